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
-- territory, actions, figures, history
--           off leaves that part out: once there is the territory, actions and figures can be made at the same time, each in a
--           session of its own, and then the history, with what complete adds. Without triggers only, which look from one
--           to the other.
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
\if :{?territory}
\else
    \set territory on
\endif
\if :{?actions}
\else
    \set actions on
\endif
\if :{?figures}
\else
    \set figures on
\endif
\if :{?history}
\else
    \set history on
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
set temp_buffers = '256MB';
set maintenance_work_mem = '512MB';
set timezone = 'UTC';
\if :triggers
\else
    set session_replication_role = replica;
\endif

\ir functions.sql
\ir drawn.sql

\if :territory
    begin;
    \if :triggers
    \else
        \ir must-be-empty.sql
    \endif
    \ir catalogue.sql
    \ir territory.sql
    commit;
\endif

\if :actions
    begin;
    set local benchmark.filled = '{action}';
    \ir indexes-put-aside.sql
    \ir actions.sql
    \ir indexes-put-back.sql
    commit;
\endif

-- What a transaction writes into a table that it has emptied itself needs no log (wal_level = minimal): it is there as a whole
-- or not at all. Not actions, which are but a small part: all that refers to them would have to be emptied with them, and
-- nobody else could fill it meanwhile.
\if :figures
    begin;
    \if :triggers
    \else
        truncate indicator_value, breakdown_part, indicator_value_overlap;
    \endif
    set local benchmark.filled = '{indicator_value,breakdown_part}';
    \ir indexes-put-aside.sql
    \ir figures.sql
    \ir indexes-put-back.sql
    commit;
\endif

\if :history
    begin;
    \if :triggers
    \else
        truncate recorded_change;
    \endif
    -- More than the service makes room for at a time.
    select make_room_for_history(500000000);
    set local benchmark.filled = '{action_content,recorded_change}';
    \ir indexes-put-aside.sql
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
\endif

reset session_replication_role;
