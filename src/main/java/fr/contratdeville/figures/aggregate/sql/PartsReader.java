package fr.contratdeville.figures.aggregate.sql;

import fr.contratdeville.figures.aggregate.question.Detail;
import fr.contratdeville.figures.aggregate.question.Question;
import fr.contratdeville.platform.problem.ProblemException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

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
        begin(question);
        return Parts.asked(question, groups, figures, breakdowns, comparisons);
    }

    /** The same as {@link #read}, which may follow, up to the first query of what is counted. */
    public void begin(Question question) {
        database.begin(question);
    }

    /** The groups alone. To be called in a transaction that has begun. */
    public List<GroupRow> groups(Question question) {
        return groups.groups(question);
    }

    /**
     * To be asked before work that one question needs only a part of: whether its answer is found soon to be too large. To be
     * called in a transaction that has begun.
     *
     * @throws ProblemException 422 if there are more rows than an answer may have
     */
    public void refuseTooMany(Question question) {
        if (groups.count(question) > groups.fewGroups()) {
            figures.refuseTooMany(question);
        }
    }

    /** What pillars are called that have the codes that a question groups by. To be called in a transaction that has begun. */
    public Map<String, List<String>> labelsOfCodes(Question question) {
        return groups.labels(question);
    }

    /**
     * What {@link #read} would bring, of rows that were put together: what they leave open is asked in the transaction that
     * has begun.
     *
     * @throws ProblemException 422 if there are more rows than an answer may have
     */
    public Parts together(
            Question question,
            List<GroupRow> groups,
            List<FigureRow> totals,
            Map<Cell, List<BreakdownRow>> breakdowns,
            Supplier<Map<Cell, List<BreakdownRow>>> breakdownsByOneSet) {
        database.refuseMoreThanAllowed(groups.size());
        int ratios = (int) totals.stream().filter(FigureRow::isRatio).count();
        database.refuseMoreThanAllowed(totals.size() - ratios);
        database.refuseMoreThanAllowed(ratios);
        if (question.detail() == Detail.FULL) {
            database.refuseMoreThanAllowed(
                    breakdowns.values().stream().mapToInt(List::size).sum());
        }
        return Parts.together(question, groups, totals, breakdowns, breakdownsByOneSet, figures, this.breakdowns);
    }
}
