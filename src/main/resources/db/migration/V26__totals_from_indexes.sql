-- What a total is made of is drawn from all over the tables, a page for each row. These indexes hold a contract's actions,
-- figures and parts side by side, with all that a sum asks of them: the tables themselves are not visited.
drop index action_contract_year;
create index action_contract_year on action (contract_id, year, id) include (structure_id, pillar_id, status);

create index indicator_value_of_action on indicator_value (contract_id, action_id)
    include (id, indicator_id, kind, value, lower_bound, upper_bound, disjoint, version, updated_at);
-- It held most of the same, but not what says how sure and how new a figure is.
drop index indicator_value_contract_year;
create index indicator_value_contract_year on indicator_value (contract_id, year, indicator_id);

create index breakdown_part_of_value on breakdown_part (contract_id, indicator_value_id)
    include (category_set_id, category_id, coverage, value);

-- Which later action has the title of an earlier one, and so carries it on, is asked of each action with a stock.
create index action_of_title on action (title_key, structure_id, year);
create index action_of_title on millesime.action (millesime_id, title_key, structure_id, year);
create index action_continued on millesime.action (millesime_id, continues_action_id);
