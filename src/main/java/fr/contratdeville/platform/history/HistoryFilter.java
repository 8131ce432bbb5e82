package fr.contratdeville.platform.history;

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

/** The parameters that every history takes. */
public class HistoryFilter {

    @QueryParam("sort")
    @Parameter(
            description = "Order, oldest first; a leading minus reverses it.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"at", "-at"},
                            defaultValue = "at"))
    public List<String> sort;

    /** The history of an action with its figures. Its bilan has one of its own. */
    public ListFilter ofAction(UUID action, OwnTimes own) {
        return of("c.action_id = :action and c.bilan_id is null", "action", action, own);
    }

    public ListFilter ofBilan(UUID bilan, OwnTimes own) {
        return of("c.bilan_id = :bilan", "bilan", bilan, own);
    }

    private ListFilter of(String condition, String parameter, UUID id, OwnTimes own) {
        return new ListFilter() {

            @Override
            public List<String> sort() {
                return sort;
            }

            @Override
            public List<SortKey> sorts() {
                // Two changes can bear the same time, and a clock can be set back.
                return List.of(SortKey.number("at", "c.position"));
            }

            @Override
            public Conditions conditions(Parameters parameters) {
                return own.narrow(new Conditions().and(condition, parameter, id));
            }
        };
    }
}
