package fr.contratdeville.start;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.OwnDatabase;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That migrations bring along what is there already: in a database of their own, in which it is put in between. */
@QuarkusTest
class MigrationOfRowsTest extends ApiTest {

    private static final String WITH_A_BREAKDOWN = """
            insert into city_contract (id, version, created_at, updated_at, code, name, epci_name, first_year, last_year)
                values ('00000000-0000-4000-8000-000000000001', 1, now(), now(), 'CV', 'Contrat', 'EPCI', 2015, 2023);
            insert into pillar (id, contract_id, version, created_at, updated_at, code, label, position)
                values ('00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000001', 1, now(), now(),
                    'emploi', 'Emploi', 1);
            insert into structure (id, version, created_at, updated_at, name, kind)
                values ('00000000-0000-4000-8000-000000000003', 1, now(), now(), 'Régie de quartier', 'association');
            insert into indicator
                (id, version, created_at, updated_at, code, label, unit, counts, aggregation, approximation_tolerance)
                values ('00000000-0000-4000-8000-000000000004', 1, now(), now(), 'participants', 'Participants',
                    'personne', 'people', 'sum', 0.1);
            insert into dimension (id, version, created_at, updated_at, code, label) values
                ('00000000-0000-4000-8000-000000000005', 1, now(), now(), 'age', 'Âge'),
                ('00000000-0000-4000-8000-000000000006', 1, now(), now(), 'sex', 'Sexe');
            insert into category_set (id, dimension_id, code, version, label, position) values
                ('00000000-0000-4000-8000-000000000007', '00000000-0000-4000-8000-000000000005', 'bands', 1, 'Âges', 1),
                ('00000000-0000-4000-8000-000000000008', '00000000-0000-4000-8000-000000000006', 'sex', 1, 'Sexe', 1);
            insert into category (id, category_set_id, code, label, position) values
                ('00000000-0000-4000-8000-000000000009', '00000000-0000-4000-8000-000000000007', 'young', 'Jeunes', 1),
                ('00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-000000000008', 'women', 'Femmes', 1);
            """;

    private static final String FIGURE = """
            insert into action (id, contract_id, version, created_at, updated_at, structure_id, pillar_id, year, title,
                description, objectives, partners, transversal_priorities, status)
                values ('%1$s', '00000000-0000-4000-8000-000000000001', 1, now(), now(),
                    '00000000-0000-4000-8000-000000000003', %2$s, %3$d, 'Chantier', '', '{}', '{}', '{}', 'completed');
            insert into indicator_value
                (id, contract_id, action_id, version, created_at, updated_at, indicator_id, kind, value)
                values ('%1$s', '00000000-0000-4000-8000-000000000001', '%1$s', 1, now(), now(),
                    '00000000-0000-4000-8000-000000000004', 'exact', 134);
            insert into breakdown_part
                (id, contract_id, indicator_value_id, category_set_id, category_id, coverage, value) values
                (gen_random_uuid(), '00000000-0000-4000-8000-000000000001', '%1$s',
                    '00000000-0000-4000-8000-000000000007', '00000000-0000-4000-8000-000000000009', 'partial', 54),
                (gen_random_uuid(), '00000000-0000-4000-8000-000000000001', '%1$s',
                    '00000000-0000-4000-8000-000000000008', '00000000-0000-4000-8000-00000000000a', 'partial', 80);
            """;

    private static final String ACTION = """
            insert into action (id, contract_id, version, created_at, updated_at, structure_id, year, title,
                description, objectives, partners, transversal_priorities, status)
                values ('%1$s', '00000000-0000-4000-8000-000000000001', 1, now(), now(),
                    '00000000-0000-4000-8000-000000000003', 2023, '%1$s', '', '{}', '{}', '{}', '%2$s');
            """;

    private static final String BILAN = """
            insert into bilan (id, contract_id, version, created_at, updated_at, structure_id, year, action_id, state,
                content, sha256, warnings, reasons, validated_indicators, submitted_at)
                values ('%1$s', '00000000-0000-4000-8000-000000000001', 1, now(), now(),
                    '00000000-0000-4000-8000-000000000003', 2023, %2$s, 'submitted',
                    '{"structureId": "00000000-0000-4000-8000-000000000003", "year": 2023, "outcome": "completed",
                      "postponedToYear": null, "action": {"title": "%1$s"}, "figures": []}', '', '[]', '[]', '{}', now());
            """;

    private static final String VALIDATE = """
            update bilan set state = 'validated', validated_at = now(), action_id = '%1$s', version = version + 1
                where id = '%1$s';
            """;

    @Inject
    Flyway flyway;

    private OwnDatabase database;

    @BeforeEach
    void createDatabase() throws SQLException {
        database = new OwnDatabase(flyway, "");
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        database.close();
    }

    @Test
    void parts_get_to_know_what_they_are_of() throws SQLException {
        database.migrateTo("12");
        database.write(WITH_A_BREAKDOWN);
        database.write(FIGURE.formatted(
                "00000000-0000-4000-8000-00000000000b", "'00000000-0000-4000-8000-000000000002'", 2022));
        database.write(FIGURE.formatted("00000000-0000-4000-8000-00000000000c", "null", 2023));
        List<String> history = database.read("select count(*) from recorded_change where dataset = 'breakdown_part'");

        database.migrateTo("latest");

        assertThat(database.read("""
                select concat_ws(' ', right(indicator_value_id::text, 1), right(category_id::text, 1), value::integer,
                    right(indicator_id::text, 1), year, right(structure_id::text, 1),
                    coalesce(right(pillar_id::text, 1), '-'), right(dimension_id::text, 1))
                from breakdown_part order by year, value"""))
                .containsExactly(
                        "b 9 54 4 2022 3 2 5", "b a 80 4 2022 3 2 6", "c 9 54 4 2023 3 - 5", "c a 80 4 2023 3 - 6");
        assertThat(database.read("select count(*) from recorded_change where dataset = 'breakdown_part'"))
                .isEqualTo(history)
                .containsExactly("4");
    }

