-- A function in SQL that is not inlined is planned anew by each statement that calls it. These are not, because unaccent() is
-- declared stable, and every action and bilan that is written calls them: to plan them took several times as long as what
-- they do. What they answer is what they answered before. All that they call is named with its schema, as a function in
-- PL/pgSQL looks it up when it runs: in a millésime, or while a dump is restored, by another search path.
create or replace function text_key(value text) returns text
    language plpgsql immutable strict parallel safe as $$
begin
    return lower(public.unaccent('public.unaccent'::regdictionary,
        regexp_replace(normalize(value, NFKC), '[\s\u00ad\u200b-\u200d\u2060\ufeff]+', '', 'g')));
end $$;

create or replace function without_typography(value text) returns text
    language plpgsql immutable strict parallel safe as $$
begin
    -- After unaccent(), what is French is ASCII; lower() of any other collation differs from database to database.
    return lower(public.unaccent('public.unaccent'::regdictionary,
        regexp_replace(normalize(value, NFKC), '[\u00ad\u200b-\u200d\u2060\ufeff]+', '', 'g')) collate "C");
end $$;

create or replace function french_words(value text) returns text
    language plpgsql immutable strict parallel safe as $$
begin
    return (
        select coalesce(regexp_replace(string_agg(
            case when stem is not null and word not in ('les', 'cet', 'cette', 'ils', 'elles', 'leurs')
                then coalesce((ts_lexize('pg_catalog.french_stem', base_form))[1], stem) end,
            ' ' order by place), '(?<=[eo]u)x(?= |$)', '', 'g'), '')
        from regexp_replace(
            public.without_typography(value), '[' || public.no_word_pattern() || ']+', ' ', 'g') as words
        cross join unnest(string_to_array(trim(words), ' '), string_to_array(public.french_base_forms(trim(words)), ' '))
            with ordinality as w (word, base_form, place)
        cross join lateral (select (ts_lexize('pg_catalog.french_stem', word))[1]) as s (stem));
end $$;

create or replace function action_words(title text, description text, objectives text[]) returns tsvector
    language plpgsql immutable strict parallel safe as $$
begin
    return to_tsvector('pg_catalog.simple', public.french_words(
        title || E'\n' || description || E'\n' || public.text_of(objectives)));
end $$;

-- An identifier that begins with its time (UUIDv7, RFC 9562), so that entries which are written one after the other stand
-- beside each other in the key's index. At random, each one changed another page of it, which had to be read first and, after a
-- checkpoint, written whole into the log: three quarters of what recording a row took.
alter table recorded_change alter column id set default cast(
    lpad(to_hex(cast(extract(epoch from clock_timestamp()) * 1000 as bigint)), 12, '0')
    || '7' || substr(cast(gen_random_uuid() as text), 16) as uuid);

-- That frozen rows are a millésime's is seen for all rows of a statement at once, and not by a key of each: a millésime stays, so
-- that there is nothing else that a key could keep.
create or replace function millesime.come_with_their_millesime() returns trigger language plpgsql as $$
begin
    if exists (
        select from (select distinct millesime_id from added) a
        where not exists (
            select from public.millesime m where m.id = a.millesime_id and m.xact = pg_current_xact_id())
    ) then
        raise exception using errcode = 'restrict_violation', message = 'nothing is added to what is frozen';
    end if;
    return null;
end $$;

do $$
declare
    key record;
begin
    for key in
        select cast(conrelid as regclass) as frozen_table, conname
        from pg_constraint
        where contype = 'f' and confrelid = cast('millesime' as regclass)
            and connamespace = cast('millesime' as regnamespace)
    loop
        execute format('alter table %s drop constraint %I', key.frozen_table, key.conname);
    end loop;
    -- Tables that are frozen later get none either.
    execute replace(
        pg_get_functiondef(cast('extend_millesimes(text)' as regprocedure)), ' references public.millesime (id)', '');
end $$;
