-- What a structure becomes: it merges into another one, gets another name, or moves to another SIRET, and goes on as that
-- one, from a year on or altogether. What it carried stays its own, in every row and every image of the history; who asks for
-- it, or sends its number, is led on.
alter table structure
    add column successor_id uuid,
    -- Null: whatever the year.
    add column successor_from_year integer,
    add constraint structure_successor foreign key (successor_id) references structure (id),
    add constraint structure_successor_from_year check (successor_id is not null or successor_from_year is null);
create index structure_successors on structure (successor_id) where successor_id is not null;

-- The service checks as much, but two could pass each other, and what becomes itself would be followed for ever: one at a
-- time is looked at, to the end of its transaction.
create function structure_becomes_another() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtext('structure_becomes_another'));
    if exists (
        with recursive later as (
            select new.successor_id as id
            union
            select s.successor_id
            from later
            join structure s on s.id = later.id
            where s.successor_id is not null)
        select from later where id = new.id
    ) then
        raise exception using errcode = 'foreign_key_violation', constraint = 'structure_becomes_another',
            message = 'the structure would become itself';
    end if;
    return null;
end $$;

create trigger structure_becomes_another after insert or update of successor_id on structure
    for each row when (new.successor_id is not null)
    execute function structure_becomes_another();

-- A structure, and all that have become it, by way of others or not.
create function structure_with_predecessors(structure_id uuid) returns setof uuid language sql stable as $$
    with recursive earlier as (
        select structure_id as id
        union
        select s.id
        from earlier
        join public.structure s on s.successor_id = earlier.id)
    select id from earlier
$$;

-- A structure, and then what it has become, one after the other.
create function structure_with_successors(structure_id uuid) returns setof uuid language sql stable as $$
    with recursive later as (
        select structure_id as id, 0 as step
        union all
        select s.successor_id, later.step + 1
        from later
        join public.structure s on s.id = later.id
        where s.successor_id is not null)
    select id from later order by step
$$;

call extend_millesimes('structure');
