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

    /** What tells rows apart that have no id of their own, and so are known by another's. */
    private static final String OF = """
            case dataset
                when 'action_neighbourhood' then coalesce(after, before) ->> 'action_id'
                when 'pillar_successor' then coalesce(after, before) ->> 'pillar_id'
                when 'neighbourhood_successor' then coalesce(after, before) ->> 'neighbourhood_id'
                when 'category_broader' then coalesce(after, before) ->> 'broader_set_id'
                else '' end""";

    /** Entries whose image before is not the image after of the entry before it. */
    static final String BROKEN_CHAINS = """
            select id
            from (
                select id, before, lag(after) over (partition by dataset, row_id, %s order by position) as previous
                from recorded_change) chained
            where before is distinct from previous
            """.formatted(OF);

    /** Rows whose last image is not what stands in the table now, and rows that are there or gone against it. */
    static final String WRONG_LAST_IMAGES = """
            with change as (
                select dataset, row_id, %s as of, after, position
                from recorded_change
            ), image as (
                select distinct on (dataset, row_id, of) dataset, row_id, of, after
                from change
                order by dataset, row_id, of, position desc
            ), stands as (
                select 'action' as dataset, id as row_id, '' as of, to_jsonb(a) - '{search,title_key}'::text[] as now
                from action a
                union all
                select 'action_neighbourhood', neighbourhood_id, action_id::text, to_jsonb(n) from action_neighbourhood n
                union all
                select 'indicator_value', id, '', to_jsonb(v) from indicator_value v
                union all
                select 'indicator_value_overlap', id, '', to_jsonb(o) from indicator_value_overlap o
                union all
                select 'breakdown_part', id, '', to_jsonb(p) from breakdown_part p
                union all
                select 'bilan', id, '', to_jsonb(b) - '{title_key}'::text[] from bilan b
                union all
                select 'city_contract', id, '', to_jsonb(c) - '{name_key}'::text[] from city_contract c
                union all
                select 'pillar', id, '', to_jsonb(p) from pillar p
                union all
                select 'pillar_successor', successor_id, pillar_id::text, to_jsonb(p) from pillar_successor p
                union all
                select 'neighbourhood', id, '', to_jsonb(n) - '{name_key}'::text[] from neighbourhood n
                union all
                select 'neighbourhood_successor', successor_id, neighbourhood_id::text, to_jsonb(n)
                from neighbourhood_successor n
                union all
                select 'structure', id, '', to_jsonb(s) - '{name_key,contact_email}'::text[] from structure s
                union all
                select 'indicator', id, '', to_jsonb(i) from indicator i
                union all
                select 'dimension', id, '', to_jsonb(d) from dimension d
                union all
                select 'category_set', id, '', to_jsonb(s) from category_set s
                union all
                select 'category', id, '', to_jsonb(c) from category c
                union all
                select 'category_broader', category_id, broader_set_id::text, to_jsonb(c) from category_broader c
            )
            select dataset || ' ' || row_id
            from image full join stands using (dataset, row_id, of)
            where after is distinct from now
            """.formatted(OF);
}
