package fr.contratdeville.platform.openapi;

import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * A reference says all of what it refers to, and has no type beside it: SmallRye (smallrye-open-api-core 4.2.4) also writes the
 * type that it finds, and clients are generated that have another class for each of them.
 */
final class References {

    private References() {}

    /** In the schema and in all that it is made of. */
    static void tidy(Schema schema) {
        Parts.forEachIn(schema, part -> {
            if (part.getRef() != null || part.getAnyOf() != null) {
                part.setType(null);
            }
        });
    }
}
