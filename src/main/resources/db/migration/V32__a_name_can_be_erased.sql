-- A person whose name stands in what others have written about an action can have it erased: from what is published, from what
-- was written before, from what is frozen, and from answers that are kept to be given again. History and millésimes stay closed
-- to everybody, so one function goes in, writes down that it did, and says nothing of the name.

-- Where people write in their own words. Nothing else is searched, and nothing else changed: a name that is also a code, or the
-- name of a structure or of a neighbourhood, stays what it is there. A test holds it against the tables, so that a column of text
-- is either here or known to be none of this. What is frozen has the columns of what is published.
create function free_text_columns() returns table (of_table text, of_column text)
    language sql immutable parallel safe as $$
    values
        ('action', 'title'), ('action', 'description'), ('action', 'objectives'), ('action', 'partners'),
        ('bilan', 'external_reference'), ('bilan', 'content'), ('bilan', 'warnings'), ('bilan', 'reasons'),
        ('bilan', 'validated_content'),
        ('millesime', 'label'),
        ('redaction', 'note'),
        ('recorded_change', 'before'), ('recorded_change', 'after'), ('recorded_change', 'reason'),
        ('idempotent_answer', 'body')
$$;

-- Under which names it stands in rows and documents: in a bilan's content, its warnings and the reasons it was returned for, and
-- in the receipts of what was sent.
create function free_text_members() returns text[]
    language sql immutable parallel safe
    return '{title, description, objectives, partners, done, difficulties, perspectives, externalReference, external_reference,
        label, note, reason, text, found, expected, detail}'::text[];

-- Of a row or a document: its texts, and the ways to them.
create function free_texts(document jsonb) returns table (path text[], words text)
    language sql immutable strict parallel safe as $$
    with recursive part (path, value, is_free) as (
        select cast('{}' as text[]), document, false
        union all
        select p.path || m.name, m.value, p.is_free or m.name = any (free_text_members())
        from part p
        cross join lateral (
            select key as name, value
            from jsonb_each(case jsonb_typeof(p.value) when 'object' then p.value end)
            union all
            select cast(place - 1 as text), value
            from jsonb_array_elements(case jsonb_typeof(p.value) when 'array' then p.value end)
                with ordinality as e (value, place)) m)
    select path, value #>> '{}' from part where is_free and jsonb_typeof(value) = 'string'
$$;

-- Those in which the name stands, and how often. A name is a regular expression that the service makes of words (NamePattern); it
-- is for decomposed text (NFD), in which an accent is a character of its own.
--
-- All is looked through as one text first, in which line breaks are two characters: that a word begins there would not be seen.
create function named_texts(document jsonb, sought text) returns table (path text[], times bigint)
    language plpgsql immutable strict parallel safe as $$
begin
    if normalize(replace(replace(cast(document as text), '\n', ' '), '\t', ' '), NFD) !~ sought then
        return;
    end if;
    return query
        select f.path, found.times
        from free_texts(document) f
        cross join lateral (
            select count(*) as times from regexp_matches(normalize(f.words, NFD), sought, 'g')) found
        where found.times > 0;
end $$;

create function name_erased(words text, sought text) returns text
    language sql immutable strict parallel safe
    return normalize(regexp_replace(normalize(words, NFD), sought, '[nom effacé]', 'g'), NFC);

-- JSON as the service writes it to compute its digest (Canonical): members sorted by name, null ones left out, no space.
create function canonical_json(value jsonb) returns text
    language plpgsql immutable strict parallel safe as $$
begin
    return case jsonb_typeof(value)
        when 'object' then (
            select '{' || coalesce(string_agg(cast(to_json(m.key) as text) || ':' || canonical_json(m.value), ','
                order by m.key collate "C"), '') || '}'
            from jsonb_each(value) m
            where m.value <> 'null')
        when 'array' then (
            select '[' || coalesce(string_agg(canonical_json(e.value), ',' order by e.place), '') || ']'
            from jsonb_array_elements(value) with ordinality as e (value, place))
        else cast(value as text) end;
end $$;

-- The same row or document without the name, and always the same of the same: so each entry of the history still begins with what
-- the one before it ended with. A reference is part of an address, of which there is one for each bilan, and has no room for signs.
create function without_name(document jsonb, sought text, row_id uuid) returns jsonb
    language plpgsql immutable strict parallel safe as $$
declare
    erased jsonb := document;
    named record;
