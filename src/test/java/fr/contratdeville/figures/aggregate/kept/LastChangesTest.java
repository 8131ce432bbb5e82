package fr.contratdeville.figures.aggregate.kept;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LastChangesTest {

    private static final UUID DOLE = UUID.randomUUID();
    private static final UUID BESANCON = UUID.randomUUID();
    private static final Dependence ON_DOLE = new Dependence(false, Set.of(DOLE));
    private static final Dependence ON_BOTH = new Dependence(false, Set.of(DOLE, BESANCON));
    private static final Dependence ON_EVERYTHING = new Dependence(false, null);

    private final LastChanges changes = new LastChanges();

    @Test
    void a_contract_that_has_changed_is_all_that_an_answer_about_others_does_not_depend_on() {
        changes.contract(BESANCON, 7);

        assertThat(changes.noneSince(6, ON_DOLE)).isTrue();
        assertThat(changes.noneSince(6, ON_BOTH)).isFalse();
        assertThat(changes.noneSince(6, ON_EVERYTHING)).isFalse();
        assertThat(changes.noneSince(6, Dependence.ON_A_MILLESIME)).isTrue();
        assertThat(changes.noneSince(7, ON_EVERYTHING)).isTrue();
    }

    @Test
    void what_is_shared_counts_for_every_contract() {
        changes.shared(7);

        assertThat(changes.noneSince(6, ON_DOLE)).isFalse();
        assertThat(changes.noneSince(6, Dependence.ON_A_MILLESIME)).isTrue();
        assertThat(changes.noneSince(7, ON_DOLE)).isTrue();
    }

    @Test
    void where_everything_may_have_changed_no_answer_from_before_holds() {
        changes.everything(7);

        assertThat(changes.noneSince(6, ON_DOLE)).isFalse();
        assertThat(changes.noneSince(6, Dependence.ON_A_MILLESIME)).isFalse();
        assertThat(changes.noneSince(7, ON_DOLE)).isTrue();
    }

    @Test
    void more_contracts_than_are_remembered_count_as_everything() {
        changes.contract(DOLE, 7);
        for (int i = 0; i < 10_000; i++) {
            changes.contract(UUID.randomUUID(), 8);
        }

        assertThat(changes.noneSince(6, ON_DOLE)).isFalse();
    }
}
