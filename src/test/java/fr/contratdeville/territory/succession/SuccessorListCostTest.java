package fr.contratdeville.territory.succession;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class SuccessorListCostTest extends ApiTest {

    @Inject
    SessionFactory sessions;

    @BeforeEach
    void count() {
        sessions.getStatistics().setStatisticsEnabled(true);
    }

    @AfterEach
    void countNoLonger() {
        sessions.getStatistics().setStatisticsEnabled(false);
    }

    @ParameterizedTest
    @EnumSource
    void a_list_of_twenty_costs_as_many_statements_as_a_list_of_one(Kind kind) {
        String old = Stored.contract("dole-2015-2023", 2015, 2023);
        for (int i = 0; i < 20; i++) {
            String next = Stored.contract("contrat-" + i, 2024, 2030);
            kind.stored(old, "ancien-" + i, kind.bare(kind.stored(next, "nouveau-" + i)));
        }

        long forOne = statementsFor(kind, old, 1);
        long forTwenty = statementsFor(kind, old, 20);

        assertThat(forOne).isPositive();
        assertThat(forTwenty).isEqualTo(forOne);
    }

    private long statementsFor(Kind kind, String contract, int count) {
        Statistics statistics = sessions.getStatistics();
        statistics.clear();
        given().queryParam("limit", count)
                .queryParam("contract", contract)
                .get(kind.path())
                .then()
                .body("items", hasSize(count))
                .body("items[0].successors", hasSize(1));
        return statistics.getPrepareStatementCount();
    }
}
