"""A PostgreSQL of the benchmark's own, with the nation in it."""

import hashlib
import os
import pwd
import shutil
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from measuring import machine

HERE = Path(__file__).resolve().parent.parent
MIGRATIONS = HERE.parent / "main/resources/db/migration"
OWNER = "contratdeville"
DATABASE = "nation"

# Where PostgreSQL leaves its defaults, it is for machines of another century. Commits reach the disk, as everywhere.
SETTINGS = {
    "listen_addresses": "'127.0.0.1'",
    "shared_buffers": "2GB",
    "max_wal_size": "4GB",
    "shared_preload_libraries": "'pg_stat_statements'",
    # Statements are counted in a run of their own: it costs both sides something, and the shorter one more.
    "pg_stat_statements.track": "none",
    # What the nation's rows are written without: they are there again in minutes.
    "wal_level": "minimal",
    "max_wal_senders": "0",
}

# While data are made, and never while anything is measured: if the machine goes down meanwhile, they are made anew. Nothing is
# waited for until all of it is brought to the disk at the end.
WHILE_DATA_ARE_MADE = {
    "fsync": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
}

# Of data.sql.
PARTS = ("territory", "actions", "figures", "history")


def _binaries():
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    usable = [path.parent for path in found if int(path.parts[-3]) >= 15]
    if usable:
        return usable[0]
    in_path = shutil.which("postgres")
    if in_path is None:
        raise SystemExit("There is no PostgreSQL 15 or newer: apt-get install postgresql")
    return Path(in_path).parent


