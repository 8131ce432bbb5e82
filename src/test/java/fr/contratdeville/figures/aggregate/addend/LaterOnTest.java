package fr.contratdeville.figures.aggregate.addend;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.testing.ApiTest;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
class LaterOnTest extends ApiTest {

    private static final String UNDER_WAY =
            "select count(*) from pg_stat_activity where query like 'select pg_sleep(600)%' and state = 'active'";

    @Inject
    EntityManager database;

    private long underWay() {
        return ((Number) database.createNativeQuery(UNDER_WAY).getSingleResult()).longValue();
    }

    @Test
    @Timeout(60)
    void a_service_that_stops_waits_for_no_work_that_nobody_waits_for() throws InterruptedException {
        LaterOn laterOn = new LaterOn(database);
        laterOn.begin(() -> database.createNativeQuery("select pg_sleep(600)").getSingleResult());
        while (underWay() == 0) {
            TimeUnit.MILLISECONDS.sleep(10);
        }

        laterOn.stop(new ShutdownEvent());

        assertThat(underWay()).isZero();
    }

    @Test
    void what_is_asked_for_while_the_service_stops_is_not_begun() throws InterruptedException {
        LaterOn laterOn = new LaterOn(database);
        AtomicInteger done = new AtomicInteger();
        laterOn.stop(new ShutdownEvent());
        laterOn.begin(done::incrementAndGet);

        assertThat(laterOn.isUnderWay()).isFalse();
        assertThat(done).hasValue(0);
    }

    @Test
    @Timeout(60)
    void what_is_asked_for_right_after_other_work_is_done_when_that_has_rested() throws InterruptedException {
        LaterOn laterOn = new LaterOn(database);
        laterOn.begin(() -> database.createNativeQuery("select pg_sleep(1)").getSingleResult());
        waitFor(laterOn);
        AtomicInteger done = new AtomicInteger();
        laterOn.begin(done::incrementAndGet);
        assertThat(done).hasValue(0);

        waitFor(laterOn);
        assertThat(done).hasValue(1);
    }

    @Test
    @Timeout(60)
    void what_is_asked_for_while_other_work_is_under_way_is_done_once_after_it() throws InterruptedException {
        LaterOn laterOn = new LaterOn(database);
        AtomicInteger done = new AtomicInteger();
        AtomicInteger doneMeanwhile = new AtomicInteger();
        laterOn.begin(() -> {
            laterOn.begin(done::incrementAndGet);
            laterOn.begin(done::incrementAndGet);
            doneMeanwhile.set(done.get());
        });

        waitFor(laterOn);
        assertThat(doneMeanwhile).hasValue(0);
        assertThat(done).hasValue(1);
    }

    private static void waitFor(LaterOn laterOn) throws InterruptedException {
        while (laterOn.isUnderWay()) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }
}
