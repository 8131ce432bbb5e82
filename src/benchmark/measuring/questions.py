"""What is asked, and what it is held against."""

import random
import statistics
import time
from dataclasses import dataclass, field

from measuring import tools


def contract(number):
    return f"01400000-0001-7000-8000-{number:012x}"


def structure(number):
    return f"01400000-0004-7000-8000-{number:012x}"


def pillar(number):
    return f"01400000-0002-7000-8000-{number:012x}"


def indicator(number):
    return f"01400000-0005-7000-8000-{number:012x}"


def action(number):
    return f"01400000-0009-7000-8000-{number:012x}"


@dataclass
class Bench:
    """What a question may use."""

    cluster: object
    service: object
    directory: object
    seconds: float
    # How many actions, contracts and structures there are.
    counts: dict
    # How many ask at once, where a question does not say otherwise.
    connections: int
    round: int = 0
    # What PostgreSQL alone does in a round, by the question that it is asked: several of the service's are held against one.
    alone: dict = field(default_factory=dict)

    def settings(self):
        return {
            **self.counts, "round": self.round, "token": self.service.token("agglomeration"),
            "title": f"{self.round} {time.time_ns()}"}

    def write(self, name, lines):
        file = self.directory / name
        file.write_text("".join(f"{line}\n" for line in lines))
        return file

    def wait_until_idle(self, longest=600):
        """Until neither the service nor the database has done anything for longer than the service rests after it has found out
        what contracts add."""
        rest = max(3, 25 * self.counts["actions"] / 200000)
        begun = active = time.monotonic()
        while time.monotonic() - active < rest and time.monotonic() - begun < longest:
            before = self._cpu_seconds()
            time.sleep(1)
            if self._cpu_seconds() - before > 0.05:
                active = time.monotonic()

    def _cpu_seconds(self):
        return self.service.cpu_seconds() + self.cluster.cpu_seconds()

    def change_an_action(self, of=None):
        """Of one contract or of each, as somebody would who writes by hand: nothing that was summed up of it before is still
        so."""
        self.cluster.is_written()
        chosen = f"where contract_id = '{contract(of)}'" if of else ""
        self.cluster.sql(f"""
            update action set version = version + 1, updated_at = clock_timestamp(), description = description || '.'
            where id in (
                select distinct on (contract_id) id from action {chosen} order by contract_id, id)""")


@dataclass
class Loaded:
    """Asked by many at once, for as long as a round lasts."""

    name: str
    title: str
    script: str
    ceiling: str
    # Of the rate beside PostgreSQL alone, where nothing else is said.
    goal: str = ""
    # What a request has of what is counted, and what that is called.
    weight: int = 1
    unit: str = "requests/s"
    # Each thread of wrk has a connection of its own then, and so one answer at a time.
    in_turn: bool = False
    connections: int = None
    writes: bool = False
    # Makes the file that the script reads, for so many requests.
    prepared: object = None
    # Makes what was answered before worth nothing.
    afresh: bool = False
    _seen: float = 0

    def _ask(self, bench, seconds):
        return self._run(bench, seconds, self._settings(bench, seconds))

    def _settings(self, bench, seconds):
        settings = bench.settings()
        if self.writes:
            bench.cluster.is_written()
        if self.afresh:
            bench.change_an_action()
        if self.prepared:
            settings["prepared"] = self.prepared(bench, int(min(10000, max(200, 1.5 * seconds * self._seen))))
        return settings

    def _run(self, bench, seconds, settings):
        connections = self.connections or bench.connections
        answer = tools.wrk(
            self.script, bench.service.address, seconds, connections, connections if self.in_turn else 1, settings)
        answer["count"] = max(1, answer["finished"] if self.in_turn else answer["requests"] - answer["failed"])
        self._seen = answer["count"] / answer["seconds"]
        return answer

    def warm_up(self, bench, seconds):
        self._ask(bench, seconds)

    def statements(self, bench):
        """Of each that is counted."""
        settings = self._settings(bench, 2)
        answer, statements = bench.cluster.counting_statements(lambda: self._run(bench, 2, settings))
        return round(statements / answer["count"], 1)

    def measure(self, bench):
        settings = self._settings(bench, bench.seconds)
        service, database = bench.service.cpu_seconds(), bench.cluster.cpu_seconds()
        answer = self._run(bench, bench.seconds, settings)
        count = answer["count"]
        return {
            "rate": round(count * self.weight / answer["seconds"], 1),
            "p50 ms": round(answer["p50"], 2),
            "p99 ms": round(answer["p99"], 2),
            "failed": answer["failed"],
            "bytes": round(answer["bytes"] / max(1, answer["requests"])),
            "service cpu ms": round(1000 * (bench.service.cpu_seconds() - service) / count, 3),
            "database cpu ms": round(1000 * (bench.cluster.cpu_seconds() - database) / count, 3)}

    def measure_ceiling(self, bench):
        known = (self.ceiling, bench.round)
        if known not in bench.alone:
            bench.alone[known] = self._alone(bench)
        return bench.alone[known]

    def _alone(self, bench):
        if self.writes:
            bench.cluster.is_written()
        rate, mean, database = tools.pgbench(self.ceiling, bench.cluster, bench.connections, bench.counts, bench.seconds)
        return {"rate": round(rate, 1), "mean ms": round(mean, 3), "database cpu ms": round(database, 3)}


