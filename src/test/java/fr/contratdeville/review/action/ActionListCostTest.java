package fr.contratdeville.review.action;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ActionListCostTest extends ApiTest {

    @Inject
    AgroalDataSource pool;

    @Inject
    SessionFactory sessions;

    @BeforeEach
    void count() {
        pool.getConfiguration().setMetricsEnabled(true);
        sessions.getStatistics().setStatisticsEnabled(true);
    }

    @AfterEach
    void countNoLonger() {
        pool.getConfiguration().setMetricsEnabled(false);
        sessions.getStatistics().setStatisticsEnabled(false);
    }

    @Test
    void a_list_of_fifty_actions_costs_as_many_statements_as_a_list_of_one() {
        for (int i = 0; i < 50; i++) {
            storeActionWithEverythingOfItsOwn(i);
        }

        long forOne = statementsFor(1);
        long forFifty = statementsFor(50);

        assertThat(forOne).isPositive();
        assertThat(forFifty).isEqualTo(forOne);
    }

    private static void storeActionWithEverythingOfItsOwn(int i) {
        String contract = Stored.contract("contrat-" + i, 2015, 2023);
        String structure = Stored.structure("Structure " + i);
        Stored.action(contract, structure, 2023, "Action", """
                "status": "completed", "pillarId": "%s", "neighbourhoodIds": ["%s"]
                """.formatted(
                        Stored.pillar(contract, "pilier", 1), Stored.neighbourhood(contract, "Quartier")));
    }

    /** Those of entities, and as many of others as connections were asked for: without a transaction, each asks for one. */
    private long statementsFor(int actions) {
        Statistics statistics = sessions.getStatistics();
        statistics.clear();
        long before = pool.getMetrics().acquireCount();
        given().queryParam("limit", actions)
                .get("/api/v1/actions")
                .then()
                .statusCode(200)
                .body("items", hasSize(actions));
        return statistics.getPrepareStatementCount() + pool.getMetrics().acquireCount() - before;
    }
}
