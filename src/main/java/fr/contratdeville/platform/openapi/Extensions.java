package fr.contratdeville.platform.openapi;

import fr.contratdeville.platform.problem.ProblemType;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** What problems of some kinds say beside what all say (RFC 9457, section 3.2). */
final class Extensions {

    private static final int LENGTH_OF_A_DIGEST = 64;

    private Extensions() {}

    static void addTo(Components components) {
        Schema problem = components.getSchemas().get("Problem");
        Map<String, Schema> members = new LinkedHashMap<>(problem.getProperties());
        members.put(
                "line",
                described(place(12), "The line of the body that cannot be read, from 1.", ProblemType.MALFORMED_JSON));
        members.put("column", described(place(7), "The place in that line, from 1.", ProblemType.MALFORMED_JSON));
        members.put(
                "references",
                described(
                        list(reference("Reference")),
                        "What refers to the item, kind by kind; to a contract, in the years that it would lose.",
                        ProblemType.STILL_REFERENCED,
                        ProblemType.YEARS_IN_USE));
        members.put(
                "bilan",
                described(
                        address("/api/v1/bilans/01a205c7-2f5a-712a-a8ef-c54d8a41c872"),
                        "The bilan that there is already.",
                        ProblemType.BILAN_EXISTS));
        members.put(
                "state",
                described(reference("BilanState"), "The state that the bilan is in.", ProblemType.WRONG_STATE));
        members.put(
                "overwrites",
                described(
                        list(reference("Overwritten")),
                        "What is published otherwise than the bilan says, and was not written by it.",
                        ProblemType.WOULD_OVERWRITE));
        members.put(
                "overwrite",
                described(
                        digest(),
                        "What to send as the parameter `overwrite` to overwrite just that.",
                        ProblemType.WOULD_OVERWRITE));
        members.put(
                "fullPull",
                described(
                        address("/api/v1/exports"),
                        "Where to begin anew.",
                        ProblemType.EXPIRED_TOKEN,
                        ProblemType.FOREIGN_TOKEN,
                        ProblemType.SCHEMA_CHANGED));
        members.put(
                "open",
                described(
                        list(address("/api/v1/exports/pulls/01a205c7-2f5a-712a-a8ef-c54d8a41c872")),
                        "The caller's pulls that are open: to be resumed or given up.",
                        ProblemType.PULLS_LEFT_OPEN,
                        ProblemType.TOO_MANY_PULLS));
        problem.setProperties(members);
    }

    private static Schema described(Schema member, String description, ProblemType... types) {
        return member.description(Stream.of(types)
                .map(type -> "`" + type.code() + "`")
                .collect(Collectors.joining(", ", description + " Of ", ".")));
    }

    private static Schema reference(String schema) {
        return OASFactory.createSchema().ref("#/components/schemas/" + schema);
    }

    private static Schema list(Schema items) {
        return OASFactory.createSchema().addType(SchemaType.ARRAY).items(items);
    }

    private static Schema address(String example) {
        return text().format("uri-reference").examples(List.of(example));
    }

    private static Schema digest() {
        return text().minLength(LENGTH_OF_A_DIGEST)
                .maxLength(LENGTH_OF_A_DIGEST)
                .pattern("^[0-9a-f]{64}$")
                .examples(List.of("5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9"));
    }

    private static Schema place(int example) {
        return OASFactory.createSchema()
                .addType(SchemaType.INTEGER)
                .format("int32")
                .minimum(BigDecimal.ONE)
                .examples(List.of(example));
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }
}
