package fr.contratdeville.territory.succession;

import static fr.contratdeville.testing.ExpectedProblem.ERRORS;
import static fr.contratdeville.testing.ExpectedProblem.problem;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** As long as something of one contract succeeds something of another, the one stays after the other. */
@QuarkusTest
class ContractsOfSuccessorsTest extends ApiTest {

    private String old;
    private String next;

    @BeforeEach
    void storeTwoContracts() {
        old = Stored.contract("dole-2015-2022", 2015, 2022);
        next = Stored.contract("dole-2024-2030", 2024, 2030);
    }

    private static String path(String contract) {
        return "/api/v1/city-contracts/" + contract;
    }

    @ParameterizedTest
    @EnumSource
    void the_old_contract_may_last_until_the_next_begins(Kind kind) {
        kind.stored(old, "ancien", kind.bare(kind.stored(next, "nouveau")));

        patching(path(old), "{\"lastYear\": 2024}")
                .patch(path(old))
                .then()
                .spec(problem(422, "invalid-body"))
                .body(ERRORS, contains("not-before-its-successor /lastYear"))
                .body("errors[0].expected", equalTo(2024));
        patching(path(old), "{\"lastYear\": 2023}").patch(path(old)).then().statusCode(200);
    }

    @ParameterizedTest
    @EnumSource
    void the_next_contract_may_begin_when_the_old_one_has_ended(Kind kind) {
        kind.stored(old, "ancien", kind.bare(kind.stored(next, "nouveau")));

        patching(path(next), "{\"firstYear\": 2022}")
                .patch(path(next))
                .then()
                .spec(problem(422, "invalid-body"))
                .body(ERRORS, contains("not-after-its-predecessor /firstYear"))
                .body("errors[0].expected", equalTo(2022));
        patching(path(next), "{\"firstYear\": 2023}").patch(path(next)).then().statusCode(200);
    }

    @ParameterizedTest
    @EnumSource
    void contracts_without_successors_may_overlap(Kind kind) {
        kind.stored(old, "ancien");
        kind.stored(next, "nouveau");

        patching(path(old), "{\"lastYear\": 2030}").patch(path(old)).then().statusCode(200);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void the_database_itself_keeps_successors_after_what_they_succeed(Kind kind) throws SQLException {
        String earlier = kind.stored(old, "ancien");
        String later = kind.stored(next, "nouveau");
        String succeed = "insert into %s_successor values ('%s', '%s', '%s', '%s', 1, true)";

        assertThatThrownBy(() -> execute(succeed.formatted(kind.table(), next, later, old, earlier)))
                .hasMessageContaining("not of a later contract");
        execute(succeed.formatted(kind.table(), old, earlier, next, later));
        assertThatThrownBy(() -> execute("update city_contract set first_year = 2020 where id = '" + next + "'"))
                .hasMessageContaining("no longer be before, or after");
        execute("update city_contract set last_year = 2029 where id = '" + next + "'");
    }
}
