package fr.contratdeville.figures.aggregate.sql;

import fr.contratdeville.figures.aggregate.question.Question;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.util.List;

/** The parts of totals, and which categories lie within coarser ones. */
@Singleton
class BreakdownQueries {

    private final QueryRunner database;

    BreakdownQueries(QueryRunner database) {
        this.database = database;
    }

    /**
     * One row for each group, indicator, set and category; the set's own row, first, has no category. Where sets are put
     * together, a figure that has several of one dimension goes in by one of them only: the one that says most.
     */
    List<Tuple> breakdowns(Question question) {
        return database.rows(
                question, CountedFigures.counted(question) + """
                , parts as (
                    select f.*, s.dimension_id, p.category_set_id, p.category_id, p.coverage, p.value * f.weight as part,
                        sum(p.value) over (partition by %1$s f.value_id, p.category_set_id) as of_set
                    from counted f
                    join breakdown_part p on p.contract_id = f.contract_id and p.indicator_value_id = f.value_id
                    join category_set s on s.id = p.category_set_id
                    where f.counts and f.aggregation in ('sum', 'latest')),
                ranked as (
                    select *, category_set_id = first_value(category_set_id) over (
                        partition by %2$s value_id, dimension_id
                        order by coverage = 'whole' desc, of_set desc, category_set_id) as chosen
                    from parts),
                summed as (
                    select %2$s indicator_id, category_set_id, category_id,
                        sum(part) as value,
                        coalesce(sum(part) filter (where chosen), 0) as chosen_value,
                        count(distinct value_id) filter (where coverage = 'whole') as whole,
                        count(distinct value_id) filter (where coverage = 'partial') as partial,
                        count(distinct value_id) filter (where chosen and coverage = 'whole') as chosen_whole,
                        count(distinct value_id) filter (where chosen and coverage = 'partial') as chosen_partial
                    from ranked
                    group by grouping sets (
                        (%2$s indicator_id, category_set_id),
                        (%2$s indicator_id, category_set_id, category_id)))
                select q.*, d.code as dimension, d.label as dimension_label,
                    s.code as category_set, s.version as category_set_version, s.label as category_set_label,
                    c.code as category, c.label as category_label
                from summed q
                join category_set s on s.id = q.category_set_id
                join dimension d on d.id = s.dimension_id
                left join category c on c.id = q.category_id
                order by d.code collate "C", s.code collate "C", s.version, c.position nulls first
                """.formatted(question.keys("f."), question.keys("")));
    }

    /**
     * Every category, with each category of another set that it lies within, directly or by way of others; itself included.
     * In the order of the sets' and the categories' positions.
     */
    List<Tuple> categories() {
        return database.query("""
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
                """).getResultList();
    }
}
