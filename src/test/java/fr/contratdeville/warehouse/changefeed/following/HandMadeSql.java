package fr.contratdeville.warehouse.changefeed.following;

/**
 * What somebody with a connection to the database may do to it, past the service. Which row it strikes is drawn anew each
 * time: any, or one of the few that all writers strike, so that they get into each other's way.
 */
enum HandMadeSql {
    STRUCTURE_ADDED(3, """
            insert into structure (id, version, created_at, updated_at, name, kind, contact_email)
                values (gen_random_uuid(), 0, now(), now(), '  +Structure ' || random(), 'association', 'a@example.org')
            """),
    STRUCTURE_RENAMED(3, """
            update structure set name = 'Centre social ' || random(), version = version + 1, updated_at = clock_timestamp()
                where id = {contended structure}
            """),
    STRUCTURE_CORRECTED_WITHOUT_A_NEW_VERSION(2, """
            update structure set short_name = nullif('CS ' || floor(4 * random()), 'CS 0') where id = {contended structure}
            """),
    CONTACT_CHANGED(2, """
            update structure set contact_email = random() || '@example.org' where id = {any structure}
            """),
    STRUCTURE_THAT_COMES_AND_GOES(1, """
            insert into structure (id, version, created_at, updated_at, name, kind)
                values (gen_random_uuid(), 0, now(), now(), 'De passage', 'other');
            delete from structure where name = 'De passage'
            """),
    STRUCTURE_DELETED(2, """
            delete from structure where id = (
                select id from structure s
                where not exists (select from action where structure_id = s.id)
                    and not exists (select from bilan where structure_id = s.id)
                order by random() limit 1)
            """),

    ACTION_ADDED_WITH_FIGURES_AND_PARTS(6, """
            select set_config('test.action', cast(gen_random_uuid() as text), true);
            insert into action (id, contract_id, version, created_at, updated_at, structure_id, pillar_id, year, title,
                    description, objectives, partners, transversal_priorities, status)
                select cast(current_setting('test.action') as uuid), c.id, 0, now(), now(), {any structure}, (
                        select id from pillar where contract_id = c.id and random() > 0.2 order by random() limit 1),
                    c.first_year + cast(floor(random() * (c.last_year - c.first_year + 1)) as integer),
                    'Atelier ' || random(), E'Un atelier;\\n"de plus"', array['Réunir', '=1+1'], '{}', array['youth'], 'planned'
                from city_contract c order by random() limit 1;
            insert into action_neighbourhood (contract_id, action_id, neighbourhood_id)
                select contract_id, cast(current_setting('test.action') as uuid), id from neighbourhood
                where contract_id = (select contract_id from action where id = cast(current_setting('test.action') as uuid))
                    and random() < 0.6;
            insert into indicator_value (id, contract_id, action_id, version, created_at, updated_at, indicator_id, kind, value)
                select gen_random_uuid(), a.contract_id, a.id, 0, now(), now(), i.id, 'exact', floor(900 * random()) / 4
                from action a
                cross join (select id from indicator where aggregation <> 'ratio' order by random() limit 3) i
                where a.id = cast(current_setting('test.action') as uuid);
            insert into breakdown_part (id, contract_id, indicator_value_id, category_set_id, category_id, coverage, value)
                select gen_random_uuid(), v.contract_id, v.id, c.category_set_id, c.id, 'whole', floor(10 * random())
                from indicator_value v
                cross join (select category_set_id, id from category order by random() limit 2) c
                where v.action_id = cast(current_setting('test.action') as uuid)
            """),
    ACTION_MOVED_TO_ANOTHER_YEAR(3, """
            update action a set year = c.first_year + cast(floor(random() * (c.last_year - c.first_year + 1)) as integer),
                    version = a.version + 1
                from city_contract c where c.id = a.contract_id and a.id = {contended action}
            """),
    ACTION_MOVED_TO_ANOTHER_STRUCTURE(3, """
            update action set structure_id = {any structure} where id = {any action}
            """),
    ACTION_MOVED_TO_ANOTHER_PILLAR(3, """
            update action a set pillar_id = (
                    select id from pillar where contract_id = a.contract_id and random() > 0.2 order by random() limit 1)
                where id = {contended action}
            """),
    ACTIONS_WRITTEN_AS_THEY_WERE(2, """
            update action set title = title, objectives = objectives, status = status where structure_id = {any structure};
            update indicator_value set value = value, kind = kind where action_id = {any action}
            """),
    ACTION_POSTPONED_AND_BACK(2, """
            select set_config('test.action', cast({contended action} as text), true);
            update action set status = 'postponed', postponed_to_year = year + 1
                where id = cast(current_setting('test.action') as uuid);
            update action set status = 'completed', postponed_to_year = null
                where id = cast(current_setting('test.action') as uuid)
            """),
    ACTION_DELETED_WITH_ALL_IT_HAS(3, """
            select set_config('test.action', cast({any action} as text), true);
            delete from indicator_value_overlap where other_action_id = cast(current_setting('test.action') as uuid);
            delete from bilan where action_id = cast(current_setting('test.action') as uuid);
            delete from indicator_value where action_id = cast(current_setting('test.action') as uuid);
            delete from action where id = cast(current_setting('test.action') as uuid)
            """),

