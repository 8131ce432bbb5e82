package fr.contratdeville.aggregate;

import fr.contratdeville.problem.ProblemException;
import fr.contratdeville.problem.ProblemType;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** Asks the database what a question is about. All queries of one answer see the same state of it. */
@Singleton
class QueryRunner {

    private final EntityManager database;
    private final int maxRows;

    QueryRunner(EntityManager database, @ConfigProperty(name = "contratdeville.aggregates.max-rows") int maxRows) {
        this.database = database;
        this.maxRows = maxRows;
    }

    /** To be called before anything else in the transaction. */
    void freezeWhatIsSeen() {
        database.createNativeQuery("set transaction isolation level repeatable read, read only")
                .executeUpdate();
    }

    NativeQuery<Tuple> query(String sql) {
        return database.unwrap(Session.class).createNativeQuery(sql, Tuple.class);
    }

    /**
     * @param expressionsAndSelect what follows the word with
     * @throws ProblemException 422 if there are more rows than an answer may have
     */
    List<Tuple> rows(Question question, String expressionsAndSelect) {
        return rows(question, query("with " + expressionsAndSelect));
    }

    /** @param query of which only what the question names is still to be bound */
    List<Tuple> rows(Question question, NativeQuery<Tuple> query) {
        question.named().bind(query);
        List<Tuple> rows = query.setMaxResults(maxRows + 1).getResultList();
        if (rows.size() > maxRows) {
            throw new ProblemException(ProblemType.TOO_MANY_GROUPS, Integer.toString(maxRows));
        }
        return rows;
    }
}
