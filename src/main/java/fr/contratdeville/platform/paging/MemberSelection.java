package fr.contratdeville.platform.paging;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.filter.FilteringGeneratorDelegate;
import com.fasterxml.jackson.core.filter.TokenFilter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Some members of items, to be written as they are written among all. */
public final class MemberSelection {

    private static final String ID = "id";

    private final Members ofAnItem = new Members();

    /** @param names of members, and after a dot of members inside them */
    MemberSelection(Collection<String> names) {
        ofAnItem.add(ID);
        names.forEach(ofAnItem::add);
    }

    /** @param answer an item, or a page of items */
    public byte[] written(Object answer, ObjectMapper json) {
        TokenFilter members = answer instanceof Page<?> ? new OfAPage() : ofAnItem;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator some = new FilteringGeneratorDelegate(
                json.createGenerator(bytes), members, TokenFilter.Inclusion.INCLUDE_ALL_AND_PATH, true)) {
            json.writeValue(some, answer);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private final class OfAPage extends TokenFilter {

        @Override
        public TokenFilter includeProperty(String name) {
            return name.equals("items") ? ofAnItem : INCLUDE_ALL;
        }
    }

    private static final class Members extends TokenFilter {

        private final Map<String, TokenFilter> filters = new HashMap<>();

        void add(String name) {
            int dot = name.indexOf('.');
            if (dot < 0) {
                filters.put(name, INCLUDE_ALL);
            } else if (filters.computeIfAbsent(name.substring(0, dot), outer -> new Members())
                    instanceof Members inner) {
                inner.add(name.substring(dot + 1));
            }
        }

        /** Null leaves it out. */
        @Override
        public TokenFilter includeProperty(String name) {
            return filters.get(name);
        }

        @Override
        public boolean includeEmptyArray(boolean contentsFiltered) {
            return true;
        }
    }
}
