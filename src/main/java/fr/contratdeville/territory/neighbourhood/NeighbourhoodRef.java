package fr.contratdeville.territory.neighbourhood;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A neighbourhood as the actions that take place in it show it. */
@Schema(name = "NeighbourhoodRef")
public record NeighbourhoodRef(
        @Schema(required = true) UUID id,

        @Schema(required = true, nullable = true, examples = "QP999001")
        String code,

        @Schema(required = true, examples = "Les Mesnils-Pasteur")
        String name) {

    private static final int MEMBERS = 3;

    public static final Comparator<NeighbourhoodRef> BY_NAME =
            Comparator.comparing(NeighbourhoodRef::name).thenComparing(NeighbourhoodRef::id);

    public static NeighbourhoodRef of(Neighbourhood neighbourhood) {
        return new NeighbourhoodRef(neighbourhood.id, neighbourhood.code, neighbourhood.name);
    }

    /** Of the id, the code and the name of each, one after the other: in the order in which people look for them. */
    public static List<NeighbourhoodRef> inOrder(List<String> texts) {
        return IntStream.range(0, texts.size() / MEMBERS)
                .mapToObj(i -> texts.subList(i * MEMBERS, (i + 1) * MEMBERS))
                .map(members -> new NeighbourhoodRef(UUID.fromString(members.get(0)), members.get(1), members.get(2)))
                .sorted(BY_NAME)
                .toList();
    }
}
