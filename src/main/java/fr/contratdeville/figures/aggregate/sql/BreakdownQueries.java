package fr.contratdeville.figures.aggregate.sql;

import fr.contratdeville.figures.aggregate.question.Question;
import fr.contratdeville.figures.aggregate.sql.BreakdownRow.Category;
import fr.contratdeville.figures.aggregate.sql.BreakdownRow.CategorySet;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The parts of totals, and which categories lie within coarser ones. */
@Singleton
class BreakdownQueries {

    private static final String PARTS = """
            , parts as (
                select %1$s f.indicator_id, f.value_id, p.category_set_id, p.category_id, p.coverage, p.value,
                    %2$sp.value as part
                from figures f
                join breakdown_part p on p.contract_id = f.contract_id and p.indicator_value_id = f.value_id
                where f.counts and f.aggregation in ('sum', 'latest'))
            """;

    /** In the order of an answer. */
    private static final String NAMED = """
            select q.*, d.code as dimension, d.label as dimension_label,
                s.code as category_set, s.version as category_set_version, s.label as category_set_label,
                c.position, c.code as category, c.label as category_label
            from summed q
            join category_set s on s.id = q.category_set_id
            join dimension d on d.id = s.dimension_id
            left join category c on c.id = q.category_id
            order by d.code collate "C", s.code collate "C", s.version, c.position nulls first
            """;

    private final QueryRunner database;

    BreakdownQueries(QueryRunner database) {
        this.database = database;
    }

    /**
     * One row for each group, indicator, set and category; the set's own row, first, has no category.
     *
     * @param stocks which figures have later ones
     */
    Map<Cell, List<BreakdownRow>> breakdowns(Question question, Stocks stocks) {
        return summed(question, stocks, "");
    }

    /** The same, of a figure that has several sets of one dimension by one of them only: the one that says most. */
    Map<Cell, List<BreakdownRow>> breakdownsByOneSet(Question question, Stocks stocks) {
        return summed(question, stocks, """
                where (value_id, category_set_id) in (
                    select distinct on (p.value_id, s.dimension_id) p.value_id, p.category_set_id
                    from parts p
                    join category_set s on s.id = p.category_set_id
                    group by p.value_id, s.dimension_id, p.category_set_id
                    order by p.value_id, s.dimension_id, bool_or(p.coverage = 'whole') desc, sum(p.value) desc,
                        p.category_set_id)
                """);
    }

    /** Of many rows each names the same few sets and categories, which are read once; in no order. */
    private RowReader<BreakdownRow> unnamed(Question question) {
        Map<UUID, CategorySet> sets = new HashMap<>();
        Map<UUID, Category> categories = new HashMap<>();
        database.allRows("""
                select s.id as category_set_id, d.code as dimension, d.label as dimension_label, s.code as category_set,
                    s.version as category_set_version, s.label as category_set_label, c.id as category_id, c.position,
                    c.code as category, c.label as category_label
                from category_set s
                join dimension d on d.id = s.dimension_id
                join category c on c.category_set_id = s.id
                """, row -> {
            CategorySet set = CategorySet.of(row);
            sets.putIfAbsent(set.id(), set);
            Category category = Category.of(row);
            return categories.put(category.id(), category);
        });
        return row -> {
            UUID category = row.getObject("category_id", UUID.class);
            return new BreakdownRow(
                    Cell.of(row, question),
                    sets.get(row.getObject("category_set_id", UUID.class)),
                    category == null ? null : categories.get(category),
                    row.getBigDecimal("value"),
                    row.getLong("whole"),
                    row.getLong("partial"));
        };
    }

    /** Only where it is divided, a figure is in several groups. In the order of the figures: so an index brings their parts. */
    private static String groupsOfAFigure(Question question) {
        return Placing.of(question).weighs() && !question.groupings().isEmpty() ? ", " + question.columns("") : "";
    }

    /** Each figure that has parts in a set is counted once, by the first of them: a sort, and no table of all figures. */
    private Map<Cell, List<BreakdownRow>> summed(Question question, Stocks stocks, String whichParts) {
        RowReader<BreakdownRow> reader =
                question.byContract() ? unnamed(question) : row -> BreakdownRow.of(row, question);
        return database
                .rows(
                        question,
                        CountedFigures.figures(question, stocks)
                                + PARTS.formatted(
                                        question.keys("f."),
                                        Placing.of(question).weighs() ? "f.weight * " : "")
                                + """
                , marked as (
                    select *, row_number() over of_figure = 1 as is_first,
                        bool_or(coverage = 'whole') over of_figure as is_whole,
                        bool_or(coverage = 'partial') over of_figure as is_partial
                    from parts
                    %2$s
                    window of_figure as (partition by value_id, category_set_id%3$s)),
                by_category as (
                    select %1$s indicator_id, category_set_id, category_id, sum(part) as value,
                        count(*) filter (where is_first and is_whole) as whole,
                        count(*) filter (where is_first and is_partial) as partial
                    from marked
                    group by %1$s indicator_id, category_set_id, category_id),
                summed as (
                    select %1$s indicator_id, category_set_id, category_id, value, 0 as whole, 0 as partial
                    from by_category
                    union all
                    select %1$s indicator_id, category_set_id, null, sum(value), sum(whole), sum(partial)
                    from by_category
                    group by %1$s indicator_id, category_set_id)
                """.formatted(question.keys(""), whichParts, groupsOfAFigure(question))
                                + (question.byContract() ? " select * from summed" : NAMED),
                        reader)
                .stream()
                .collect(Collectors.groupingBy(BreakdownRow::cell));
    }

    /**
     * Every category, with each category of another set that it lies within, directly or by way of others; itself included.
     * In the order of the sets' and the categories' positions.
     */
    List<CategoryWithin> categories() {
        return database.allRows("""
                with recursive within as (
                    select c.id as category_id, c.category_set_id, c.id as broader_id, c.category_set_id as broader_set_id
                    from category c
                    union
                    select w.category_id, w.category_set_id, b.broader_category_id, b.broader_set_id
                    from within w
                    join category_broader b on b.category_id = w.broader_id)
                select w.category_id, w.category_set_id, w.broader_id, w.broader_set_id, s.code as set_code, s.version,
                    s.label as set_label, c.code, c.label
                from within w
                join category c on c.id = w.broader_id
                join category_set s on s.id = w.broader_set_id
                order by s.code collate "C", s.version, c.position, w.category_id
                """, CategoryWithin::of);
    }
}
