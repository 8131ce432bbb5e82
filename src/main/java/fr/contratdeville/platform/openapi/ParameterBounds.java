package fr.contratdeville.platform.openapi;

import fr.contratdeville.platform.paging.Parameters;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** What every parameter of a kind can be: as many values, and numbers as large, as {@link Parameters} reads. */
final class ParameterBounds {

    private static final BigDecimal LARGEST = BigDecimal.valueOf(Parameters.LARGEST_INTEGER);

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
                            completeInteger(part);
                        }
                    }));
        }
    }

    private static void completeInteger(Schema integer) {
        integer.setFormat("int32");
        if (integer.getMinimum() == null) {
            integer.minimum(LARGEST.negate()).maximum(LARGEST);
        }
    }
}
