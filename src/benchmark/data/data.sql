-- The nation's contrats de ville in the service's own tables, made by the database itself: at scale 1, 430 contracts, 12,000
-- structures, 200,000 actions of ten years, 1,000,000 figures and 2,000,000 parts, with the history of all of them. Into a
-- database that the service has migrated and that is empty otherwise, as a superuser:
--
--     psql -v scale=1 -v complete=off -f data.sql
--
-- scale     0.01, 0.1, 1, 2, … 10. Below 1 there are fewer contracts, of sizes as different as the nation's; above, as many
--           nations side by side: what grows is the number of contracts, and none of them.
-- complete  on adds what has to be there for the plans of all queries to be seen: neighbourhoods, figures that are not
--           exact, overlaps, ratios, bilans in every state, successions. What is measured is measured without, because the
--           figures that it stands beside were.
-- triggers  on leaves the tables' triggers at work, which takes several times as long: so it can be seen that what is written
--           here in their place is the same (run --check-data).
--
-- Nothing is drawn by random(): every value is a hash of its row's number, so that the same rows come whatever the plan. All
-- files but this one are plain SQL, which a program can run without psql.

\set ON_ERROR_STOP on
\if :{?scale}
\else
    \set scale 1
\endif
\if :{?complete}
\else
    \set complete on
\endif
\if :{?triggers}
\else
    \set triggers off
\endif
\set QUIET on

set benchmark.scale = :scale;
set benchmark.complete = :complete;
-- Those of a million rows say nothing.
set client_min_messages = warning;
set synchronous_commit = off;
set synchronize_seqscans = off;
set jit = off;
set work_mem = '128MB';
set maintenance_work_mem = '512MB';
set timezone = 'UTC';

begin;
\if :triggers
\else
    set local session_replication_role = replica;
    \ir emptied.sql
\endif

\ir functions.sql
\ir indexes-put-aside.sql
\ir catalogue.sql
\ir territory.sql
\ir actions.sql
\if :complete
    \ir complete.sql
\endif
\if :triggers
\else
    \ir kept.sql
\endif
\ir indexes-put-back.sql
commit;

vacuum (analyze);
