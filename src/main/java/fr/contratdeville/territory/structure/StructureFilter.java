package fr.contratdeville.territory.structure;

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

class StructureFilter implements ListFilter {

    @QueryParam("contract")
    @Parameter(
            description = "Only structures that carry actions under these contracts, by id.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = UUID.class))
    public List<String> contract;

    @QueryParam("name")
    @Parameter(
            description = "Part of the name or the short name, whatever its case and accents.",
            schema = @Schema(type = SchemaType.STRING, maxLength = 200))
    public List<String> name;

    @QueryParam("kind")
    @Parameter(
            description = "Only these kinds.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = StructureKind.class))
    public List<String> kind;

    @QueryParam("siret")
    @Parameter(
            description = "Only the structure with this SIRET.",
            schema = @Schema(type = SchemaType.STRING, maxLength = 200))
    public List<String> siret;

    @QueryParam("rna")
    @Parameter(
            description = "Only structures with this RNA number.",
            schema = @Schema(type = SchemaType.STRING, maxLength = 200))
    public List<String> rna;

    @QueryParam("successor")
    @Parameter(
            description = "Only structures that have become one of these, by id.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = UUID.class))
    public List<String> successor;

    @QueryParam("sort")
    @Parameter(
            description = "Order; a leading minus reverses it.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"name", "-name", "updatedAt", "-updatedAt"},
                            defaultValue = "name"))
    public List<String> sort;

    @Override
    public List<String> sort() {
        return sort;
    }

    @Override
    public List<SortKey> sorts() {
        return List.of(SortKey.text("name", "s.name_key"), SortKey.time("updatedAt", "s.updated_at"));
    }

    @Override
    public Conditions conditions(Parameters parameters) {
        return new Conditions()
                .and(
                        "exists (select from action a where a.structure_id = s.id and a.contract_id in (:contracts))",
                        "contracts",
                        parameters.uuids("contract", contract))
                .and(
                        "s.name_key like text_key_pattern(:name) or text_key(s.short_name) like text_key_pattern(:name)",
                        "name",
                        parameters.text("name", name))
                .and("s.kind in (:kinds)", "kinds", Coded.codes(parameters.codes("kind", kind, StructureKind.class)))
                .and("s.successor_id in (:successors)", "successors", parameters.uuids("successor", successor))
                .and("s.siret = :siret", "siret", parameters.text("siret", siret))
                .and("s.rna = :rna", "rna", parameters.text("rna", rna));
    }
}