    FIGURES_OF_AN_ACTION_CHANGED(4, """
            update indicator_value set value = value + 0.5, version = version + 1, updated_at = clock_timestamp()
                where kind = 'exact' and action_id = {contended action}
            """),
    FIGURE_NOT_COMMUNICATED_AFTER_ALL(2, """
            update indicator_value set kind = 'not_communicated', value = null where kind = 'exact' and id = {any indicator_value}
            """),
    FIGURE_MOVED_TO_ANOTHER_ACTION(3, """
            update indicator_value v set action_id = (
                    select id from action where contract_id = v.contract_id order by random() limit 1)
                where id = {any indicator_value}
            """),
    FIGURE_OF_ANOTHER_INDICATOR(2, """
            update indicator_value
                set indicator_id = (select id from indicator where aggregation <> 'ratio' order by random() limit 1)
                where id = {any indicator_value}
            """),
    FIGURE_DELETED(2, "delete from indicator_value where id = {any indicator_value}"),
    PART_CHANGED(2, "update breakdown_part set value = value + 1 where id = {any breakdown_part}"),
    PART_OF_ANOTHER_CATEGORY(2, """
            update breakdown_part p set (category_set_id, category_id) = (
                    select category_set_id, id from category order by random() limit 1)
                where id = {any breakdown_part}
            """),
    PART_WITH_ANOTHER_ID(1, "update breakdown_part set id = gen_random_uuid() where id = {any breakdown_part}"),
    PARTS_DELETED_AND_WRITTEN_AGAIN(2, """
            with gone as (delete from breakdown_part where indicator_value_id = {any indicator_value} returning *)
                insert into breakdown_part select * from gone
            """),
    PART_DELETED(1, "delete from breakdown_part where id = {any breakdown_part}"),
    OVERLAP_DECLARED(8, """
            insert into indicator_value_overlap
                    (id, contract_id, indicator_value_id, action_id, other_contract_id, other_action_id, share, people)
                select gen_random_uuid(), v.contract_id, v.id, v.action_id, o.contract_id, o.id, 'number', 3
                from indicator_value v cross join (select contract_id, id from action order by random() limit 1) o
                where v.id = {any indicator_value}
            """),
    OVERLAP_CHANGED(2, """
            update indicator_value_overlap set share = 'all', people = null where id = {any indicator_value_overlap}
            """),
    OVERLAP_DELETED(1, "delete from indicator_value_overlap where id = {any indicator_value_overlap}"),
    OVERLAPS_TRUNCATED(1, "truncate indicator_value_overlap"),