class Cluster:
    def __init__(self, directory, port):
        self.directory = Path(directory)
        self.port = port
        self.binaries = _binaries()
        # PostgreSQL refuses to be root.
        self.user = "postgres" if os.getuid() == 0 else None
        self._written = self.directory / "written"

    @property
    def url(self):
        return f"jdbc:postgresql://127.0.0.1:{self.port}/{DATABASE}"

    def _as_server(self, program, *arguments):
        command = [str(self.binaries / program), *arguments]
        if self.user:
            command = ["setpriv", f"--reuid={self.user}", f"--regid={pwd.getpwnam(self.user).pw_gid}",
                       "--init-groups", *command]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)

    def start(self, settings=None):
        """Makes the cluster first, if it is not there.

        settings: in place of those that it has otherwise."""
        data = self.directory / "data"
        if not data.exists():
            self.directory.mkdir(parents=True, exist_ok=True)
            if self.user:
                shutil.chown(self.directory, self.user)
                self.directory.parent.chmod(0o755)
            self._as_server(
                "initdb", "-D", str(data), "--no-locale", "-E", "UTF8", "-A", "trust", "-U", "postgres", "--no-sync")
            with open(data / "postgresql.conf", "a") as configuration:
                configuration.writelines(f"{name} = {value}\n" for name, value in SETTINGS.items())
                configuration.write(f"unix_socket_directories = '{self.directory}'\n")
        options = [f"-p {self.port}", *(f"-c {name}={value}" for name, value in (settings or {}).items())]
        self._as_server(
            "pg_ctl", "-D", str(data), "-o", " ".join(options), "-l", str(self.directory / "log"), "-w", "-t", "120", "start")
        self.pid = int((data / "postmaster.pid").read_text().splitlines()[0])

    def stop(self):
        self._as_server("pg_ctl", "-D", str(self.directory / "data"), "-w", "-t", "120", "-m", "fast", "stop")

    def sql(self, statement, database=DATABASE):
        return self.psql(database, "-c", statement)

    def psql(self, database, *arguments):
        done = subprocess.run(
            [str(self.binaries / "psql"), *self.address, "-X", "-qAt", "-v", "ON_ERROR_STOP=1", *arguments, database],
            env=dict(os.environ, PGOPTIONS="-c client_min_messages=warning"), stdout=subprocess.PIPE, text=True, check=True)
        return done.stdout.strip()

    @property
    def address(self):
        return ["-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres"]

    def cpu_seconds(self):
        return machine.cpu_seconds_of_family(self.pid)

    def version(self):
        return self.sql("show server_version", "postgres")

    # --- what is in it ------------------------------------------------------------------------------------------------

    def has_data(self, scale, as_made):
        """Whether what would be generated is there; and nothing has been written since, if it has to be as it was made."""
        known = self.directory / "made-of"
        return known.exists() and known.read_text() == self._made_of(scale) and not (as_made and self._written.exists())

    def generate(self, scale, migrate, complete="off", triggers="off"):
        """Makes the nation anew; answers how many seconds that takes.

        migrate: has the service make the schema in an empty database."""
        (self.directory / "made-of").unlink(missing_ok=True)
        self._restart(WHILE_DATA_ARE_MADE)
        self.sql(f"drop database if exists {DATABASE} with (force)", "postgres")
        self.sql("create extension if not exists pg_stat_statements", "postgres")
        if not self.sql(f"select 1 from pg_roles where rolname = '{OWNER}'", "postgres"):
            self.sql(f"create role {OWNER} login", "postgres")
        self.sql(f"create database {DATABASE} owner {OWNER}", "postgres")
        migrate()
        begun = time.monotonic()
        if triggers == "on":
            self._make(PARTS, scale, complete, triggers)
        else:
            self._make_side_by_side(scale, complete)
        self._restart()
        seconds = time.monotonic() - begun
        self._written.unlink(missing_ok=True)
        (self.directory / "made-of").write_text(self._made_of(scale))
        return seconds

    def _make_side_by_side(self, scale, complete):
        self._make(["territory"], scale, complete)
        with ThreadPoolExecutor() as sessions:
            list(sessions.map(lambda part: self._make([part], scale, complete), ("actions", "figures")))
            history = sessions.submit(self._make, ["history"], scale, complete)
            self.sql("vacuum (analyze) action, indicator_value, breakdown_part")
            history.result()

    def _make(self, parts, scale, complete, triggers="off"):
        variables = {
            "scale": scale, "complete": complete, "triggers": triggers,
            **{part: "on" if part in parts else "off" for part in PARTS}}
        self.psql(
            DATABASE, *(argument for name, value in variables.items() for argument in ("-v", f"{name}={value}")),
            "-f", str(HERE / "data/data.sql"))

    def _restart(self, settings=None):
        self.stop()
        # What has been written while nothing was waited for.
        self._as_server("initdb", "-D", str(self.directory / "data"), "--sync-only")
        self.start(settings)

    def what_triggers_write_otherwise(self, migrate):
        """The tables in which what is generated is not what it is with the triggers at work."""
        with_triggers, without = (
            set(self._digests(migrate, triggers).splitlines()) for triggers in ("on", "off"))
        return sorted({digest.split("|")[0] for digest in with_triggers ^ without})

    def _digests(self, migrate, triggers):
        self.generate(0.01, migrate, complete="on", triggers=triggers)
        return self.psql(DATABASE, "-f", str(HERE / "data/digest.sql"))

    def is_written(self):
        """To be said before the first write: what is measured next time is measured on the nation as it was made."""
        self._written.touch()

    @staticmethod
    def _made_of(scale):
        digest = hashlib.sha256(str(scale).encode())
        for file in sorted([*MIGRATIONS.glob("*.sql"), *(HERE / "data").glob("*.sql")]):
            digest.update(file.read_bytes())
        return digest.hexdigest()

    # --- statements ---------------------------------------------------------------------------------------------------

    def counting_statements(self, work):
        """What the work answers, and how many statements the service has made meanwhile."""
        self._track("top")
        self.sql("select pg_stat_statements_reset()", "postgres")
        done = work()
        counted = self.sql(f"""
            select coalesce(sum(calls), 0)
            from pg_stat_statements s
            join pg_roles r on r.oid = s.userid
            where r.rolname = '{OWNER}'""", "postgres")
        self._track("none")
        return done, int(counted)

    def _track(self, which):
        self.sql(f"alter system set pg_stat_statements.track = '{which}'", "postgres")
        self.sql("select pg_reload_conf()", "postgres")
        # Each of its processes reads it in its own time.
        time.sleep(0.3)

    def seconds_to_copy(self, table):
        begun = time.monotonic()
        subprocess.run(
            [str(self.binaries / "psql"), *self.address, "-X", "-c", f"copy {table} to stdout", DATABASE],
            stdout=subprocess.DEVNULL, check=True)
        return time.monotonic() - begun
