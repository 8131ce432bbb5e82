package fr.contratdeville.figures.aggregate.sql;

import fr.contratdeville.figures.aggregate.question.Grouping;
import fr.contratdeville.figures.aggregate.question.Question;
import fr.contratdeville.platform.paging.Conditions;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

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
                    s.status not in ('postponed', 'cancelled')
                    and %1$s
                    and (exists (
                            select from indicator_value v
                            where v.contract_id = s.contract_id and v.action_id = s.action_id)
                        or exists (
                            select from bilan b
                            where b.contract_id = s.contract_id and b.action_id = s.action_id
                                and b.validated_at is not null))
                        as validated
                from selected s
                -- Asked once of each action, and not again in every count of it.
                offset 0),
            """;

    /** Whether an action {@code r} was reported of. What is validated is not asked again whether it was submitted. */
    private static final String REPORTED = """
            r.expected and (r.validated or exists (
                select from bilan b
                where (b.contract_id = r.contract_id and b.action_id = r.action_id or b.id = r.action_id)
                    and b.submitted_at is not null and (%s)))""";

    /** As many as a group hardly has. */
    private static final int INDICATORS_OF_A_GROUP = 100;

    private final QueryRunner database;

    GroupQueries(QueryRunner database) {
        this.database = database;
    }

    /** One row for each group, in the order of an answer. */
    List<GroupRow> groups(Question question) {
        return database.rows(
                question,
                CountedFigures.selected(question)
                        + (question.compares() ? Carried.ended(question) : "")
                        + (question.groupsBy(Grouping.PILLAR_CODE) ? labelsOfCodes(question) + ", " : "")
                        + REVIEWED.formatted(FigureSource.of(question).notPending("s"))
                        + """
                asked as (
                    select %1$s status as s, expected, validated, %8$s as reported, generation_id, true as counted
                    from reviewed r
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
                        count(*) filter (where counted and reported) as reported,
                        count(*) filter (where counted and validated) as validated,
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
                                        columnsOfLabels(question),
                                        joined(question, Grouping::labelSource, " "),
                                        joined(question, Grouping::order, ", "),
                                        REPORTED.formatted(question.seen().condition())),
                row -> GroupRow.of(row, question));
    }

    /** What pillars with a code are called under the contracts asked for; successors may be of any. */
    private static String labelsOfCodes(Question question) {
        Conditions conditions = new Conditions();
        if (!question.succession().ofPillars()) {
            conditions.and(
                    "o.contract_id in (:contracts)",
                    "contracts",
                    question.selection().contracts());
        }
        return """
                pillar_labels as (
                    select o.code as pillar_code, array_agg(distinct o.label collate "C" order by o.label collate "C") as labels
                    from pillar o
                    where %s
                    group by o.code)
                """.formatted(conditions.sql());
    }

    /** What pillars are called that have the codes that a question groups by. */
    Map<String, List<String>> labels(Question question) {
        Map<String, List<String>> labels = new HashMap<>();
        database.allRows(
                question,
                labelsOfCodes(question) + " select * from pillar_labels",
                row -> labels.put(row.getString("pillar_code"), List.of((String[])
                        row.getArray("labels").getArray())));
        return labels;
    }

    int count(Question question) {
        return database.allRows(
                        question,
                        CountedFigures.selected(question)
                                + "distinct_groups as (select distinct %s from selected) select count(*) from distinct_groups"
                                        .formatted(question.columns("")),
                        row -> row.getInt(1))
                .get(0);
    }

    /** So many have, with all of their indicators, hardly more rows than an answer may have. */
    int fewGroups() {
        return database.maxRows() / INDICATORS_OF_A_GROUP;
    }

    private static String empty(Question question) {
        return "union all select %s %s, false, false, false, null, false from %s"
                        .formatted(
                                question.keys(""),
                                question.groupsBy(Grouping.STATUS) ? "status" : "null",
                                PossibleGroups.sql(question))
                + " " + ended(question);
    }

    /** Groups of which only actions of the year before are left. */
    private static String ended(Question question) {
        return question.compares()
                ? "union all select %s null, false, false, false, null, false from ended".formatted(question.keys(""))
                : "";
    }

    private static String columnsOfLabels(Question question) {
        return question.groupings().stream()
                .filter(grouping -> grouping.labels() != null)
                .map(grouping -> ", " + grouping.labels())
                .collect(Collectors.joining());
    }

    private static String joined(Question question, Function<Grouping, String> part, String separator) {
        return question.groupings().stream().map(part).collect(Collectors.joining(separator));
    }
}