    NEIGHBOURHOOD_LINKED(3, """
            insert into action_neighbourhood (contract_id, action_id, neighbourhood_id)
                select a.contract_id, a.id, n.id from action a join neighbourhood n on n.contract_id = a.contract_id
                where a.id = {contended action}
                on conflict do nothing
            """),
    NEIGHBOURHOOD_EXCHANGED(3, """
            update action_neighbourhood l set neighbourhood_id = (
                    select id from neighbourhood where contract_id = l.contract_id order by random() limit 1)
                where (action_id, neighbourhood_id) = (
                    select action_id, neighbourhood_id from action_neighbourhood order by random() limit 1)
            """),
    NEIGHBOURHOODS_UNLINKED(2, "delete from action_neighbourhood where action_id = {contended action}"),
    NEIGHBOURHOOD_RENAMED(2, """
            update neighbourhood set name = 'Quartier ' || random(), version = version + 1 where id = {any neighbourhood}
            """),
    PILLAR_ADDED(1, """
            insert into pillar (id, contract_id, version, created_at, updated_at, code, label, position)
                select gen_random_uuid(), id, 0, now(), now(), 'pilier-' || random(), 'Pilier', 9
                from city_contract order by random() limit 1
            """),
    PILLARS_MOVED(2, """
            update pillar set position = position + 1 where contract_id = (select id from city_contract order by random() limit 1)
            """),
    PILLAR_DELETED(1, """
            delete from pillar where id = (
                select id from pillar p where not exists (select from action where pillar_id = p.id) and position >= 9
                order by random() limit 1)
            """),
    SUCCESSORS_SAID(3, """
            merge into pillar_successor s
                using (
                    select e.contract_id, e.id, l.contract_id as successor_contract_id, l.id as successor_id
                    from pillar e join city_contract c on c.id = e.contract_id
                    join city_contract d on d.first_year > c.last_year join pillar l on l.contract_id = d.id
                    order by random() limit 2) n
                on s.pillar_id = n.id and s.successor_id = n.successor_id
                when matched and random() < 0.3 then delete
                when matched then update set weight = floor(10 * random()) / 10
                when not matched then
                    insert values (n.contract_id, n.id, n.successor_contract_id, n.successor_id, 0.5, false)
            """),
    SUCCESSOR_OF_A_NEIGHBOURHOOD_SAID(2, """
            insert into neighbourhood_successor
                select e.contract_id, e.id, l.contract_id, l.id, 1, true
                from neighbourhood e join city_contract c on c.id = e.contract_id
                join city_contract d on d.first_year > c.last_year join neighbourhood l on l.contract_id = d.id
                order by random() limit 1
                on conflict (contract_id, neighbourhood_id, successor_id)
                do update set weight = 0.25, main = false
            """),
    CONTRACT_RENAMED(1, """
            update city_contract set name = 'Contrat ' || random() where id = {any city_contract}
            """),
    INDICATOR_RELABELLED(2, """
            update indicator set label = 'Indicateur ' || floor(3 * random()), version = version + 1
                where id = {contended indicator}
            """),
    INDICATOR_CHANGED_BACK_AND_FORTH(2, """
            select set_config('test.indicator', cast({contended indicator} as text), true);
            update indicator set unit = unit || 's' where id = cast(current_setting('test.indicator') as uuid);
            update indicator set unit = left(unit, -1) where id = cast(current_setting('test.indicator') as uuid)
            """),
    DIMENSION_AND_ITS_CATEGORIES_RELABELLED(2, """
            update dimension set label = label || '' where id = {any dimension};
            update category_set set label = 'Découpage ' || floor(3 * random()) where id = {any category_set};
            update category set label = 'Catégorie ' || random() where category_set_id = {any category_set}
            """),
    BROADER_CATEGORY_SAID(2, """
            insert into category_broader
                select n.id, b.category_set_id, b.id
                from category n join category b on b.category_set_id <> n.category_set_id
                order by random() limit 1
                on conflict (category_id, broader_set_id) do update set broader_category_id = excluded.broader_category_id
            """),
    BROADER_CATEGORY_TAKEN_BACK(1, """
            delete from category_broader where category_id = (select category_id from category_broader order by random() limit 1)
            """),

    BILAN_BEGUN(3, """
            insert into bilan (id, contract_id, version, created_at, updated_at, structure_id, year, action_id, state, content,
                    sha256, warnings, reasons, validated_indicators)
                select gen_random_uuid(), contract_id, 0, now(), now(), structure_id, year, id, 'draft',
                    jsonb_build_object('structureId', structure_id, 'year', year, 'narrative', jsonb_build_object('done', 'Rien.')),
                    md5(cast(id as text)), '[]', '[]', '{}'
                from action where id = {any action}
            """),
    BILAN_CONTINUED(2, """
            update bilan set content = jsonb_set(content, '{narrative,done}', to_jsonb('Fait : ' || random()))
                where id = {any bilan}
            """),
    BILAN_CHANGED_WHERE_NOBODY_READS(2, """
            update bilan set validated_indicators = array[gen_random_uuid()] where id = {any bilan}
            """),
    BILAN_DELETED(1, "delete from bilan where id = {any bilan}");

    private static final int CONTENDED_ROWS = 6;

    private final int weight;
    private final String sql;

    HandMadeSql(int weight, String sql) {
        this.weight = weight;
        this.sql = sql.replaceAll("\\{any (\\w+)}", "(select id from $1 order by random() limit 1)")
                .replaceAll(
                        "\\{contended (\\w+)}",
                        "(select id from (select id from $1 order by created_at, id limit " + CONTENDED_ROWS
                                + ") few order by random() limit 1)");
    }

    /** How often it happens, in relation to the others. */
    int weight() {
        return weight;
    }

    String sql() {
        return sql;
    }
}