begin
    for named in select path from named_texts(document, sought) loop
        erased := jsonb_set(erased, named.path, to_jsonb(
            case when named.path[cardinality(named.path)] in ('externalReference', 'external_reference')
                then 'nom-efface-' || right(cast(row_id as text), 12)
                else name_erased(document #>> named.path, sought) end));
    end loop;
    if erased -> 'content' <> document -> 'content' then
        erased := jsonb_set(erased, '{sha256}',
            to_jsonb(encode(sha256(convert_to(canonical_json(erased -> 'content'), 'UTF8')), 'hex')));
    end if;
    return erased;
end $$;

-- That a name was erased, by whom and why; not which one.
create table redaction (
    id uuid primary key default gen_random_uuid(),
    redacted_at timestamptz not null default clock_timestamp(),
    -- Null: wherever it stood.
    contract_id uuid,
    basis text not null,
    note text,
    -- In how many places it stood: in what is published or being worked on, in the history, in millésimes, in kept answers.
    live bigint not null,
    history bigint not null,
    frozen bigint not null,
    answers bigint not null,
    caller_id text not null default
        coalesce(nullif(current_setting('contratdeville.caller_id', true), ''), session_user),
    caller_name text not null default
        coalesce(nullif(current_setting('contratdeville.caller_name', true), ''), session_user),
    caller_role text default
        case when nullif(current_setting('contratdeville.caller_id', true), '') is null then 'database'
            else nullif(current_setting('contratdeville.caller_role', true), '') end,
    constraint redaction_basis check (basis in ('data_subject_request', 'published_by_mistake'))
);
create trigger stays before update or delete or truncate on redaction
    for each statement execute function recorded_changes_stay();

-- Of which millésimes. Their digests are those of what is frozen in them now; what was cited before stands here.
create table millesime_redaction (
    redaction_id uuid not null references redaction (id),
    millesime_id uuid not null references millesime (id),
    sha256_before text not null,
    sha256 text not null,
    primary key (millesime_id, redaction_id)
);
create index millesime_redaction_of on millesime_redaction (redaction_id);
create trigger stays before update or delete or truncate on millesime_redaction
    for each statement execute function recorded_changes_stay();

-- A pull reads what was there when it was opened: what was erased since, too. How many names were erased by then; whoever opens one
-- by the version of the service before this says that none were, and opens it anew after the first.
alter table export_pull add column redactions bigint not null default 0;

-- SQL for the texts of a table's row t, as a document; with the digest that follows from a bilan's content.
create function free_text_document(of_table text) returns text language sql stable as $$
    select 'jsonb_build_object(' || string_agg(format('%1$L, t.%1$I', columns.name), ', ' order by columns.name) || ')'
    from (
        select c.of_column as name from free_text_columns() c where c.of_table = $1
        union all
        select 'sha256' where $1 = 'bilan') columns
$$;

-- Whether a kept answer says something of a contract: it names the bilans that it is about, some of which may be gone.
create function answers_of_contract(answer jsonb, of_contract uuid) returns boolean language sql stable as $$
    select of_contract is null or exists (
        select from jsonb_path_query(answer, '$.**.id ? (@.type() == "string")') as named (id)
        join recorded_change c on c.bilan_id = cast(named.id #>> '{}' as uuid) and c.contract_id = of_contract)
$$;

-- Where a name stands: in the rows and documents of one contract, or in all there are.
create function named_places(sought text, of_contract uuid)
    returns table (place text, dataset text, row_id uuid, millesime_id uuid, pointer text, times bigint)
    language plpgsql stable set search_path = public, pg_temp as $$
declare
    written text;
begin
    foreach written in array array['action', 'bilan', 'redaction', 'millesime'] loop
        -- A millésime is of all contracts.
        if written <> 'millesime' or of_contract is null then
            return query execute format(
                'select ''live'', %1$L, t.id, cast(null as uuid), ''/'' || array_to_string(n.path, ''/''), n.times
                    from public.%1$I t cross join lateral named_texts(%2$s, $1) n where $2 is null%3$s',
                written, free_text_document(written),
                case when written <> 'millesime' then ' or t.contract_id = $2' else '' end)
                using sought, of_contract;
        end if;
        if to_regclass(format('millesime.%I', written)) is not null then
            return query execute format(
                'select ''frozen'', %1$L, t.id, t.millesime_id, ''/'' || array_to_string(n.path, ''/''), n.times
                    from millesime.%1$I t cross join lateral named_texts(%2$s, $1) n
                    where $2 is null or t.contract_id = $2',
                written, free_text_document(written)) using sought, of_contract;
        end if;
    end loop;
    return query
        select 'history', c.dataset, c.row_id, cast(null as uuid), '/' || array_to_string(n.path, '/'),
            cast(sum(n.times) as bigint)
        from recorded_change c
        cross join lateral (
            select * from named_texts(c.before, sought) where c.dataset in (select f.of_table from free_text_columns() f)
            union all
            select * from named_texts(c.after, sought) where c.dataset in (select f.of_table from free_text_columns() f)
            union all
            select * from named_texts(jsonb_build_object('reason', c.reason), sought) where c.reason is not null) n
        where of_contract is null or c.contract_id = of_contract or c.row_id = of_contract
        group by c.dataset, c.row_id, n.path;
    return query
        select 'answer', 'bilan', cast(null as uuid), cast(null as uuid), '/' || array_to_string(n.path, '/'), n.times
        from idempotent_answer a
        cross join lateral named_texts(cast(a.body as jsonb), sought) n
        where answers_of_contract(cast(a.body as jsonb), of_contract);
end $$;

-- Writes a table's rows without the name. What is published changes as whatever is changed; what is frozen has computed columns
-- that nobody computes any more.
create procedure erase_name_from(
    erased_from regclass, sought text, of_contract uuid, of_millesime uuid default null) language plpgsql as $$
declare
    written text := (select relname from pg_class where oid = erased_from);
    is_frozen boolean := of_millesime is not null;
    own text[] := array(
        select cast(attname as text) from pg_attribute where attrelid = erased_from and attnum > 0 and not attisdropped);
    changes text;
    computed text := '';
begin
    select string_agg(format('%1$I = n.%1$I', c.name), ', ') into changes
        from (
            select f.of_column as name from free_text_columns() f where f.of_table = written
            union all
            select 'sha256' where written = 'bilan') c;
    if is_frozen then
        select changes || string_agg(format(', %I = n.%I', a.attname, a.attname || ' computed'), ''),
            string_agg(format(', case when s.%1$I is not null then %2$s end as %3$I',
                a.attname, pg_get_expr(d.adbin, d.adrelid), a.attname || ' computed'), '')
            into changes, computed
            from pg_attribute a
            join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
            where a.attrelid = cast(format('public.%I', written) as regclass) and a.attgenerated <> ''
                and a.attname = any (own);
    elsif 'version' = any (own) then
        changes := changes || ', version = t.version + 1, updated_at = greatest(t.updated_at, clock_timestamp())';
    end if;
    execute format(
        'update %1$s t set %2$s
            from (
                select s.* %3$s
                from (
                    select t.ctid as place_of_row, r.*
                    from %1$s t
                    cross join lateral jsonb_populate_record(t, without_name(%4$s, $1, t.id)) r
                    where %5$s and %6$s and exists (select from named_texts(%4$s, $1))) s) n
            where t.ctid = n.place_of_row',
        erased_from, changes, computed, free_text_document(written),
        case when 'contract_id' = any (own) then '($2 is null or t.contract_id = $2)' else '$2 is null' end,
        case when is_frozen then 't.millesime_id = $3' else '$3 is null' end)
        using sought, of_contract, of_millesime;
end $$;

-- Erases a name, and answers with the id of the record of it; null if it stands nowhere, and there is nothing to record. The name
-- is a value, and part of no statement, so that it is in no message of the database.
--
-- Whoever writes meanwhile is waited for, or waits: all that is written before is searched, and nothing is frozen in between. What
-- is published changes as anybody changes it, with an entry in the history and so in the feed of changes. The history and what is
-- frozen change because the triggers that keep them are switched off, for this transaction alone and seen by no other: that takes
-- the owner's rights, which the service has within this function only.
create function erase_name(sought text, of_contract uuid, its_basis text, its_note text) returns uuid
    language plpgsql security definer set search_path = public, pg_temp set timezone = 'UTC' as $$
declare
    named record;
    affected record;
    its_id uuid;
    datasets text[] := array(select distinct f.of_table from free_text_columns() f);
begin
    if normalize('[nom effacé]', NFD) ~ sought then
        raise exception using errcode = 'invalid_parameter_value', message = 'the sign for a name is no name';
    end if;
    lock table millesime, idempotent_answer, action, bilan, recorded_change in share row exclusive mode;

    select coalesce(sum(p.times), 0) as everywhere,
            coalesce(sum(p.times) filter (where p.place = 'live'), 0) as live,
            coalesce(sum(p.times) filter (where p.place = 'history'), 0) as history,
            coalesce(sum(p.times) filter (where p.place = 'frozen'), 0) as frozen,
            coalesce(sum(p.times) filter (where p.place = 'answer'), 0) as answers,
            array_agg(distinct p.millesime_id) as millesimes
        into named
        from named_places(sought, of_contract) p;
    if named.everywhere = 0 then
        return null;
    end if;
    insert into redaction (contract_id, basis, note, live, history, frozen, answers)
        values (of_contract, its_basis, its_note, named.live, named.history, named.frozen, named.answers)
        returning id into its_id;

    -- Before the history, to which it adds what was there before.
    call erase_name_from('action', sought, of_contract);
    call erase_name_from('bilan', sought, of_contract);

    alter table recorded_change disable trigger recorded_changes_stay;
    update recorded_change c
        set before = without_name(c.before, sought, c.row_id), after = without_name(c.after, sought, c.row_id)
        where c.dataset = any (datasets)
            and (of_contract is null or c.contract_id = of_contract)
            and (exists (select from named_texts(c.before, sought)) or exists (select from named_texts(c.after, sought)));
    update recorded_change c
        set reason = name_erased(c.reason, sought)
        where normalize(c.reason, NFD) ~ sought
            and (of_contract is null or c.contract_id = of_contract or c.row_id = of_contract);
    alter table recorded_change enable trigger recorded_changes_stay;

    alter table redaction disable trigger stays;
    call erase_name_from('redaction', sought, of_contract);
    alter table redaction enable trigger stays;

    alter table millesime disable trigger stays;
    alter table millesime_content disable trigger stays;
    alter table millesime.action disable trigger stays;
    alter table millesime.bilan disable trigger stays;
    call erase_name_from('millesime', sought, of_contract);
    for affected in select m.id from millesime m where m.id = any (named.millesimes) order by m.frozen_at loop
        call erase_name_from_millesime(sought, of_contract, affected.id, its_id);
    end loop;
    alter table millesime enable trigger stays;
    alter table millesime_content enable trigger stays;
    alter table millesime.action enable trigger stays;
    alter table millesime.bilan enable trigger stays;

    update idempotent_answer a
        set body = cast(without_name(cast(a.body as jsonb), sought, its_id) as text)
        where exists (select from named_texts(cast(a.body as jsonb), sought))
            and answers_of_contract(cast(a.body as jsonb), of_contract);

    -- The planner has samples of what stood there.
    analyze action, bilan, recorded_change, redaction, millesime, idempotent_answer, millesime.action, millesime.bilan;

    if exists (select from named_places(sought, of_contract)) then
        raise exception using errcode = 'internal_error', message = 'a name was not erased everywhere';
    end if;
    return its_id;
end $$;

-- A millésime's contents as they are written down.
create function millesime.recorded_contents(of_millesime uuid) returns millesime.content[] language sql stable
    return array(
        select cast(row (c.dataset, c.columns, c.rows, c.sha256) as millesime.content)
        from public.millesime_content c
        where c.millesime_id = of_millesime
        order by c.dataset collate "C");

-- Of the rows in which names may stand: to compute all digests anew would take as long as a verification.
create function millesime.contents_with_free_text(of_millesime uuid) returns millesime.content[] language sql stable
    return array(
        select millesime.content_of(
            c.dataset, c.columns, millesime.frozen_rows(c.dataset, c.columns), null, of_millesime)
        from public.millesime_content c
        where c.millesime_id = of_millesime and c.dataset in (select f.of_table from public.free_text_columns() f));

-- What is not as it was frozen is not made so by an erasure: then the digests written down stay as they were, and go on telling.
create procedure erase_name_from_millesime(sought text, of_contract uuid, of_millesime uuid, its_redaction uuid)
    language plpgsql as $$
declare
    digest_before text := (select m.sha256 from millesime m where m.id = of_millesime);
    is_intact boolean := digest_before = millesime.sha256_of(millesime.recorded_contents(of_millesime))
        and millesime.recorded_contents(of_millesime) @> millesime.contents_with_free_text(of_millesime);
begin
    call erase_name_from('millesime.action', sought, of_contract, of_millesime);
    call erase_name_from('millesime.bilan', sought, of_contract, of_millesime);
    if is_intact then
        update millesime_content c
            set sha256 = now.sha256
            from unnest(millesime.contents_with_free_text(of_millesime)) now
            where c.millesime_id = of_millesime and c.dataset = now.dataset;
        update millesime m
            set sha256 = millesime.sha256_of(millesime.recorded_contents(of_millesime))
            where m.id = of_millesime;
    end if;
    insert into millesime_redaction
        select its_redaction, m.id, digest_before, m.sha256 from millesime m where m.id = of_millesime;
end $$;

revoke execute on function erase_name(text, uuid, text, text) from public;
revoke execute on procedure erase_name_from(regclass, text, uuid, uuid), erase_name_from_millesime(text, uuid, uuid, uuid)
    from public;
