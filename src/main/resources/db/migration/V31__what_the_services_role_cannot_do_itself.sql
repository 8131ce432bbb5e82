-- The service may run as another role than the one that migrates and owns the tables (afterMigrate says what that role may).
-- Two things that it does asked for more than it is to have.

-- It is the owner who freezes, so that rows come into a millésime by this function and in no other way; and who tells the planner
-- of them.
alter function millesime.freeze(integer, text) security definer;
alter function millesime.freeze(integer, text) set search_path = public, pg_temp;
revoke execute on function millesime.freeze(integer, text) from public;

-- A lock that keeps others from writing is only given to who may change what is there. Who locks a view locks the table behind
-- it, by the rights of the view's owner, and needs rights on the view alone: those on these two give nothing else, because
-- nothing is written through a sum. By LOCK and not by a function: a query would settle what the transaction sees before
-- it has the lock.
create view recorded_change_lock as select count(*) as entries from recorded_change;
create view millesime_lock as select count(*) as millesimes from millesime;
