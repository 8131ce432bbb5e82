package fr.contratdeville.figures.aggregate.sql;

import fr.contratdeville.figures.aggregate.question.Grouping;
import fr.contratdeville.figures.aggregate.question.Question;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.query.NativeQuery;

/** Which groups there are, and how many actions are in each. */
@Singleton
class GroupQueries {

    /**
     * Each selected action, with what is known of its reporting. What is published of it has been validated: by the
     * agglomeration, which accepted its bilan or entered its figures itself.
     */
    private static final String REVIEWED = """
            reviewed as (
                select s.*,
                    s.status not in ('postponed', 'cancelled') as expected,
                    %1$s
                    and (exists (
                            select from indicator_value v
                            where v.contract_id = s.contract_id and v.action_id = s.action_id)
                        or exists (
                            select from bilan b
                            where b.contract_id = s.contract_id and b.action_id = s.action_id
                                and b.validated_at is not null))
                        as validated,
                    exists (
                        select from bilan b
                        where (b.contract_id = s.contract_id and b.action_id = s.action_id or b.id = s.action_id)
                            and b.submitted_at is not null and (%2$s)) as submitted
                from selected s),
            """;

    private final QueryRunner database;

    GroupQueries(QueryRunner database) {
        this.database = database;
    }

    /** One row for each group: its keys and labels, and how many actions it has. */
    List<Tuple> groups(Question question) {
        NativeQuery<Tuple> query = database.query("with " + CountedFigures.selected(question)
                + (question.compares() ? Carried.ended(question) : "")
                + REVIEWED.formatted(
                        FigureSource.of(question).notPending("s"),
                        question.seen().condition())
                + """
                asked as (
                    select %1$s status as s, expected, validated, submitted, generation_id, true as counted
                    from reviewed
                    %2$s),
                g as (
                    select %3$s
                        count(*) filter (where counted) as total,
                        count(*) filter (where counted and s = 'planned') as planned,
                        count(*) filter (where counted and s = 'completed') as completed,
                        count(*) filter (where counted and s = 'partially_completed') as partially_completed,
                        count(*) filter (where counted and s = 'postponed') as postponed,
                        count(*) filter (where counted and s = 'cancelled') as cancelled,
                        count(*) filter (where counted and expected) as expected,
                        count(*) filter (where counted and expected and (validated or submitted)) as reported,
                        count(*) filter (where counted and expected and validated) as validated,
                        max(c.first_year) filter (where counted) as latest_begin,
                        min(c.last_year) filter (where counted) as earliest_end
                    from asked
                    left join city_contract c on c.id = asked.generation_id
                    group by %4$s)
                select g.*%5$s
                from g %6$s
                order by %7$s
                """.formatted(
                                question.keys(""),
                                question.includeEmpty() ? empty(question) : ended(question),
                                question.keys("asked."),
                                question.columns("asked."),
                                labels(question),
                                joined(question, Grouping::labelSource, " "),
                                joined(question, Grouping::order, ", ")));
        question.seen().named().bind(query);
        if (question.compares()) {
            query.setParameter("yearsBack", question.yearsBack());
        }
        return database.rows(question, query);
    }

    private static String empty(Question question) {
        String possible = question.groupings().stream()
                .map(grouping -> "(%s) possible_%s".formatted(PossibleGroups.sql(grouping, question), grouping.code()))
                .collect(Collectors.joining(" cross join "));
        return "union all select %s %s, false, false, false, null, false from %s"
                        .formatted(question.keys(""), question.groupsBy(Grouping.STATUS) ? "status" : "null", possible)
                + " " + ended(question);
    }

    /** Groups of which only actions of the year before are left. */
    private static String ended(Question question) {
        return question.compares()
                ? "union all select %s null, false, false, false, null, false from ended".formatted(question.keys(""))
                : "";
    }

    private static String labels(Question question) {
        return question.groupings().stream()
                .filter(grouping -> grouping.labels() != null)
                .map(grouping -> ", " + grouping.labels())
                .collect(Collectors.joining());
    }

    private static String joined(Question question, Function<Grouping, String> part, String separator) {
        return question.groupings().stream().map(part).collect(Collectors.joining(separator));
    }
}
