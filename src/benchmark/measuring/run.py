"""One run: for each scale the data, the service and the rounds."""

import json
import sys
import time
from datetime import datetime, timezone
from pathlib import Path

from measuring import machine
from measuring.cluster import Cluster
from measuring.questions import Bench, Exported, Loaded
from measuring.service import Service

RESULTS = Path(__file__).resolve().parent.parent / "results"
STARTS = 3


def counts(scale):
    """As data/territory.sql has them."""
    of_a_nation = min(scale, 1)
    contracts, nations = round(430 * of_a_nation), max(1, round(scale))
    return {
        "actions": round(200000 * of_a_nation) * nations,
        "contracts": contracts * nations,
        "structures": max(round(12000 * of_a_nation), 27 * contracts) * nations}


def settings(scale):
    """What several nations' contracts add needs more room than the one's that the service is set up for."""
    return {"CONTRATDEVILLE_AGGREGATES_KEPT": f"{round(32 * scale)}M"} if scale > 1 else {}


def say(text):
    print(f"{datetime.now():%H:%M:%S} {text}", file=sys.stderr, flush=True)


class Run:
    def __init__(self, given, questions):
        self.given = given
        self.questions = questions
        self.name = given.name or f"{datetime.now():%Y-%m-%d}-{given.commit}"

    def results(self):
        results = self._begun()
        for scale in map(float, self.given.scale.split(",")):
            at_scale = results["scales"].setdefault(f"{scale:g}", {"questions": {}})
            self._measure(scale, at_scale)
        return results

    def check_data(self):
        """0 if the data are what the triggers would have made of them."""
        cluster, service = self._cluster_and_service("check")
        cluster.start()
        try:
            different = cluster.what_triggers_write_otherwise(lambda: _started_and_stopped(service))
        finally:
            cluster.stop()
        print(f"The triggers write otherwise: {', '.join(different)}" if different else "As the triggers would have it.")
        return 1 if different else 0

    def _cluster_and_service(self, name, scale=1):
        directory = Path(self.given.directory)
        database_port, service_port = self.given.ports.split(",")
        cluster = Cluster(directory / f"postgresql-{name}", database_port)
        return cluster, Service(
            cluster, directory, int(service_port), self.given.java, self.given.java_options.split(), self.given.application,
            settings(scale))

    def _begun(self):
        """The results of this name so far: what is measured anew takes the place of what was."""
        file = RESULTS / f"{self.name}.json"
        results = json.loads(file.read_text()) if file.exists() and not self.given.short else {"scales": {}}
        results.update({
            "name": self.name,
            "date": f"{datetime.now(timezone.utc):%Y-%m-%d %H:%M} UTC",
            "commit": self.given.commit,
            "machine": machine.description(),
            "java": machine.first_line(self.given.java, "-version"),
            "java options": self.given.java_options})
        return results

    def _measure(self, scale, results):
        cluster, service = self._cluster_and_service(f"{scale:g}", scale)
        cluster.start()
        try:
            results["postgresql"] = cluster.version()
            results["rounds"] = (
                f"{self.given.rounds} of {self.given.seconds:g} s, after {self.given.warm_up:g} s of warming up; "
                f"{self.given.connections} connections")
            if not cluster.has_data(scale, as_made=not self.given.keep):
                say(f"makes {scale:g} of a nation")
                results["made in s"] = round(cluster.generate(scale, lambda: _started_and_stopped(service)), 1)
            bench = Bench(cluster, service, Path(self.given.directory), self.given.seconds, counts(scale), self.given.connections)
            exports = [question for question in self.questions if isinstance(question, Exported)]
            others = [question for question in self.questions if question not in exports]
            if others:
                if "start to ready s" not in results:
                    results["start to ready s"] = [
                        round(_started_and_stopped(service), 2) for _ in range(0 if self.given.short else STARTS)]
                self._ask(others, bench, results, service.options, "memory")
            if exports:
                self._ask(exports, bench, results, self.given.export_options.split(), "memory of exports")
        finally:
            cluster.stop()

    def _ask(self, questions, bench, results, options, memory):
        bench.service.start(options)
        try:
            time.sleep(1)
            at_rest = bench.service.memory()[0]
            for question in questions:
                say(f"warms up {question.name}")
                question.warm_up(bench, self.given.warm_up)
            measured = {
                question.name: {
                    "title": question.title, "unit": question.unit, "goal": question.goal, "service": [], "ceiling": []}
                for question in questions}
            for bench.round in range(1, self.given.rounds + 1):
                for question in questions:
                    say(f"round {bench.round} {question.name}")
                    for side, measurement in (
                            ("service", question.measure(bench)), ("ceiling", question.measure_ceiling(bench))):
                        if measurement is not None:
                            measured[question.name][side].append(measurement)
                            say(f"  {side} {measurement}")
            for question in questions:
                if isinstance(question, Loaded) and not self.given.short:
                    measured[question.name]["statements"] = question.statements(bench)
            results["questions"].update(measured)
            # Of the first that are asked, which are all of them where nothing else is said.
            results.setdefault(memory, {"at rest MB": at_rest, "highest MB": bench.service.memory()[1]})
        finally:
            bench.service.stop()


def _started_and_stopped(service):
    seconds = service.start()
    service.stop()
    return seconds
