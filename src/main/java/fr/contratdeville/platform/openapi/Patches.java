package fr.contratdeville.platform.openapi;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** What is sent to change only some members: the same members, none required, each of which null removes (RFC 7396). */
final class Patches {

    private Patches() {}

    /**
     * @param request the name of what is sent to replace all
     * @param whole its schema
     */
    static Schema of(String request, Schema whole) {
        Schema patch = OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("Members of `%s` to change, as a JSON Merge Patch (RFC 7396): null removes one."
                        .formatted(request))
                .additionalPropertiesBoolean(false);
        whole.getProperties().forEach((name, member) -> patch.addProperty(name, nullable(member)));
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
