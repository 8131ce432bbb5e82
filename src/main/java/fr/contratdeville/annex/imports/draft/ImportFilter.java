package fr.contratdeville.annex.imports.draft;

import fr.contratdeville.platform.body.Coded;
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

public class ImportFilter implements ListFilter {

    @QueryParam("contract")
    @Parameter(
            description = "Only imports for these contracts, by id.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = UUID.class))
    public List<String> contract;

    @QueryParam("year")
    @Parameter(
            description = "Only imports of these years.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = Integer.class))
    public List<String> year;

    @QueryParam("state")
    @Parameter(
            description = "Only imports in one of these states.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = ImportState.class))
    public List<String> state;

    @QueryParam("sort")
    @Parameter(
            description = "Order; a leading minus reverses it.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"year", "-year", "updatedAt", "-updatedAt"},
                            defaultValue = "year"))
    public List<String> sort;

    @Override
    public List<String> sort() {
        return sort;
    }

    @Override
    public List<SortKey> sorts() {
        return List.of(SortKey.integer("year", "i.year"), SortKey.time("updatedAt", "i.updated_at"));
    }

    @Override
    public Conditions conditions(Parameters parameters) {
        return new Conditions()
                .and("i.contract_id in (:contracts)", "contracts", parameters.uuids("contract", contract))
                .and("i.year in (:years)", "years", parameters.years("year", year))
                .and(
                        "i.state in (:states)",
                        "states",
                        Coded.codes(parameters.codes("state", state, ImportState.class)));
    }
}
