package fr.contratdeville.review.bilan.posting;

import fr.contratdeville.platform.body.Coded;
import fr.contratdeville.platform.paging.Conditions;
import fr.contratdeville.platform.paging.ListFilter;
import fr.contratdeville.platform.paging.Parameters;
import fr.contratdeville.platform.paging.SortKey;
import fr.contratdeville.platform.security.Caller;
import fr.contratdeville.review.bilan.BilanState;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

class BilanFilter {

    @QueryParam("contract")
    @Parameter(
            description = "Only bilans under these contracts, by id.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = UUID.class))
    public List<String> contract;

    @QueryParam("structure")
    @Parameter(
            description = "Only bilans of these structures, by id.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = UUID.class))
    public List<String> structure;

    @QueryParam("year")
    @Parameter(
            description = "Only bilans of these years.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = Integer.class))
    public List<String> year;

    @QueryParam("action")
    @Parameter(
            description = "Only bilans of these actions, by id.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = UUID.class))
    public List<String> action;

    @QueryParam("state")
    @Parameter(
            description = "Only bilans in one of these states.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = BilanState.class))
    public List<String> state;

    @QueryParam("publishedDiffers")
    @Parameter(
            description =
                    "Only validated bilans of which something else is published, because the agglomeration has changed it since (`true`), or all others (`false`).",
            schema = @Schema(type = SchemaType.BOOLEAN))
    public List<String> publishedDiffers;

    @QueryParam("sort")
    @Parameter(
            description = "Order; a leading minus reverses it.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"year", "-year", "structure", "-structure", "updatedAt", "-updatedAt"},
                            defaultValue = "year"))
    public List<String> sort;

    /** The same filter, which lets nothing through that is not the caller's business. */
    ListFilter seenBy(Caller caller) {
        return new ListFilter() {

            @Override
            public List<String> sort() {
                return sort;
            }

            @Override
            public List<SortKey> sorts() {
                return List.of(
                        SortKey.integer("year", "b.year"),
                        SortKey.text("structure", "s.name_key"),
                        SortKey.time("updatedAt", "b.updated_at"));
            }

            @Override
            public Conditions conditions(Parameters parameters) {
                return visible(caller)
                        .and("b.contract_id in (:contracts)", "contracts", parameters.uuids("contract", contract))
                        .and("b.structure_id in (:structures)", "structures", parameters.uuids("structure", structure))
                        .and("b.year in (:years)", "years", parameters.years("year", year))
                        .and("b.action_id in (:actions)", "actions", parameters.uuids("action", action))
                        .and(
                                "b.state in (:states)",
                                "states",
                                Coded.codes(parameters.codes("state", state, BilanState.class)))
                        .and(
                                "(published_differs(b.id) <> '{}') = :differs",
                                "differs",
                                parameters.choice("publishedDiffers", publishedDiffers));
            }
        };
    }

    /** On bilans called {@code b}. */
    private static Conditions visible(Caller caller) {
        if (caller.readsEverything()) {
            return new Conditions();
        }
        return caller.structures().isEmpty()
                ? new Conditions().and("b.state = 'validated'", true)
                : new Conditions()
                        .and(
                                "b.state = 'validated' or b.structure_id in (:own)",
                                "own",
                                List.copyOf(caller.structures()));
    }
}
