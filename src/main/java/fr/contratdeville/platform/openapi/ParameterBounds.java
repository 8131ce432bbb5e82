package fr.contratdeville.platform.openapi;

import fr.contratdeville.platform.body.Years;
import fr.contratdeville.platform.paging.Parameters;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** What every parameter of a kind can be: as many values, and such years, as {@link Parameters} reads. */
final class ParameterBounds {

    private static final String YEAR = "year";

    private ParameterBounds() {}

    static void complete(Operation operation) {
        if (operation.getParameters() != null) {
            operation
                    .getParameters()
                    .forEach(parameter -> Parts.forEachIn(parameter.getSchema(), part -> {
                        Formats.tell(part);
                        List<SchemaType> type = part.getType() == null ? List.of() : part.getType();
                        if (type.contains(SchemaType.ARRAY)) {
                            part.maxItems(Parameters.MOST_VALUES);
                        }
                        if (type.contains(SchemaType.STRING)
                                && part.getMaxLength() == null
                                && part.getEnumeration() == null) {
                            part.maxLength(
                                    parameter.getIn() == Parameter.In.HEADER
                                            ? Headers.LONGEST
                                            : Formats.LONGEST_ADDRESS);
                        }
                        if (type.contains(SchemaType.INTEGER)) {
                            completeInteger(part, parameter.getName());
                        }
                    }));
        }
    }

    private static void completeInteger(Schema integer, String parameter) {
        integer.setFormat("int32");
        if (parameter.startsWith(YEAR)) {
            integer.minimum(BigDecimal.valueOf(Years.FIRST)).maximum(BigDecimal.valueOf(Years.LAST));
        }
    }
}
