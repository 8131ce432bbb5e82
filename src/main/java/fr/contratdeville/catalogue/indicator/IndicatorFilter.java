package fr.contratdeville.catalogue.indicator;

import fr.contratdeville.platform.body.Coded;
import fr.contratdeville.platform.paging.Conditions;
import fr.contratdeville.platform.paging.ListFilter;
import fr.contratdeville.platform.paging.Parameters;
import fr.contratdeville.platform.paging.SortKey;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

class IndicatorFilter implements ListFilter {

    @QueryParam("code")
    @Parameter(
            description = "Only the indicator with this code.",
            schema = @Schema(type = SchemaType.STRING, maxLength = 200))
    public List<String> code;

    @QueryParam("label")
    @Parameter(
            description = "Part of the label, whatever its case and accents.",
            schema = @Schema(type = SchemaType.STRING, maxLength = 200))
    public List<String> label;

    @QueryParam("counts")
    @Parameter(
            description = "Only indicators that count one of these.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = Counts.class))
    public List<String> counts;

    @QueryParam("aggregation")
    @Parameter(
            description = "Only indicators with one of these rules.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = Aggregation.class))
    public List<String> aggregation;

    @QueryParam("sort")
    @Parameter(
            description = "Order; a leading minus reverses it.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"code", "-code"},
                            defaultValue = "code"))
    public List<String> sort;

    @Override
    public List<String> sort() {
        return sort;
    }

    @Override
    public List<SortKey> sorts() {
        return List.of(SortKey.text("code", "i.code collate \"C\""));
    }

    @Override
    public Conditions conditions(Parameters parameters) {
        return new Conditions()
                .and("i.code = :code", "code", parameters.text("code", code))
                .and("text_key(i.label) like text_key_pattern(:label)", "label", parameters.text("label", label))
                .and("i.counts in (:counts)", "counts", Coded.codes(parameters.codes("counts", counts, Counts.class)))
                .and(
                        "i.aggregation in (:aggregations)",
                        "aggregations",
                        Coded.codes(parameters.codes("aggregation", aggregation, Aggregation.class)));
    }
}
