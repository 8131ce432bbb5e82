package fr.contratdeville.platform.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.contratdeville.platform.body.Decimals;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A row as it was recorded, told in the words of the API. */
public final class Image {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Map<String, String> NAMED_OTHERWISE = Map.of("lower_bound", "lower", "upper_bound", "upper");
    private static final String TIME = "_at";

    /** They move with every change, and so tell nothing of it. */
    private static final Set<String> ALWAYS_CHANGING = Set.of("version", "updatedAt");

    private Image() {}

    /** @return null if there was no row */
    public static SortedMap<String, Object> of(String json) {
        if (json == null) {
            return null;
        }
        SortedMap<String, Object> members = new TreeMap<>();
        columns(json).forEach((column, value) -> members.put(memberFor(column), valueFor(column, value)));
        return members;
    }

    /** The members that tell one image from the next; none if there are not two. */
    static List<String> differences(Map<String, Object> before, Map<String, Object> after) {
        if (before == null || after == null) {
            return List.of();
        }
        Set<String> members = new TreeSet<>(before.keySet());
        members.addAll(after.keySet());
        members.removeAll(ALWAYS_CHANGING);
        return members.stream()
                .filter(member -> !Objects.equals(before.get(member), after.get(member)))
                .toList();
    }

    /** The name of a table or a column, as the API has it. */
    public static String memberFor(String name) {
        String[] words = NAMED_OTHERWISE.getOrDefault(name, name).split("_");
        StringBuilder member = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            member.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return member.toString();
    }

    private static Object valueFor(String column, Object value) {
        if (value instanceof BigDecimal number) {
            return Decimals.plain(number);
        }
        return column.endsWith(TIME) && value instanceof String time
                ? OffsetDateTime.parse(time).toInstant()
                : value;
    }

    private static Map<String, Object> columns(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
