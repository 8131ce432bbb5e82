package fr.contratdeville.platform.openapi;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** What all strings of a format are: how long, in what form, for example. */
final class Formats {

    private static final String UUID = "uuid";
    private static final String TIME = "date-time";
    private static final String ADDRESS = "uri-reference";

    private static final int LENGTH_OF_A_UUID = 36;

    /** With nanoseconds, in UTC. */
    private static final int LONGEST_TIME = "2022-03-10T16:15:50.123456789Z".length();

    /** As long as a request's address may be (quarkus.http.limits.max-initial-line-length). */
    static final int LONGEST_ADDRESS = 65_536;

    private static final Map<String, String> DESCRIPTIONS = Map.of(
            UUID, "Given once, and to nothing else ever (RFC 9562).",
            TIME, "A moment, in UTC (RFC 3339).",
            ADDRESS, "An address, below that of the service (RFC 3986).");

    private Formats() {}

    static void tell(Schema schema) {
        if (schema.getFormat() == null) {
            return;
        }
        switch (schema.getFormat()) {
            case UUID ->
                schema.pattern("^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$")
                        .minLength(LENGTH_OF_A_UUID)
                        .maxLength(LENGTH_OF_A_UUID);
            case TIME -> schema.maxLength(LONGEST_TIME);
            case ADDRESS -> schema.maxLength(LONGEST_ADDRESS);
            default -> {
                return;
            }
        }
        if (schema.getDescription() == null) {
            schema.setDescription(DESCRIPTIONS.get(schema.getFormat()));
        }
        if (schema.getExamples() == null && !schema.getFormat().equals(ADDRESS)) {
            schema.setExamples(List.of(
                    schema.getFormat().equals(UUID)
                            ? "01a205c7-2f5a-712a-a8ef-c54d8a41c872"
                            : "2026-11-25T15:32:54.565887Z"));
        }
    }
}
