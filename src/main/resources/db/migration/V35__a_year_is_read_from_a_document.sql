-- A year that exists only as a document is read into a draft, which people correct and confirm. A draft is nobody's bilan yet: what
-- it becomes is written as bilans, whose history says who did it, and keeps where each was read. So neither table has a history of
-- its own, and neither is published, exported or frozen.
create table document_import (
    id uuid not null,
    contract_id uuid not null,
    version bigint not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    year integer not null,
    state text not null,
    -- Its name, as it was sent.
    document text not null,
    format text not null,
    bytes integer not null,
    sha256 text not null,
    -- What was odd about all of it: [{code, found}].
    doubts jsonb not null,
    confirmed_at timestamptz,
    primary key (contract_id, id),
    constraint document_import_contract foreign key (contract_id) references city_contract (id),
    -- The same document makes nothing new, whatever has become of what was read from it.
    constraint document_import_once unique (contract_id, year, sha256),
    constraint document_import_state check (state in ('draft', 'confirmed')),
    constraint document_import_confirmed check ((state = 'confirmed') = (confirmed_at is not null))
);
create index document_import_id on document_import (id);

create table imported_row (
    id uuid not null,
    contract_id uuid not null,
    version bigint not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    import_id uuid not null,
    -- From 1, in the order of the document.
    number integer not null,
    -- Where it stands, what was read there and what a person has made of it.
    content jsonb not null,
    -- Null until the import is confirmed.
    outcome text,
    -- What it became. Not a key: the bilan may be withdrawn and deleted, and this stays what happened.
    bilan_id uuid,
    primary key (contract_id, id),
    constraint imported_row_import foreign key (contract_id, import_id) references document_import (contract_id, id)
        on delete cascade,
    constraint imported_row_number unique (contract_id, import_id, number),
    constraint imported_row_outcome check (outcome in ('published', 'planned', 'left_out', 'has_bilan')),
    constraint imported_row_bilan check ((outcome = 'published') = (bilan_id is not null))
);
create index imported_row_of_import on imported_row (import_id, number);

-- The names of people that were read from a document are erased there as well. Whoever deletes them deletes the draft.
create or replace function free_text_columns() returns table (of_table text, of_column text)
    language sql immutable parallel safe as $$
    values
        ('action', 'title'), ('action', 'description'), ('action', 'objectives'), ('action', 'partners'),
        ('bilan', 'external_reference'), ('bilan', 'content'), ('bilan', 'warnings'), ('bilan', 'reasons'),
        ('bilan', 'validated_content'),
        ('millesime', 'label'),
        ('redaction', 'note'),
        ('recorded_change', 'before'), ('recorded_change', 'after'), ('recorded_change', 'reason'),
        ('idempotent_answer', 'body'),
        ('document_import', 'document'),
        ('imported_row', 'content')
$$;

create or replace function free_text_members() returns text[]
    language sql immutable parallel safe
    return '{title, description, objectives, partners, done, difficulties, perspectives, externalReference, external_reference,
        label, note, reason, text, found, expected, detail, document, sheet, words, statusWords, structureName, structureRead}'::text[];

create or replace function named_places(sought text, of_contract uuid)
    returns table (place text, dataset text, row_id uuid, millesime_id uuid, pointer text, times bigint)
    language plpgsql stable set search_path = public, pg_temp as $$
declare
    written text;
begin
    foreach written in array array['action', 'bilan', 'redaction', 'millesime', 'document_import', 'imported_row'] loop
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

create or replace function erase_name(sought text, of_contract uuid, its_basis text, its_note text) returns uuid
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
    lock table millesime, idempotent_answer, action, bilan, document_import, imported_row, recorded_change in share row exclusive mode;

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
    call erase_name_from('document_import', sought, of_contract);
    call erase_name_from('imported_row', sought, of_contract);

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
    analyze action, bilan, recorded_change, redaction, millesime, idempotent_answer, millesime.action, millesime.bilan,
        document_import, imported_row;

    if exists (select from named_places(sought, of_contract)) then
        raise exception using errcode = 'internal_error', message = 'a name was not erased everywhere';
    end if;
    return its_id;
end $$;
