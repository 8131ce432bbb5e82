package fr.contratdeville.platform.openapi;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * A reference says all of what it refers to, and has no type beside it: SmallRye (smallrye-open-api-core 4.2.4) also writes the
 * type that it finds, and clients are generated that have another class for each of them.
 */
public final class References {

    /** Beside a {@code ref} that may be null: SmallRye drops {@code nullable} there. */
    public static final String OR_NULL = "x-or-null";

    private References() {}

    /** In the schema and in all that it is made of. */
    static void tidy(Schema schema) {
        Parts.forEachIn(schema, part -> {
            if (part.getRef() != null && part.hasExtension(OR_NULL)) {
                part.removeExtension(OR_NULL);
                letBeNull(part);
            }
            if (part.getRef() != null || part.getAnyOf() != null) {
                part.setType(null);
            }
        });
    }

    /** What is referred to, or null. */
    static void letBeNull(Schema reference) {
        String ref = reference.getRef();
        reference.setRef(null);
        reference.setAnyOf(List.of(
                OASFactory.createSchema().ref(ref), OASFactory.createSchema().addType(SchemaType.NULL)));
    }
}
