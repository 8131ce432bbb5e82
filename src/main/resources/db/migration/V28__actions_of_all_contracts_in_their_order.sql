-- Whoever lists the actions of all contracts gets a page of them in the order of their years. All of them were read and sorted
-- for it: every other index begins with what they belong to.
create index action_year on action (year, id);
