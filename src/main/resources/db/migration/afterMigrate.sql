-- What the service's role may where another one migrates: read and write rows, and nothing by which it could get round what the
-- triggers hold. Given after every migration, also after one that found nothing to do: to tables that it has brought, and to a
-- role that came later. Nothing is written where nothing is missing.
do $$
declare
    service_role constant text := '${service-role}';
    -- Of this release.
    newest_known constant integer := 35;
    -- Written by triggers and functions only, which run with the rights of their owner.
    kept constant text[] := array['recorded_change', 'action_content', 'millesime', 'millesime_content', 'millesime_dataset',
        'redaction', 'millesime_redaction', 'flyway_schema_history'];
    -- What the owner does for it.
    done_for_it constant text[] := array[
        'millesime.freeze(integer, text)', 'erase_name(text, uuid, text, text)', 'make_room_for_history(bigint)'];
    relation record;
    privilege text;
    deed text;
begin
    -- One role does everything, as in the database that the service brings along.
    if service_role in (current_user, 'none') then
        return;
    end if;
    -- A newer release has migrated, and given what is right for tables that this one does not know.
    if exists (
        select from flyway_schema_history
        where success and cast(substring(version from '^\d+') as integer) > newest_known
    ) then
        return;
    end if;
    if not exists (select from pg_roles where rolname = service_role) then
        raise exception using message = format('there is no role %I: quarkus.datasource.username', service_role);
    end if;
    if pg_has_role(service_role, current_user, 'member') then
        raise exception using message = format('%I can become %I: then nothing is held from it', service_role, current_user);
    end if;
    -- Two instances may come here at once.
    perform pg_advisory_xact_lock(hashtext('rights of the service''s role'));
    for relation in
        select n.nspname as name
        from pg_namespace n
        where n.nspname in ('public', 'millesime', 'frozen')
    loop
        if not has_schema_privilege(service_role, relation.name, 'usage') then
            execute format('grant usage on schema %I to %I', relation.name, service_role);
        end if;
        if has_schema_privilege(service_role, relation.name, 'create') then
            raise exception using message = format('%I may create in the schema %s, and must not', service_role, relation.name);
        end if;
    end loop;
    for relation in
        select c.oid, cast(cast(c.oid as regclass) as text) as name, case
            when n.nspname = 'public' and c.relkind = 'v' then array['update']
            when n.nspname = 'public' and c.relname <> all (kept) and not c.relispartition then array['select', 'insert', 'update', 'delete']
            else array['select'] end as privileges
        from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('public', 'millesime', 'frozen') and c.relkind in ('r', 'p', 'v')
            and not exists (
                select from pg_depend d
                where d.classid = cast('pg_class' as regclass) and d.objid = c.oid and d.deptype = 'e')
    loop
        foreach privilege in array array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger'] loop
            if privilege = any (relation.privileges) then
                if not has_table_privilege(service_role, relation.oid, privilege) then
                    execute format('grant %s on %s to %I', privilege, relation.name, service_role);
                end if;
            elsif has_table_privilege(service_role, relation.oid, privilege) then
                raise exception using message = format('%I may %s %s, and must not', service_role, privilege, relation.name);
            end if;
        end loop;
    end loop;
    foreach deed in array done_for_it loop
        if not has_function_privilege(service_role, to_regprocedure(deed), 'execute') then
            execute format('grant execute on function %s to %I', deed, service_role);
        end if;
    end loop;
end $$;
