package fr.contratdeville.history;

/** Questions to the table of recorded changes. It is never emptied: a test asks for what belongs to items of its own. */
final class Recorded {

    private Recorded() {}

    /** What happened to an action and all that belongs to it, in order. */
    static String of(String action) {
        return entries("dataset || ' ' || operation", action);
    }

    /** By whom. */
    static String signersOf(String action) {
        return entries("concat_ws(', ', caller_id, caller_name, caller_role, reason)", action);
    }

    /** One member of the images, before and after, of what was recorded of one kind. */
    static String membersOf(String action, String dataset, String member) {
        return """
                select coalesce(before ->> '%2$s', '-') || ' > ' || coalesce(after ->> '%2$s', '-')
                from recorded_change
                where action_id = '%3$s' and dataset = '%1$s'
                order by position
                """.formatted(dataset, member, action);
    }

    static String entries(String expression, String action) {
        return "select %s from recorded_change where action_id = '%s' order by position".formatted(expression, action);
    }

    /**
     * Entries whose image before is not the image after of the entry before it. A row may get another action; only a
     * neighbourhood has a row for each of its actions.
     */
    static final String BROKEN_CHAINS = """
            select id
            from (
                select id, before, lag(after) over (
                    partition by dataset, row_id, case dataset when 'action_neighbourhood' then action_id end
                    order by position) as previous
                from recorded_change) chained
            where before is distinct from previous
            """;

    /** Rows whose last image is not what stands in the table now, and rows that are there or gone against it. */
    static final String WRONG_LAST_IMAGES = """
            with change as (
                select dataset, row_id,
                    case dataset when 'action_neighbourhood' then action_id else row_id end as of_id, after, position
                from recorded_change
            ), image as (
                select distinct on (dataset, row_id, of_id) dataset, row_id, of_id, after
                from change
                order by dataset, row_id, of_id, position desc
            ), stands as (
                select 'action' as dataset, id as row_id, id as of_id, to_jsonb(a) - '{search,title_key}'::text[] as now
                from action a
                union all
                select 'action_neighbourhood', neighbourhood_id, action_id, to_jsonb(n) from action_neighbourhood n
                union all
                select 'indicator_value', id, id, to_jsonb(v) from indicator_value v
                union all
                select 'breakdown_part', id, id, to_jsonb(p) from breakdown_part p
                union all
                select 'indicator_value_overlap', id, id, to_jsonb(o) from indicator_value_overlap o
                union all
                select 'bilan', id, id, to_jsonb(b) - '{title_key}'::text[] from bilan b
            )
            select dataset || ' ' || row_id
            from image full join stands using (dataset, row_id, of_id)
            where after is distinct from now
            """;
}
