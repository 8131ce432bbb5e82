package fr.contratdeville.figures.aggregate.kept;

import fr.contratdeville.figures.aggregate.question.Question;
import fr.contratdeville.platform.frozen.AskedMillesime;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

/** Notes what the answer to the current request was computed from. What has no such note is not kept. */
@Singleton
public class Basis {

    private static final String KEY = Basis.class.getName();

    record Note(String database, Dependence dependence) {}

    private final EntityManager database;
    private final AskedMillesime millesime;
    private final CurrentVertxRequest request;

    Basis(EntityManager database, AskedMillesime millesime, CurrentVertxRequest request) {
        this.database = database;
        this.millesime = millesime;
        this.request = request;
    }

    /** To be called in the transaction that computes the answer, and sees one state. */
    public void note(Question question) {
        String which = (String) database.createNativeQuery("select " + WhichDatabase.SQL, String.class)
                .getSingleResult();
        Dependence dependence = millesime.id().isPresent() ? Dependence.ON_A_MILLESIME : Dependence.of(question);
        request.getCurrent().put(KEY, new Note(which, dependence));
    }

    /** @return null if there is none */
    static Note of(RoutingContext request) {
        return request.get(KEY);
    }
}
