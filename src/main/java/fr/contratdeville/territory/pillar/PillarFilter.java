package fr.contratdeville.territory.pillar;

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

class PillarFilter implements ListFilter {

    @QueryParam("contract")
    @Parameter(
            description = "Only pillars of these contracts, by id.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = UUID.class))
    public List<String> contract;

    @QueryParam("sort")
    @Parameter(
            description = "Order; a leading minus reverses it.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"position", "-position", "code", "-code"},
                            defaultValue = "position"))
    public List<String> sort;

    @Override
    public List<String> sort() {
        return sort;
    }

    @Override
    public List<SortKey> sorts() {
        return List.of(SortKey.integer("position", "p.position"), SortKey.text("code", "p.code collate \"C\""));
    }

    @Override
    public Conditions conditions(Parameters parameters) {
        return new Conditions()
                .and("p.contract_id in (:contracts)", "contracts", parameters.uuids("contract", contract));
    }
}
