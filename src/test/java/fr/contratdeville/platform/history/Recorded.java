package fr.contratdeville.platform.history;

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

    /** What a row is known by, all through its history: its own id, or the ids of the two that it joins. */
    private static final String ROW = """
            dataset || ' ' || case dataset
                when 'action_neighbourhood' then (%1$s ->> 'action_id') || ':' || (%1$s ->> 'neighbourhood_id')
                when 'pillar_successor' then (%1$s ->> 'pillar_id') || ':' || (%1$s ->> 'successor_id')
                when 'neighbourhood_successor'
                    then (%1$s ->> 'neighbourhood_id') || ':' || (%1$s ->> 'successor_id')
                when 'category_broader' then (%1$s ->> 'category_id') || ':' || (%1$s ->> 'broader_set_id')
                else %1$s ->> 'id' end""";

    /** What happened to each row. An entry about a row that gets another id tells that one goes and another comes. */
    private static final String STEPS = """
            with entry as (
                select position, before, after, %s as row_before, %s as row_after from recorded_change
            ), step as (
                select row_before as known_by, position, before, after from entry where row_before = row_after
                union all
                select row_before, position, before, null from entry where row_before is distinct from row_after
                union all
                select row_after, position, null, after from entry where row_before is distinct from row_after
            )
            """.formatted(ROW.formatted("before"), ROW.formatted("after"));

    /** Rows of which an image before is not the image after of what happened before it. */
    static final String BROKEN_CHAINS = STEPS + """
            select concat_ws(' ', known_by, 'position', position, 'before', before, 'but was', previous)
            from (
                select *, lag(after) over (partition by known_by order by position) as previous
                from step where known_by is not null) chained
            where before is distinct from previous
            """;

    /** Rows whose last image is not what stands in the table now, and rows that are there or gone against it. */
    static final String WRONG_LAST_IMAGES = STEPS + """
            , image as (
                select distinct on (known_by) known_by, after from step
                where known_by is not null
                order by known_by, position desc
            ), stands as (
                select 'action' as dataset, to_jsonb(a) - '{words,title_key}'::text[] as now from action a
                union all
                select 'action_neighbourhood', to_jsonb(n) from action_neighbourhood n
                union all
                select 'indicator_value', to_jsonb(v) from indicator_value v
                union all
                select 'indicator_value_overlap', to_jsonb(o) from indicator_value_overlap o
                union all
                select 'breakdown_part', to_jsonb(p) from breakdown_part p
                union all
                select 'bilan', to_jsonb(b) - '{title_key}'::text[] from bilan b
                union all
                select 'city_contract', to_jsonb(c) - '{name_key}'::text[] from city_contract c
                union all
                select 'pillar', to_jsonb(p) from pillar p
                union all
                select 'pillar_successor', to_jsonb(p) from pillar_successor p
                union all
                select 'neighbourhood', to_jsonb(n) - '{name_key}'::text[] from neighbourhood n
                union all
                select 'neighbourhood_successor', to_jsonb(n) from neighbourhood_successor n
                union all
                select 'structure', to_jsonb(s) - '{name_key,contact_email}'::text[] from structure s
                union all
                select 'indicator', to_jsonb(i) from indicator i
                union all
                select 'dimension', to_jsonb(d) from dimension d
                union all
                select 'category_set', to_jsonb(s) from category_set s
                union all
                select 'category', to_jsonb(c) from category c
                union all
                select 'category_broader', to_jsonb(c) from category_broader c
            )
            select coalesce(known_by, row_now)
            from image full join (select %s as row_now, now from stands) standing on row_now = known_by
            where after is distinct from now
            """.formatted(ROW.formatted("now"));
}
