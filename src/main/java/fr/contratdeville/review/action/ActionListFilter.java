package fr.contratdeville.review.action;

import fr.contratdeville.platform.paging.Conditions;
import fr.contratdeville.platform.paging.ListFilter;
import fr.contratdeville.platform.paging.Parameters;
import fr.contratdeville.platform.paging.SortKey;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

class ActionListFilter extends ActionFilter implements ListFilter {

    @QueryParam("sort")
    @Parameter(
            description = "Order; a leading minus reverses it.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {
                                "year",
                                "-year",
                                "title",
                                "-title",
                                "structure",
                                "-structure",
                                "updatedAt",
                                "-updatedAt",
                                "contentUpdatedAt",
                                "-contentUpdatedAt"
                            },
                            defaultValue = "year"))
    public List<String> sort;

    @Override
    public Conditions conditions(Parameters parameters) {
        return read(parameters).conditions();
    }

    @Override
    public List<String> sort() {
        return sort;
    }

    @Override
    public List<SortKey> sorts() {
        return List.of(
                SortKey.integer("year", "a.year"),
                SortKey.text("title", "a.title_key"),
                SortKey.text("structure", "s.name_key").in("join structure s on s.id = a.structure_id", "a.id"),
                SortKey.time("updatedAt", "a.updated_at"),
                SortKey.time("contentUpdatedAt", "content.changed_at")
                        .in(
                                "join action_content content on content.contract_id = a.contract_id and content.action_id = a.id",
                                "content.action_id"));
    }
}
