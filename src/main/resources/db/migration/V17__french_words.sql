-- Words are taken apart and brought to their stems here, before PostgreSQL's parser sees them: it asks LC_CTYPE what a
-- letter is, so that "12–17", "«boxe»" and "l’apprentissage" would be one word on one database and two on another, and
-- "jardin/potager" is a file to it. What it gets has nothing but words and single spaces, which it reads alike everywhere.

-- Case, accents, ligatures and what cannot be seen are typing, not meaning.
create function without_typography(value text) returns text
    language sql immutable strict parallel safe
    -- After unaccent(), what is French is ASCII; lower() of any other collation differs from database to database.
    return lower(public.unaccent('public.unaccent'::regdictionary,
        regexp_replace(normalize(value, NFKC), '[\u00ad\u200b-\u200d\u2060\ufeff]+', '', 'g')) collate "C");

-- The singular, and the masculine in -é and -ier, of every word in a text of words and single spaces. What has such an
-- ending without being one gets shorter as well, in the text and in what is searched for alike.
create function french_base_forms(words text) returns text
    language sql immutable strict parallel safe
    return regexp_replace(regexp_replace(regexp_replace(regexp_replace(words,
        '([^ ]{2}[^ s])s(?= |$)', '\1', 'g'),
        '([^ ]{2}e|[^ ]ier)e(?= |$)', '\1', 'g'),
        '(?<![^ ])(b|cor|em|soupir|trav|vant|vitr)aux(?= |$)', '\1ail', 'g'),
        '(ateri|oy|uy)aux(?= |$)', '\1au', 'g');

-- A word is whatever is neither punctuation nor a space or a symbol; said by code points, because what the classes of
-- regular expressions hold depends on the database.
create function no_word_pattern() returns text
    language sql immutable parallel safe
    return '\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7'
        || '\u2000-\u2bff\u2e00-\u2e7f\u3000-\u303f\U0001f000-\U0001faff';

-- The stems of a text, in their order; of words that say nothing, like "de", there are none; PostgreSQL's list of these
-- (15 to 18) has le and des, and not les. The stemmer (Snowball's) takes many words for two, the singular and the plural:
-- emploi and emplois, potager and potagers. So it gets the base form, unless that says nothing, as with "mois". The x comes
-- after it, which knows that heureuse is heureux. Endings are replaced in all words at once, because a regular expression
-- for each would take several times as long.
create function french_words(value text) returns text
    language sql immutable strict parallel safe
    return (
        select coalesce(regexp_replace(string_agg(
            case when stem is not null and word not in ('les', 'cet', 'cette', 'ils', 'elles', 'leurs')
                then coalesce((ts_lexize('pg_catalog.french_stem', base_form))[1], stem) end,
            ' ' order by place), '(?<=[eo]u)x(?= |$)', '', 'g'), '')
        from regexp_replace(without_typography(value), '[' || no_word_pattern() || ']+', ' ', 'g') as words
        cross join unnest(string_to_array(trim(words), ' '), string_to_array(french_base_forms(trim(words)), ' '))
            with ordinality as w (word, base_form, place)
        cross join lateral (select (ts_lexize('pg_catalog.french_stem', word))[1]) as s (stem));

-- As websearch_to_tsquery() reads it: "in this order", or, -without. « » are quotes as well; of what is one word to the eye
-- and several here, like "l’emploi", all is to be found, or none in this order.
create function french_query(value text) returns tsquery
    language sql immutable strict parallel safe
    return websearch_to_tsquery('pg_catalog.simple', coalesce((
        select string_agg(
            case
                when found[2] = '"' then coalesce(found[1], '') || '"'
                when found[2] = 'or' then 'or'
                when found[1] is null then words
                else '-"' || nullif(words, '') || '"' end,
            ' ' order by place)
        from regexp_matches(
                without_typography(translate(value, '«»', '""')), '((?<![^ "])-)?("|[^ "]+)', 'g')
            with ordinality as w (found, place)
        cross join lateral french_words(found[2]) as words), ''));

-- What an action is found by.
create function action_words(title text, description text, objectives text[]) returns tsvector
    language sql immutable strict parallel safe
    return to_tsvector('pg_catalog.simple', french_words(
        title || E'\n' || description || E'\n' || text_of(objectives)));

alter table action drop column search;
alter table action add column words tsvector not null
    generated always as (action_words(title, description, objectives)) stored;
create index action_words on action using gin (words);
drop text search configuration french_unaccent;

-- Computed columns are not part of a row's image.
call keep_history('action');

-- As before, but for one thing: a computed column that rows frozen before have none of is computed when they are read.
create or replace procedure extend_millesimes(dataset text) language plpgsql as $$
declare
    live regclass := cast(format('public.%I', dataset) as regclass);
    frozen_table text := format('millesime.%I', dataset);
    view_columns text := '';
    addition record;
begin
    if to_regclass(frozen_table) is null then
        execute format(
            'create table %s (millesime_id uuid not null references public.millesime (id))', frozen_table);
        call millesime.protect(frozen_table);
    end if;
    for addition in
        select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, c.collname as collation,
            case when a.attnotnull then pg_get_expr(d.adbin, d.adrelid) end as otherwise,
            exists (
                select from pg_attribute o
                where o.attrelid = cast(frozen_table as regclass) and o.attname = a.attname and not o.attisdropped
            ) as known
        from pg_attribute a
        join pg_type t on t.oid = a.atttypid
        left join pg_collation c on c.oid = a.attcollation and a.attcollation <> t.typcollation
        left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where a.attrelid = live and a.attnum > 0 and not a.attisdropped
        order by a.attnum
    loop
        if not addition.known then
            execute format('alter table %s add column %I %s %s', frozen_table, addition.name, addition.type,
                coalesce('collate ' || quote_ident(addition.collation), ''));
        end if;
        view_columns := view_columns || case
            when addition.otherwise is null then format(', %I', addition.name)
            else format(', cast(coalesce(%1$I, %2$s) as %3$s) as %1$I',
                addition.name, addition.otherwise, addition.type) end;
    end loop;
    if not exists (select from pg_index where indrelid = cast(frozen_table as regclass) and indisprimary) then
        execute format('alter table %s add primary key (millesime_id, %s)', frozen_table, (
            select string_agg(quote_ident(name), ', ' order by place)
            from unnest(millesime.key_of(dataset)) with ordinality as k (name, place)));
    end if;
    if to_regclass(format('frozen.%I', dataset)) is not null then
        execute format('drop view frozen.%I', dataset);
    end if;
    execute format(
        'create view frozen.%I as select %s from %s
            where millesime_id = cast(current_setting(''contratdeville.millesime'') as uuid)',
        dataset, substr(view_columns, 3), frozen_table);
end $$;

call extend_millesimes('action');
