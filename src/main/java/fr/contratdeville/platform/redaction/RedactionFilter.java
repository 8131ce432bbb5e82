package fr.contratdeville.platform.redaction;

import fr.contratdeville.platform.paging.Conditions;
import fr.contratdeville.platform.paging.ListFilter;
import fr.contratdeville.platform.paging.Parameters;
import fr.contratdeville.platform.paging.SortKey;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

class RedactionFilter implements ListFilter {

    @QueryParam("sort")
    @Parameter(
            description = "Order; a leading minus reverses it.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"at", "-at"},
                            defaultValue = "at"))
    public List<String> sort;

    @Override
    public List<String> sort() {
        return sort;
    }

    @Override
    public List<SortKey> sorts() {
        return List.of(SortKey.time("at", "r.redacted_at"));
    }

    @Override
    public Conditions conditions(Parameters parameters) {
        return new Conditions();
    }
}
