-- A key has to have the contract in it, but need not begin with it: what belongs to one action or to one figure is looked
-- for by that one's id alone, and is not found by a key whose first column nobody has named. Begun with the id, the same
-- index serves both: whoever knows the contract as well, and the foreign keys.
alter table indicator_value
    drop constraint indicator_value_once,
    add constraint indicator_value_once unique (action_id, indicator_id, contract_id);
alter table breakdown_part
    drop constraint breakdown_part_once,
    add constraint breakdown_part_once unique (indicator_value_id, category_id, contract_id);
alter table indicator_value_overlap
    drop constraint indicator_value_overlap_once,
    add constraint indicator_value_overlap_once unique (indicator_value_id, other_action_id, contract_id);

-- Its primary key stays as it is: millésimes are put in order by it.
create index action_neighbourhood_action_id on action_neighbourhood (action_id);
