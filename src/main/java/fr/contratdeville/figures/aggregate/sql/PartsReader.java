package fr.contratdeville.figures.aggregate.sql;

import fr.contratdeville.figures.aggregate.question.Question;
import fr.contratdeville.platform.problem.ProblemException;
import jakarta.inject.Singleton;

/** Runs all queries that an answer takes. */
@Singleton
public class PartsReader {

    private final QueryRunner database;
    private final GroupQueries groups;
    private final FigureQueries figures;
    private final BreakdownQueries breakdowns;
    private final ComparisonQueries comparisons;

    PartsReader(
            QueryRunner database,
            GroupQueries groups,
            FigureQueries figures,
            BreakdownQueries breakdowns,
            ComparisonQueries comparisons) {
        this.database = database;
        this.groups = groups;
        this.figures = figures;
        this.breakdowns = breakdowns;
        this.comparisons = comparisons;
    }

    /**
     * To be called before anything else in the transaction.
     *
     * @throws ProblemException as {@link QueryRunner#begin}, and 422 if there are more rows than an answer may have
     */
    public Parts read(Question question) {
        database.begin(question);
        return new Parts(question, groups, figures, breakdowns, comparisons);
    }
}
