#!/usr/bin/env bash
# A disk without room, and who may still read what is on it.
#
# The guess: where a database's disk is full, what writes fails and what reads goes on; a new connection writes nothing, and so gets
#   in. It may be short of a cache file, which PostgreSQL says to do without ("could not create relation-cache initialization file",
#   a warning).
#
# What happens: those who are connected go on reading. But as soon as the catalog has been vacuumed, which autovacuum does within a
#   minute or so of any migration, the file that new connections read its outline from (pg_internal.init) is deleted; the next
#   connection makes it anew, and if it can be opened but not written, that is FATAL: nobody gets in any more, not even a superuser,
#   and so no pool that replaces its connections, no dump and no health check, until there is room.
#
# Versions: PostgreSQL 15.18 (SQLSTATE XX000, an internal error); 18.6 does the same, and calls it 53100 (disk full).
# Source: PostgreSQL's relcache.c, write_item.
#
# For who uses it: keep connections open that you will need, and take XX000 from a connection that could not be opened for an
#   outage. Databases in the cluster whose tablespace has room can be connected to.
# Here: what ends a session, or lets none begin, is answered by 503 (platform/problem, DatabaseProblems).
#
# Needs Debian's postgresql (15 or newer), and root to mount a small disk. Not part of the build: bash findings/full-disk-connections.sh
set -euo pipefail

programs=$(ls -d /usr/lib/postgresql/*/bin | sort -V | head -1)
work=$(mktemp -d)
chmod 755 "$work"
stop() {
  su -s /bin/bash nobody -c "$programs/pg_ctl -D $work/data -m immediate stop" > /dev/null 2>&1 || true
  umount "$work/disk" || true
  rm -rf "$work"
}
trap stop EXIT

mkdir "$work/disk"
mount -t tmpfs -o size=48m tmpfs "$work/disk"
mkdir "$work/disk/rows"
chown -R nobody "$work"
su -s /bin/bash nobody -c "$programs/initdb -D $work/data -A trust -U postgres" > /dev/null
su -s /bin/bash nobody -c "$programs/pg_ctl -D $work/data -w -l $work/log \
  -o '-k $work -c listen_addresses= -c autovacuum=off' start" > /dev/null
asked() {
  "$programs/psql" -X -h "$work" -U postgres -Atq "$@" 2>&1 | sed 's/.*FATAL: */FATAL: /'
}
asked -c "create tablespace small location '$work/disk/rows'" -c "create database small tablespace small"

{
  # One who is connected all along.
  coproc known { "$programs/psql" -X -h "$work" -U postgres -Atq small 2>&1; }
  ask_the_known() { echo "$1;" >&"${known[1]}"; read -r answer <&"${known[0]}"; echo "$answer"; }
  ask_the_known "select 'who is connected: reads'"
  dd if=/dev/zero of="$work/disk/all" bs=64k 2> /dev/null || true
  echo "full, a new connection: $(asked small -c "select 'reads'")"
  echo "vacuum (freeze, analyze) pg_class;" >&"${known[1]}"
  ask_the_known "select 'who is connected: reads'"
  echo "catalog vacuumed, a new connection: $(asked small -c "select 'reads'")"
  rm "$work/disk/all"
  echo "room again, a new connection: $(asked small -c "select 'reads'")"
} > "$work/observed"

cat > "$work/expected" <<'EXPECTED'
who is connected: reads
full, a new connection: reads
who is connected: reads
catalog vacuumed, a new connection: FATAL: could not write init file
room again, a new connection: reads
EXPECTED

"$programs/postgres" --version
cat "$work/observed"
# Newer ones say after a colon why not.
if ! diff "$work/expected" <(sed 's/init file:.*/init file/' "$work/observed") > "$work/difference"; then
  echo "NO LONGER as recorded here (< recorded, > now):" >&2
  cat "$work/difference" >&2
  exit 1
fi
echo "As recorded: with a full disk and a vacuumed catalog, nobody gets in any more."
