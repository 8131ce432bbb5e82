package fr.contratdeville.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.OwnDatabase;
import fr.contratdeville.testing.TwoRoles;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service's role may not do, where another one owns the tables. That it may do all else, every other test shows. */
@QuarkusTest
class ServiceRoleTest extends ApiTest {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String NOT_UPDATABLE = "55000";

    @Inject
    AgroalDataSource pool;

    @Inject
    Flyway flyway;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table action add column cost numeric",
                "alter table action disable trigger all",
                "alter table action disable trigger history",
                "alter table recorded_change disable trigger recorded_changes_stay",
                "alter function record_change() security invoker",
                "create or replace function record_change() returns trigger language sql return null",
                "create trigger later after insert on action for each row execute function millesime.stay_as_they_are()",
                "create table public.own (id integer)",
                "create schema own",
                "drop table dataset_load",
                "drop trigger history on action",
                "truncate action",
                "truncate indicator_value cascade",
                "truncate recorded_change",
                "set session_replication_role = replica",
                "set role postgres",
                "insert into recorded_change (dataset, row_id, operation, after)"
                        + " values ('action', gen_random_uuid(), 'created', '{}')",
                "update recorded_change set reason = 'Autre'",
                "delete from recorded_change",
                "update action_content set changed_at = now()",
                "insert into millesime (year, number, sha256) values (2023, 1, '')",
                "insert into millesime.action (millesime_id, id, contract_id)"
                        + " values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid())",
                "update millesime.action set title = 'Autre'",
                "delete from millesime_content",
                "update flyway_schema_history set checksum = 0",
                "insert into redaction (basis, live, history, frozen, answers) values ('published_by_mistake', 0, 0, 0, 0)",
                "delete from millesime_redaction",
                "call erase_name_from('action', 'Autre', null)",
                "lock table recorded_change in share row exclusive mode"
            })
    void what_would_get_round_the_triggers_is_refused(String attempt) {
        expectRefusal(attempt, INSUFFICIENT_PRIVILEGE);
    }

    @ParameterizedTest
    @CsvSource({"recorded_change_lock, entries", "millesime_lock, millesimes"})
    void who_may_lock_a_table_by_its_view_may_not_write_it(String view, String column) throws SQLException {
        asTheService("lock table %s in share row exclusive mode".formatted(view));

        expectRefusal("update %s set %s = 0".formatted(view, column), NOT_UPDATABLE);
        expectRefusal("delete from " + view, NOT_UPDATABLE);
    }

    @Test
    void a_role_that_may_do_more_stops_the_migration() throws SQLException {
        try (OwnDatabase own = new OwnDatabase(flyway, "")) {
            own.migrateTo("latest");
            own.migrateTo("latest");
            for (String more : List.of(
                    "truncate on action",
                    "update on recorded_change",
                    "insert on millesime",
                    "create on schema public")) {
                own.write("grant %s to public".formatted(more));
                assertThatThrownBy(() -> own.migrateTo("latest"))
                        .isInstanceOf(FlywayException.class)
                        .hasMessageContaining(TwoRoles.SERVICE + " may ")
                        .hasMessageContaining(" and must not");
                own.write("revoke %s from public".formatted(more));
            }
            own.migrateTo("latest");
        }
    }

    @Test
    void a_role_that_can_become_the_owner_stops_the_migration() throws SQLException {
        execute("grant postgres to %s with inherit false".formatted(TwoRoles.SERVICE));
        try (OwnDatabase own = new OwnDatabase(flyway, "")) {
            assertThatThrownBy(() -> own.migrateTo("latest")).hasMessageContaining("can become postgres");
        } finally {
            execute("revoke postgres from %s".formatted(TwoRoles.SERVICE));
        }
    }

    private void expectRefusal(String attempt, String state) {
        assertThatThrownBy(() -> asTheService(attempt))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refusal -> assertThat(refusal.getSQLState()).isEqualTo(state));
    }

    private void asTheService(String sql) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } finally {
                connection.rollback();
            }
        }
    }
}
