package fr.contratdeville.platform.paging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a page ends: the last row's place in the order. It names the question it came from, because going on from it
 * in another question's list would skip rows without anyone noticing.
 */
public record Cursor(String sort, String question, String sortValue, UUID id) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MEMBERS = 4;

    /** @return empty if the text was not made by {@link #encoded} */
    static Optional<Cursor> decode(String text) {
        try {
            String json = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            List<?> members = JSON.readValue(json, List.class);
            if (members == null
                    || members.size() != MEMBERS
                    || !members.stream().allMatch(String.class::isInstance)) {
                return Optional.empty();
            }
            return Optional.of(new Cursor(
                    (String) members.get(0), (String) members.get(1), (String) members.get(2), UUID.fromString((String)
                            members.get(3))));
        } catch (JsonProcessingException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    String encoded() {
        try {
            byte[] json = JSON.writeValueAsBytes(List.of(sort, question, sortValue, id.toString()));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
