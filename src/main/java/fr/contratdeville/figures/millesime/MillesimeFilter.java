package fr.contratdeville.figures.millesime;

import fr.contratdeville.platform.paging.Conditions;
import fr.contratdeville.platform.paging.ListFilter;
import fr.contratdeville.platform.paging.Parameters;
import fr.contratdeville.platform.paging.SortKey;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

class MillesimeFilter implements ListFilter {

    @QueryParam("year")
    @Parameter(
            description = "Only millésimes of these years.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = Integer.class))
    public List<String> year;

    @QueryParam("sort")
    @Parameter(
            description = "Order; a leading minus reverses it.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"frozenAt", "-frozenAt"},
                            defaultValue = "frozenAt"))
    public List<String> sort;

    @Override
    public List<String> sort() {
        return sort;
    }

    @Override
    public List<SortKey> sorts() {
        return List.of(SortKey.time("frozenAt", "m.frozen_at"));
    }

    @Override
    public Conditions conditions(Parameters parameters) {
        return new Conditions().and("m.year in (:years)", "years", parameters.years("year", year));
    }
}
