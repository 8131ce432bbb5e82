package fr.contratdeville.platform.openapi;

import fr.contratdeville.platform.frozen.ServesMillesimes;
import fr.contratdeville.platform.paging.GivenReason;
import fr.contratdeville.platform.paging.SaysWhyItself;
import fr.contratdeville.platform.paging.SelectsFields;
import fr.contratdeville.platform.paging.SharedParameter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jboss.jandex.MethodInfo;

/** The query parameters that every operation of a kind takes. */
final class QueryParameters {

    private final Methods methods;

    QueryParameters(Methods methods) {
        this.methods = methods;
    }

    void complete(HttpMethod verb, Operation operation) {
        MethodInfo method = methods.answering(operation);
        if (method != null && method.hasAnnotation(SelectsFields.class)) {
            operation.addParameter(fields());
        }
        if (method != null && method.hasAnnotation(ServesMillesimes.class)) {
            operation.addParameter(millesime());
        }
        if (method != null && verb != HttpMethod.GET && !method.hasAnnotation(SaysWhyItself.class)) {
            operation.addParameter(reason());
        }
    }

    private static Parameter fields() {
        return parameter(
                SharedParameter.FIELDS,
                "Names of members, joined by commas: of each item, only these are answered, and its `id`. All others are left out, also those that the schema requires. `structure.name` is one inside another.",
                "title,year,structure.name",
                OASFactory.createSchema()
                        .addType(Schema.SchemaType.STRING)
                        .pattern("^[A-Za-z]+(\\.[A-Za-z]+)?(,[A-Za-z]+(\\.[A-Za-z]+)?)*$"));
    }

    private static Parameter millesime() {
        return parameter(
                SharedParameter.MILLESIME,
                "Id or code of a millésime: answers from what was published when it was frozen, not from what is now.",
                "2023-1",
                OASFactory.createSchema().addType(Schema.SchemaType.STRING));
    }

    private static Parameter reason() {
        return parameter(
                SharedParameter.REASON,
                "Why this is written, for the history and for what tells the changes since a millésime.",
                "Chiffre corrigé d’après la feuille de présence",
                OASFactory.createSchema()
                        .addType(Schema.SchemaType.STRING)
                        .minLength(1)
                        .maxLength(GivenReason.LONGEST));
    }

    private static Parameter parameter(SharedParameter name, String description, String example, Schema schema) {
        return OASFactory.createParameter()
                .name(name.code())
                .in(Parameter.In.QUERY)
                .description(description)
                .example(example)
                .schema(schema);
    }
}
