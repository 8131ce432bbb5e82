package fr.contratdeville.catalogue.dimension;

import fr.contratdeville.platform.paging.Conditions;
import fr.contratdeville.platform.paging.ListFilter;
import fr.contratdeville.platform.paging.Parameters;
import fr.contratdeville.platform.paging.SortKey;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

class DimensionFilter implements ListFilter {

    @QueryParam("code")
    @Parameter(
            description = "Only the dimension with this code.",
            schema = @Schema(type = SchemaType.STRING, maxLength = 200))
    public List<String> code;

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
        return List.of(SortKey.text("code", "d.code collate \"C\""));
    }

    @Override
    public Conditions conditions(Parameters parameters) {
        return new Conditions().and("d.code = :code", "code", parameters.text("code", code));
    }
}