    @Test
    void what_a_bilans_validation_has_written_and_replaced_is_found_in_the_history() throws SQLException {
        String planned = "00000000-0000-4000-8000-0000000000a1";
        String reopened = "00000000-0000-4000-8000-0000000000a2";
        String brought = "00000000-0000-4000-8000-0000000000a3";
        String submitted = "00000000-0000-4000-8000-0000000000a4";
        database.migrateTo("18");
        database.write(WITH_A_BREAKDOWN);
        for (String id : List.of(planned, reopened, submitted)) {
            database.write(ACTION.formatted(id, "planned") + BILAN.formatted(id, "'" + id + "'"));
        }
        database.write(BILAN.formatted(brought, "null"));
        for (String id : List.of(planned, reopened)) {
            database.write("begin; update action set status = 'completed' where id = '%1$s'; %2$s commit"
                    .formatted(id, VALIDATE.formatted(id)));
        }
        database.write("begin; " + ACTION.formatted(brought, "completed") + VALIDATE.formatted(brought) + " commit");
        database.write("update action set status = 'cancelled' where id in ('%s', '%s')".formatted(planned, brought));
        database.write("""
                update bilan set state = 'returned', version = version + 1,
                    content = jsonb_set(content, '{outcome}', '"postponed"')
                    where id = '%s'""".formatted(reopened));
        List<String> history = database.read("select count(*) from recorded_change");

        database.migrateTo("latest");

        assertThat(database.read("""
                        select concat_ws(' ', right(id::text, 2), validated_content ->> 'outcome', replaced ->> 'status',
                            replaced ->> 'withoutAction', replaced ->> 'postponedToYear', replaced ->> 'figures')
                        from bilan order by id"""))
                .containsExactly(
                        "a1 completed planned false []",
                        "a2 completed planned false []",
                        "a3 completed planned true []",
                        "a4");
        assertThat(database.read("select count(*) from recorded_change")).isEqualTo(history);
        assertThat(database.read("select published_differs(id) from bilan order by id"))
                .containsExactly("{/outcome}", "{}", "{/outcome}", "{}");
    }

    @Test
    void what_was_stored_or_frozen_before_is_found_as_what_comes_after() throws SQLException {
        database.migrateTo("16");
        database.write(WITH_A_BREAKDOWN);
        database.write(FIGURE.formatted("00000000-0000-4000-8000-00000000000b", "null", 2023)
                .replace("'Chantier', ''", "'Vers l’emploi', '12–17 ans… «boxe» et jardin/potager'"));
        database.read("select millesime.freeze(2023, null)");
        List<String> frozen = database.read("select sha256 from millesime");
        List<String> history = database.read("select count(*) from recorded_change");

        database.migrateTo("latest");

        database.write("alter database migrated set contratdeville.millesime = '%s'"
                .formatted(database.read("select id from millesime").get(0)));
        for (String actions : List.of("public.action", "frozen.action")) {
            assertThat(database.read("""
                            select word from %s, unnest('{emplois,17,boxe,potagers,travail}'::text[]) word
                            where words @@ french_query(word)
                            """.formatted(actions)))
                    .as(actions)
                    .containsExactly("emplois", "17", "boxe", "potagers");
        }
        assertThat(database.read("select millesime.sha256_of(millesime.frozen_contents(id)) from millesime"))
                .as("what was frozen")
                .isEqualTo(frozen);
        assertThat(database.read("select count(*) from recorded_change")).isEqualTo(history);
        database.write("update action set title = 'Travail'");
        assertThat(database.read("""
                        select string_agg(key, ' ' order by key) from recorded_change c, jsonb_object_keys(c.after) key
                            where dataset = 'action' group by operation order by operation
                        """))
                .as("members of an image before and after: created, changed")
                .hasSize(2)
                .satisfies(members -> assertThat(members.get(1)).isEqualTo(members.get(0)));
    }

    /** What follows the feed goes on following it. */
    @Test
    void the_history_goes_on_in_partitions() throws SQLException {
        database.migrateTo("31");
        database.write(WITH_A_BREAKDOWN);
        database.write("insert into change_feed (database, after_position) select this_database(), 0");
        List<String> feed = database.read("select id || database from change_feed where database = this_database()");
        List<String> history = database.read("select cast(c as text) from recorded_change c order by position");
        List<String> positions = database.read("select last_value from recorded_change_position_seq");

        database.migrateTo("latest");

        assertThat(database.read("select cast(c as text) from recorded_change c order by position"))
                .hasSameSizeAs(history)
                .isEqualTo(history);
        assertThat(database.read("select count(*) from change_feed where database = this_database()"))
                .containsExactly("1");
        assertThat(feed).hasSize(1);
        database.write("update structure set name = 'Régie'");
        assertThat(database.read("select max(position) from recorded_change"))
                .containsExactly(Long.toString(Long.parseLong(positions.get(0)) + 1));
    }
}
