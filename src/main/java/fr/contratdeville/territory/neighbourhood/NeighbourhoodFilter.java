package fr.contratdeville.territory.neighbourhood;

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

class NeighbourhoodFilter implements ListFilter {

    @QueryParam("contract")
    @Parameter(
            description = "Only neighbourhoods of these contracts, by id.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = UUID.class))
    public List<String> contract;

    @QueryParam("name")
    @Parameter(
            description = "Part of the name, whatever its case and accents.",
            schema = @Schema(type = SchemaType.STRING, maxLength = 200))
    public List<String> name;

    @QueryParam("sort")
    @Parameter(
            description = "Order; a leading minus reverses it.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"name", "-name"},
                            defaultValue = "name"))
    public List<String> sort;

    @Override
    public List<String> sort() {
        return sort;
    }

    @Override
    public List<SortKey> sorts() {
        return List.of(SortKey.text("name", "n.name_key"));
    }

    @Override
    public Conditions conditions(Parameters parameters) {
        return new Conditions()
                .and("n.contract_id in (:contracts)", "contracts", parameters.uuids("contract", contract))
                .and("n.name_key like text_key_pattern(:name)", "name", parameters.text("name", name));
    }
}
