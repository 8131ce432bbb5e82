package fr.contratdeville.figures.aggregate.sql;

import fr.contratdeville.figures.aggregate.question.Figures;
import fr.contratdeville.figures.aggregate.question.Question;
import fr.contratdeville.platform.frozen.AskedMillesime;
import fr.contratdeville.platform.frozen.OneState;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.platform.problem.Violations;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** Asks the database what a question is about. All queries of one answer see the same state of it. */
@Singleton
public class QueryRunner {

    private final EntityManager database;
    private final OneState state;
    private final AskedMillesime millesime;
    private final int maxRows;
    private final Duration longest;

    QueryRunner(
            EntityManager database,
            OneState state,
            AskedMillesime millesime,
            @ConfigProperty(name = "contratdeville.aggregates.max-rows") int maxRows,
            @ConfigProperty(name = "contratdeville.aggregates.longest") Duration longest) {
        this.database = database;
        this.state = state;
        this.millesime = millesime;
        this.maxRows = maxRows;
        this.longest = longest;
    }

    /**
     * To be called before anything else in the transaction.
     *
     * @throws ProblemException 400 if nothing could be found: it asks where successors stand, for what has successors, or a
     *     millésime for a later year
     */
    public void begin(Question question) {
        state.see(settings(question.figures()));
        Violations violations = new Violations();
        if (question.succession().ofPillars()) {
            refuseSucceeded("pillar", question.selection().pillars(), violations);
        }
        if (question.succession().ofNeighbourhoods()) {
            refuseSucceeded("neighbourhood", question.selection().neighbourhoods(), violations);
        }
        if (question.succession().ofStructures()) {
            refuseSucceededStructures(question.selection().structures(), violations);
        }
        millesime.id().ifPresent(id -> refuseLaterYears(question.selection().years(), id, violations));
        violations.throwAs(ProblemType.INVALID_PARAMETERS);
    }

    private String[] settings(Figures figures) {
        // One that nobody waits for any more would hold a connection, which others wait for.
        String patience = "statement_timeout = '%dms'".formatted(longest.toMillis());
        // Compiling takes longer than the rows that most of these statements go through. Said here, because another's
        // database may compile whatever it is connected with.
        String uncompiled = "jit = off";
        // There are no statistics of what stands in documents: taken for a few rows, they would be gone through again
        // and
        // again.
        String withoutStatistics = "enable_nestloop = off";
        return figures == Figures.PUBLISHED
                ? new String[] {patience, uncompiled}
                : new String[] {patience, uncompiled, withoutStatistics};
    }

    private void refuseLaterYears(List<Integer> years, UUID asked, Violations violations) {
        Integer last = (Integer) database.createNativeQuery("select year from millesime where id = :id", Integer.class)
                .setParameter("id", asked)
                .getSingleResult();
        years.stream()
                .filter(year -> year > last)
                .forEach(year -> violations.inParameter("after-the-millesime", "year", year, last));
    }

    private void refuseSucceeded(String what, List<UUID> asked, Violations violations) {
        tellOf(
                what,
                "select distinct %1$s_id from %1$s_successor where %1$s_id in (:asked)".formatted(what),
                asked,
                violations);
    }

    /** One that its successor takes over from a year on only is counted itself in the years before. */
    private void refuseSucceededStructures(List<UUID> asked, Violations violations) {
        tellOf(
                "structure",
                "select id from structure where successor_id is not null and successor_from_year is null and id in (:asked)",
                asked,
                violations);
    }

    private void tellOf(String what, String succeeded, List<UUID> asked, Violations violations) {
        if (!asked.isEmpty()) {
            database.createNativeQuery(succeeded, UUID.class)
                    .setParameter("asked", asked)
                    .getResultList()
                    .forEach(id -> violations.inParameter("has-successors", what, id, null));
        }
    }

    /** Of a whole statement, with nothing bound yet. */
    public NativeQuery<Tuple> query(String sql) {
        return database.unwrap(Session.class).createNativeQuery(sql, Tuple.class);
    }

    /**
     * @param expressionsAndSelect what follows the word with
     * @throws ProblemException 422 if there are more rows than an answer may have
     */
    <T> List<T> rows(Question question, String expressionsAndSelect, RowReader<T> reader) {
        if (question.byContract()) {
            return allRows(question, expressionsAndSelect, reader);
        }
        List<T> rows = allRows(question, expressionsAndSelect + " limit " + (maxRows + 1), reader);
        refuseMoreThanAllowed(rows.size());
        return rows;
    }

    /** @throws ProblemException 422 if these are more rows than an answer may have */
    void refuseMoreThanAllowed(int rows) {
        if (rows > maxRows) {
            throw new ProblemException(ProblemType.TOO_MANY_GROUPS, Integer.toString(maxRows));
        }
    }

    /** As {@link #rows}, of what is computed with and not answered: as many as there are. */
    <T> List<T> allRows(Question question, String expressionsAndSelect, RowReader<T> reader) {
        return read(NamedStatement.of("with " + expressionsAndSelect, CountedFigures.values(question)), reader);
    }

    /** Of a whole statement that names no values. */
    <T> List<T> allRows(String sql, RowReader<T> reader) {
        return read(new NamedStatement(sql, List.of()), reader);
    }

    /** Of a whole statement. */
    public <T> List<T> allRows(String sql, Map<String, Object> values, RowReader<T> reader) {
        return read(NamedStatement.of(sql, values), reader);
    }

    /** Past Hibernate, which finds out the columns of each result anew. */
    private <T> List<T> read(NamedStatement statement, RowReader<T> reader) {
        return database.unwrap(Session.class).doReturningWork(connection -> {
            List<T> read = new ArrayList<>();
            try (PreparedStatement prepared = statement.prepare(connection);
                    ResultSet rows = prepared.executeQuery()) {
                while (rows.next()) {
                    read.add(reader.read(rows));
                }
            }
            return read;
        });
    }

    /** How many rows an answer may have. */
    int maxRows() {
        return maxRows;
    }
}
