package fr.contratdeville.figures.aggregate.addend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KnownTest {

    private static final UUID SMALL = new UUID(0, 1);
    private static final UUID LARGE = new UUID(0, 2);
    private static final Addend OF_LITTLE = new Addend(new byte[100]);
    private static final Addend OF_MUCH = new Addend(new byte[1000]);

    private final Known both = Known.nothing(null).and(Map.of(SMALL, OF_LITTLE, LARGE, OF_MUCH));

    private Known empty(UUID... contracts) {
        Known nothing = Known.nothing(null);
        Addend none = Addend.of(List.of(), nothing.names());
        return nothing.and(Map.of(contracts[0], none, contracts[1], none)).bundled(List.of(contracts));
    }

    @Test
    void what_has_changed_is_not_known_any_more() {
        assertThat(both.without(Set.of(LARGE), null).addends()).containsOnlyKeys(SMALL);
    }

    @Test
    void a_bundle_of_which_a_contract_has_changed_is_not_known_any_more() {
        Known known = empty(SMALL, LARGE);

        assertThat(known.bundles()).hasSize(2);
        assertThat(known.without(Set.of(LARGE), null).bundles()).hasSize(1);
        assertThat(known.bundled(List.of(SMALL, LARGE))).isSameAs(known);
    }

    @Test
    void where_there_is_no_room_for_all_the_largest_are_kept() {
        assertThat(both.within(2_000)).isSameAs(both);
        assertThat(both.within(1_200).addends()).containsOnlyKeys(LARGE);
        assertThat(both.within(0).addends()).isEmpty();
    }
}
