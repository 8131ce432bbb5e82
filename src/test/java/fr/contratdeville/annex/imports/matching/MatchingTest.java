package fr.contratdeville.annex.imports.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatchingTest {

    private static final UUID ODG = new UUID(0, 1);
    private static final UUID MISSION = new UUID(0, 2);
    private static final UUID OTHER_MISSION = new UUID(0, 3);

    private static final List<KnownStructure> KNOWN = List.of(
            KnownStructure.of(ODG, "Centre social Olympe de Gouges", "Centre social ODG", "35600000000048"),
            KnownStructure.of(MISSION, "Mission locale de Dole", "MLD", null),
            KnownStructure.of(OTHER_MISSION, "Mission locale de Lons", null, null));

    private static Matching match(String name) {
        return Matching.of(name, null, KNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Centre social Olympe de Gouges",
                "CENTRE SOCIAL  OLYMPE DE GOUGES",
                "Centre social « Olympe de Gouges »",
                "Centre social ODG",
                "Centre sociàl\u00a0Odg"
            })
    void the_same_name_is_taken_however_it_is_spelt(String name) {
        assertThat(match(name).taken().structureId()).isEqualTo(ODG);
    }

    @Test
    void a_siret_is_taken_whatever_the_name() {
        assertThat(Matching.of("Tout autre chose", "35600000000048", KNOWN)
                        .taken()
                        .structureId())
                .isEqualTo(ODG);
        assertThat(Matching.of("Centre social Olympe de Gouges", "73282932000074", KNOWN)
                        .taken())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Centre social Olympe de Gouge", "CSOG", "Mission locale"})
    void what_is_merely_alike_is_offered_and_never_taken(String name) {
        Matching matching = match(name);

        assertThat(matching.taken()).isNull();
        assertThat(matching.hasAlike()).isTrue();
        assertThat(matching.offered()).isNotEmpty();
    }

    @Test
    void the_likeliest_is_offered_first() {
        assertThat(match("Mission locale de Dôle et environs").offered().get(0).structureId())
                .isEqualTo(MISSION);
    }

    @Test
    void of_two_of_the_same_name_none_is_taken() {
        List<KnownStructure> twice =
                List.of(KnownStructure.of(ODG, "CCAS", null, null), KnownStructure.of(MISSION, "Ccas", null, null));

        Matching matching = Matching.of("CCAS", null, twice);

        assertThat(matching.taken()).isNull();
        assertThat(matching.offered()).hasSize(2);
    }

    @Test
    void what_is_like_nothing_is_to_be_made() {
        assertThat(match("Jardins partagés").hasAlike()).isFalse();
        assertThat(match("Jardins partagés").offered()).isEmpty();
        assertThat(match(null).offered()).isEmpty();
    }
}
