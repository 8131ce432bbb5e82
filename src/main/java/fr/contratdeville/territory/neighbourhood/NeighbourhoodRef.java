package fr.contratdeville.territory.neighbourhood;

import java.util.Comparator;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A neighbourhood as the actions that take place in it show it. */
@Schema(name = "NeighbourhoodRef", description = "A neighbourhood, as far as others name it.")
public record NeighbourhoodRef(
        @Schema(required = true) UUID id,

        @Schema(required = true, nullable = true, examples = "QP999001")
        String code,

        @Schema(required = true, examples = "Les Mesnils-Pasteur")
        String name) {

    /** In which they are shown. */
    public static final Comparator<NeighbourhoodRef> BY_NAME =
            Comparator.comparing(NeighbourhoodRef::name).thenComparing(NeighbourhoodRef::id);

    public static NeighbourhoodRef of(Neighbourhood neighbourhood) {
        return new NeighbourhoodRef(neighbourhood.id, neighbourhood.code, neighbourhood.name);
    }
}
