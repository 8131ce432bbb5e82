package fr.contratdeville.territory.citycontract;

import fr.contratdeville.platform.paging.Conditions;
import fr.contratdeville.platform.paging.ListFilter;
import fr.contratdeville.platform.paging.Parameters;
import fr.contratdeville.platform.paging.SortKey;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

class CityContractFilter implements ListFilter {

    @QueryParam("code")
    @Parameter(
            description = "Only the contract with this code.",
            schema = @Schema(type = SchemaType.STRING, maxLength = 200))
    public List<String> code;

    @QueryParam("name")
    @Parameter(
            description = "Part of the name, whatever its case and accents.",
            schema = @Schema(type = SchemaType.STRING, maxLength = 200))
    public List<String> name;

    @QueryParam("year")
    @Parameter(description = "Only contracts that cover this year.", schema = @Schema(type = SchemaType.INTEGER))
    public List<String> year;

    @QueryParam("sort")
    @Parameter(
            description = "Order; a leading minus reverses it.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"name", "-name", "code", "-code", "firstYear", "-firstYear"},
                            defaultValue = "name"))
    public List<String> sort;

    @Override
    public List<String> sort() {
        return sort;
    }

    @Override
    public List<SortKey> sorts() {
        return List.of(
                SortKey.text("name", "c.name_key"),
                SortKey.text("code", "c.code collate \"C\""),
                SortKey.integer("firstYear", "c.first_year"));
    }

    @Override
    public Conditions conditions(Parameters parameters) {
        return new Conditions()
                .and("c.code = :code", "code", parameters.text("code", code))
                .and("c.name_key like text_key_pattern(:name)", "name", parameters.text("name", name))
                .and(":year between c.first_year and c.last_year", "year", parameters.year("year", year));
    }
}
