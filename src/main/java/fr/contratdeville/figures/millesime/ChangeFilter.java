package fr.contratdeville.figures.millesime;

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

class ChangeFilter {

    @QueryParam("sort")
    @Parameter(
            description = "Order; a leading minus reverses it.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"dataset", "-dataset"},
                            defaultValue = "dataset"))
    public List<String> sort;

    ListFilter since(UUID millesime) {
        return new ListFilter() {

            @Override
            public List<String> sort() {
                return sort;
            }

            @Override
            public List<SortKey> sorts() {
                return List.of(SortKey.text("dataset", "c.dataset collate \"C\""));
            }

            @Override
            public Conditions conditions(Parameters parameters) {
                return new Conditions().and("m.id = :millesime", "millesime", millesime);
            }
        };
    }
}
