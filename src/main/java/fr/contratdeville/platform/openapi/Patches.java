package fr.contratdeville.platform.openapi;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** What is sent to change only some members: the same members, none required; null removes one (RFC 7396), if it may be absent. */
final class Patches {

    private static final String AS_A_PATCH = "as a JSON Merge Patch (RFC 7396): null removes one that may be absent.";

    private Patches() {}

    /** @param request the name of what is sent to replace all */
    static String partOf(String request) {
        return "Members of `%s` to change, %s".formatted(request, AS_A_PATCH);
    }

    /** @param whole the schema of what would replace all */
    static Schema of(Schema whole) {
        Schema patch = OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("Members to change, " + AS_A_PATCH)
                .additionalPropertiesBoolean(false);
        List<String> required = whole.getRequired() == null ? List.of() : whole.getRequired();
        whole.getProperties()
                .forEach(
                        (name, member) -> patch.addProperty(name, required.contains(name) ? member : nullable(member)));
        return patch;
    }

    private static Schema nullable(Schema member) {
        if (member.getAnyOf() != null) {
            return member;
        }
        Schema nullable = OASFactory.createSchema();
        nullable.setAll(member.getAll());
        nullable.setDefaultValue(null);
        if (member.getRef() != null) {
            References.letBeNull(nullable);
            return nullable;
        }
        if (member.getType().contains(SchemaType.NULL)) {
            return nullable;
        }
        nullable.setType(member.getType());
        return nullable.addType(SchemaType.NULL);
    }
}
