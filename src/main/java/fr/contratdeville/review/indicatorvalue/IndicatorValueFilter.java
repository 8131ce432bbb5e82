package fr.contratdeville.review.indicatorvalue;

import fr.contratdeville.platform.paging.Conditions;
import fr.contratdeville.platform.paging.ListFilter;
import fr.contratdeville.platform.paging.Parameters;
import fr.contratdeville.platform.paging.SortKey;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

class IndicatorValueFilter {

    @QueryParam("indicator")
    @Parameter(
            description = "Only figures for these indicators, by id.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = UUID.class))
    public List<String> indicator;

    @QueryParam("sort")
    @Parameter(
            description = "Order, by the indicator's code; a leading minus reverses it.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"indicator", "-indicator"},
                            defaultValue = "indicator"))
    public List<String> sort;

    ListFilter of(UUID actionId) {
        return new ListFilter() {

            @Override
            public List<String> sort() {
                return sort;
            }

            @Override
            public List<SortKey> sorts() {
                return List.of(SortKey.text("indicator", "i.code collate \"C\""));
            }

            @Override
            public Conditions conditions(Parameters parameters) {
                return new Conditions()
                        .and("v.action_id = :action", "action", actionId)
                        .and("v.indicator_id in (:indicators)", "indicators", parameters.uuids("indicator", indicator));
            }
        };
    }
}
