package fr.contratdeville.platform.history;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.review.action.Action;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SigningTest extends ApiTest {

    private static final String SERVICE = "service, contrat-de-ville-api, service";
    private static final String UNSIGNED = "postgres, postgres, database";

    @Inject
    Signing signing;

    @Inject
    EntityManager entities;

    private String action;

    @BeforeEach
    void oneAction() {
        action = Stored.action(Stored.contract("dole", 2015, 2023), Stored.structure("CCAS"), 2023, "PRE");
    }

    private String lastSigner() throws SQLException {
        return query(Recorded.signersOf(action)).stream()
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private void retitle(String title) {
        entities.createNativeQuery("update action set title = :title")
                .setParameter("title", title)
                .executeUpdate();
    }

    @Test
    void what_the_service_writes_by_itself_is_signed_as_its_own() throws SQLException {
        QuarkusTransaction.requiringNew().run(() -> {
            signing.sign();
            retitle("Nouveau titre");
        });

        assertThat(lastSigner()).isEqualTo(SERVICE);
    }

    @Test
    void a_reason_is_recorded() throws SQLException {
        QuarkusTransaction.requiringNew().run(() -> {
            signing.sign("Corrigé après relecture");
            retitle("Nouveau titre");
        });

        assertThat(lastSigner()).isEqualTo(SERVICE + ", Corrigé après relecture");
    }

    @Test
    void signing_again_without_a_reason_keeps_it() throws SQLException {
        QuarkusTransaction.requiringNew().run(() -> {
            signing.sign("Corrigé après relecture");
            signing.sign();
            retitle("Nouveau titre");
        });

        assertThat(lastSigner()).isEqualTo(SERVICE + ", Corrigé après relecture");
    }

    @Test
    void another_reason_holds_from_then_on() throws SQLException {
        QuarkusTransaction.requiringNew().run(() -> {
            signing.sign();
            retitle("Un");
            signing.sign("Réouvert");
            retitle("Deux");
        });

        assertThat(query(Recorded.signersOf(action)).stream().skip(1)).containsExactly(SERVICE, SERVICE + ", Réouvert");
    }

    @Test
    void the_signature_ends_with_the_transaction() throws SQLException {
        for (int i = 0; i < 20; i++) {
            QuarkusTransaction.requiringNew().run(() -> signing.sign("Corrigé après relecture"));
            execute("update action set title = 'Titre %d'".formatted(i));
        }

        assertThat(query(Recorded.signersOf(action)).stream().skip(1))
                .hasSize(20)
                .containsOnly(UNSIGNED);
    }

    @Test
    void what_waits_to_be_written_is_not_written_before_it_is_signed() throws SQLException {
        QuarkusTransaction.requiringNew().run(() -> {
            entities.createQuery("from Action", Action.class).getSingleResult().title = "Nouveau titre";
            signing.sign("Corrigé après relecture");
        });

        assertThat(query(Recorded.signersOf(action)).stream().skip(1))
                .containsExactly(SERVICE + ", Corrigé après relecture");
    }
}
