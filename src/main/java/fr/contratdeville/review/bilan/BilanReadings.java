package fr.contratdeville.review.bilan;

import fr.contratdeville.platform.sight.Reading;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What those who run the service see of bilans: how many wait, and for whom. */
class BilanReadings {

    @Produces
    @Singleton
    Reading bilansByState() {
        return new Reading("bilans", "Bilans, by the state that they are in", "state", """
                select state as tag, count(*) as value from bilan group by state
                """);
    }
}