@dataclass
class Alone:
    """Asked by one, who waits. Of several contracts when each has changed, so that nothing is known of the answer; first and
    again, when what contracts add is known, as after a start; and when an action of one has changed since. Of one contract
    first, when nothing is known, and again."""

    name: str
    title: str
    path: str
    ceiling: str
    goal: str = ""
    several: bool = True
    unit: str = "ms"

    def warm_up(self, bench, seconds):
        if self.several:
            bench.wait_until_idle()

    def measure(self, bench):
        bench.change_an_action()
        if not self.several:
            return self._first_and_again(bench)
        all_changed = self._milliseconds(bench, self.path)
        if all_changed is None:
            return None
        bench.wait_until_idle()
        measured = self._first_and_again(bench)
        bench.change_an_action(of=1)
        return {**measured, "one action changed": self._milliseconds(bench, self.path), "each contract changed": all_changed}

    def _first_and_again(self, bench):
        # Which nobody has asked for.
        path = f"{self.path}{'&' if '?' in self.path else '?'}{'&' * bench.round}"
        first, *again = [self._milliseconds(bench, path) for _ in range(10)]
        return {"first": first, "again": round(statistics.median(again), 2)}

    def measure_ceiling(self, bench):
        known = (self.ceiling, bench.round)
        if known not in bench.alone:
            bench.alone[known] = round(tools.milliseconds(self.ceiling, bench.cluster, bench.counts), 2)
        return {"sum": bench.alone[known]}

    @staticmethod
    def _milliseconds(bench, path):
        """Null if it is refused."""
        answer = bench.service.ask("GET", path)
        return round(1000 * answer.seconds, 2) if answer.status == 200 else None


@dataclass
class Exported:
    """All figures and parts, in a heap that is much smaller than they are."""

    name: str
    title: str
    media_type: str
    goal: str
    unit: str = "rows/s"
    tables = ("indicator_value", "breakdown_part")

    def warm_up(self, bench, seconds):
        """The first round is none the worse for being the first: it is long."""

    def measure(self, bench):
        service = bench.service.cpu_seconds()
        first, last, size = tools.curl(
            f"{bench.service.address}/api/v1/exports/indicator-values",
            {**bench.service.authorization(), "Accept": self.media_type})
        return {
            "rate": round(self._rows(bench) / last),
            "first byte ms": round(1000 * first, 1),
            "MB": round(size / 1e6, 1),
            "service cpu s": round(bench.service.cpu_seconds() - service, 2)}

    def measure_ceiling(self, bench):
        known = ("copy", bench.round)
        if known not in bench.alone:
            seconds = sum(bench.cluster.seconds_to_copy(table) for table in self.tables)
            bench.alone[known] = round(self._rows(bench) / seconds)
        return {"rate": bench.alone[known]}

    def _rows(self, bench):
        return sum(int(bench.cluster.sql(f"select count(*) from {table}")) for table in self.tables)


def tags(bench, _):
    """Of some actions."""
    numbers = random.Random(bench.round).sample(range(1, bench.counts["actions"] + 1), 300)
    return bench.write("tags", (
        f"{path} {bench.service.ask('GET', path).getheader('ETag')}"
        for path in (f"/api/v1/actions/{action(number)}" for number in numbers)))


