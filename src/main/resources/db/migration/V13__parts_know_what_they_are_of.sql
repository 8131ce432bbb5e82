-- What a part is a part of stands in it, copied as a figure's is from its action: the row of an export, and its entry in
-- the feed of changes, are made of this row alone.
alter table category_set add constraint category_set_of_dimension unique (id, dimension_id);

alter table breakdown_part
    add column indicator_id uuid,
    add column year integer,
    add column structure_id uuid,
    add column pillar_id uuid,
    add column dimension_id uuid;
-- Not a change of any part: nothing that was known of it before is different.
alter table breakdown_part disable trigger user;
update breakdown_part p
    set indicator_id = v.indicator_id, year = v.year, structure_id = v.structure_id, pillar_id = v.pillar_id,
        dimension_id = s.dimension_id
    from indicator_value v, category_set s
    where v.contract_id = p.contract_id and v.id = p.indicator_value_id and s.id = p.category_set_id;
alter table breakdown_part enable trigger user;
alter table breakdown_part
    alter column indicator_id set not null,
    alter column year set not null,
    alter column structure_id set not null,
    alter column dimension_id set not null,
    add constraint breakdown_part_category_set
        foreign key (category_set_id, dimension_id) references category_set (id, dimension_id);
create index breakdown_part_category_set on breakdown_part (category_set_id);

-- The figure's row is locked: a part that is being inserted and a figure that is being moved wait for each other, and
-- neither can miss the other's change. Not shared: two who change a figure and its parts would both have their share, and
-- each wait for the other's end.
create function breakdown_part_copies_its_figure() returns trigger language plpgsql as $$
begin
    select action_id, indicator_id, year, structure_id, pillar_id
        into new.action_id, new.indicator_id, new.year, new.structure_id, new.pillar_id
        from indicator_value where contract_id = new.contract_id and id = new.indicator_value_id
        for no key update;
    if not found then
        raise exception using errcode = 'foreign_key_violation', constraint = 'breakdown_part_indicator_value',
            message = 'there is no such figure';
    end if;
    select dimension_id into new.dimension_id from category_set where id = new.category_set_id;
    return new;
end $$;

drop trigger breakdown_part_copies_its_figure on breakdown_part;
create trigger breakdown_part_copies_its_figure
    before insert or update of contract_id, action_id, indicator_value_id, category_set_id,
        indicator_id, year, structure_id, pillar_id, dimension_id
    on breakdown_part
    for each row execute function breakdown_part_copies_its_figure();

create or replace function what_belongs_to_a_figure_follows_it() returns trigger language plpgsql as $$
begin
    update breakdown_part
        set action_id = new.action_id, indicator_id = new.indicator_id, year = new.year,
            structure_id = new.structure_id, pillar_id = new.pillar_id
        where contract_id = new.contract_id and indicator_value_id = new.id;
    if new.action_id <> old.action_id then
        update indicator_value_overlap set action_id = new.action_id
            where contract_id = new.contract_id and indicator_value_id = new.id;
    end if;
    return null;
end $$;

drop trigger breakdown_parts_follow_their_figure on indicator_value;
create trigger what_belongs_to_a_figure_follows_it after update on indicator_value
    for each row
    when ((old.action_id, old.indicator_id, old.year, old.structure_id, old.pillar_id)
        is distinct from (new.action_id, new.indicator_id, new.year, new.structure_id, new.pillar_id))
    execute function what_belongs_to_a_figure_follows_it();

call extend_millesimes('breakdown_part');