def submitted(bench, wanted):
    """So many bilans."""
    chance = random.Random(time.time_ns())
    authorization = bench.service.authorization()
    known = []
    for begin in range(0, wanted, 200):
        answer = bench.service.ask(
            "POST", "/api/v1/bilans/batch?mode=atomic",
            {"bilans": [_bilan(bench, chance, number) for number in range(begin, min(wanted, begin + 200))]},
            authorization)
        if answer.status != 200:
            raise SystemExit(f"Bilans are answered with {answer.status}: {answer.content.decode()[:500]}")
        known += [outcome["receipt"]["id"] for outcome in answer.json()["outcomes"]]
    return bench.write("submitted", (
        f"{posted} {bench.service.ask('GET', path, headers=authorization).getheader('ETag')}"
        for posted, path in ((posted, f"/api/v1/bilans/{posted}") for posted in known)))


def _bilan(bench, chance, number):
    of = chance.randint(1, bench.counts["contracts"])
    return {
        "structureId": structure(chance.randint(1, bench.counts["structures"])),
        "year": chance.randint(2015, 2024),
        "state": "submitted",
        "outcome": "completed",
        "narrative": {"done": "Les séances ont eu lieu."},
        "action": {
            "contractId": contract(of), "pillarId": pillar(of * 3 - chance.randint(0, 2)),
            "title": f"Mesure {time.time_ns()} {number}", "description": "Une action qui n’était pas encore là.",
            "objectives": [], "partners": [], "transversalPriorities": [], "neighbourhoodIds": []},
        "figures": [
            {"indicatorId": indicator((number * 7 + turn * 11) % 60 + 1), "kind": "exact", "value": chance.randint(1, 1000)}
            for turn in range(5)]}


LARGEST = f"contract={contract(1)}"

QUESTIONS = [
    Loaded("Q1", "an action", "action", "action", "≥ 0.48"),
    Loaded("Q1-304", "an action that was read before, unchanged (304)", "not-modified", "action", "≥ 2 × Q1",
           prepared=tags),
    Loaded("Q2", "a page of 50 actions of a contract and year", "page", "page", "≥ 0.78"),
    Loaded("Q3", "a contract's year by structure, first", "aggregate", "aggregate", "≥ 4 × before", afresh=True),
    Loaded("Q3-again", "a contract's year by structure, again", "aggregate-again", "aggregate", "≥ 20 × Q3 before"),
    Loaded("figures", "an action's figures", "figures", "action", "≥ 0.5 × Q1"),
    Loaded("template", "an action's template of a bilan", "template", "action", "≥ 0.25 × Q1"),
    Alone("Q4-year", "the nation by year", "/api/v1/aggregates/years", "nation-by-year", "first ≥ 2, then ≥ 50"),
    Alone("Q4-pillar", "the nation by pillar code and year", "/api/v1/aggregates?groupBy=pillar-code,year",
          "nation-by-pillar-and-year", "first ≥ 2, then ≥ 50"),
    Alone("largest-year", "the largest contract by year", f"/api/v1/aggregates/years?{LARGEST}", "largest-contract",
          "≥ 20 × before", several=False),
    Alone("largest-pillar", "the largest contract by pillar", f"/api/v1/aggregates/pillars?{LARGEST}", "largest-contract",
          "≥ 20 × before", several=False),
    Alone("largest-structure", "the largest contract by structure", f"/api/v1/aggregates/structures?{LARGEST}",
          "largest-contract", "≥ 20 × before", several=False),
    Loaded("validation", "validating a bilan of five figures", "validation", "publish", "≥ 10 × before",
           prepared=submitted, writes=True),
    Loaded("Q6-draft", "posting a draft of five figures", "draft", "publish", writes=True),
    Loaded("Q6", "an action with five figures: posted, submitted, validated", "published", "publish", "≥ 0.5",
           unit="bilans/s", in_turn=True, writes=True),
    Loaded("Q6-batch", "batches of 200 drafts of five figures", "batch", "publish", "≥ 5 × Q6-draft", weight=200,
           unit="bilans/s", connections=4, writes=True),
    Exported("Q5-csv", "all figures and parts as CSV", "text/csv", "≥ 0.85, first byte < 100 ms"),
    Exported("Q5-ndjson", "all figures and parts as NDJSON", "application/x-ndjson", "≥ 0.6"),
    Exported("Q5-parquet", "all figures and parts as Parquet", "application/vnd.apache.parquet", "≥ 0.8"),
]
