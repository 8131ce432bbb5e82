"""The results as a file, a table and a picture."""

import json
import statistics
from dataclasses import dataclass

from measuring import picture

# Ten times slower, against PostgreSQL, than before is no noise.
NONSENSE = 10


@dataclass
class Row:
    """Of one question, what was measured in each round, and PostgreSQL's own in the same rounds."""

    key: str
    title: str
    unit: str
    service: list
    ceiling: list
    more_is_better: bool
    goal: str
    extra: dict

    @property
    def ratios(self):
        """How much of what PostgreSQL does alone: above 1 where it need not be asked for all of it."""
        return [
            own / alone if self.more_is_better else alone / own
            for own, alone in zip(self.service, self.ceiling) if own and alone]


def rows(results):
    for name, question in results["questions"].items():
        service, ceiling = question["service"], question["ceiling"]
        if not service:
            # It is refused.
            continue
        if "rate" in service[0]:
            yield Row(
                name, question["title"], question["unit"], [each["rate"] for each in service],
                [each["rate"] for each in ceiling], True, question["goal"],
                {**_medians(service), "statements": question.get("statements")})
        else:
            for moment in service[0]:
                yield Row(
                    f"{name} {moment}", f"{question['title']}, {moment}", "ms", [each[moment] for each in service],
                    [each["sum"] for each in ceiling], False, question["goal"] if moment == "first" else "",
                    {})


def _medians(measurements):
    return {
        key: statistics.median(each[key] for each in measurements) for key in measurements[0] if key != "rate"}


def write(results, directory, before_name):
    directory.mkdir(exist_ok=True)
    before_file = directory / f"{before_name}.json"
    before = json.loads(before_file.read_text()) if before_name else None
    file = directory / f"{results['name']}.json"
    file.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n")
    text = table(results)
    file.with_suffix(".md").write_text(text)
    for scale, at_scale in results["scales"].items():
        if scale == "1" or len(results["scales"]) == 1:
            file.with_suffix(".svg").write_text(picture.of(
                list(rows(at_scale)), list(rows(before["scales"][scale])) if before else [], results,
                before))
    print(text)


def write_page(results, page):
    """A few columns of the nation's table, and the picture."""
    before, marked, rest = page.read_text().partition("<!-- speed -->\n")
    after = rest.partition("<!-- /speed -->")[2]
    lines = [
        f"![How fast it is beside PostgreSQL alone: the figures are in the table](../../../benchmark/results/{results['name']}.svg)",
        "", "| | service | PostgreSQL alone | ratio |", "| --- | --- | --- | --- |"]
    lines += [
        f"| {row.title} | {_short(statistics.median(row.service))} {row.unit} | "
        f"{_short(statistics.median(row.ceiling)) if row.ceiling else ''} | "
        f"{_short(statistics.median(row.ratios)) if row.ratios else ''} |"
        for row in rows(results["scales"]["1"])]
    lines += ["", f"{results['date'][:10]}, commit {results['commit']}, {results['java'].replace(chr(34), '')}."]
    page.write_text("".join([before, marked, *(f"{line}\n" for line in lines), "<!-- /speed -->", after]))


def table(results):
    lines = [
        f"# {results['name']}", "",
        f"{results['date']}, commit {results['commit']}; {results['machine']['processors']}, {results['machine']['memory']}, "
        f"{results['machine']['system']}; {results['java']} ({results['java options']}). Service, "
        "PostgreSQL and those who ask share the processors. Medians, with the least and the most; a ratio is of one round.", ""]
    for scale, at_scale in results["scales"].items():
        lines += _table_of(scale, at_scale)
    if len(results["scales"]) > 1:
        lines += _growth(results["scales"])
    return "\n".join(lines) + "\n"


def _table_of(scale, results):
    yield from (
        f"## {scale} of a nation, PostgreSQL {results['postgresql']}", "", f"Rounds: {results['rounds']}.", "",
        "| | service | PostgreSQL alone | ratio | goal | p50, p99 ms | CPU ms a request: service, database | statements |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |")
    for row in rows(results):
        extra = row.extra
        latencies = f"{extra['p50 ms']:g}, {extra['p99 ms']:g}" if "p50 ms" in extra else (
            f"first byte {extra['first byte ms']:g}" if "first byte ms" in extra else "")
        cpu = f"{extra['service cpu ms']:g}, {extra['database cpu ms']:g}" if "database cpu ms" in extra else ""
        failed = f" ({extra['failed']:g} failed)" if extra.get("failed") else ""
        statements = extra.get("statements")
        yield (
            f"| {row.key}: {row.title} | {_spread(row.service)} {row.unit}{failed} | {_spread(row.ceiling)} | "
            f"{_bold(_spread(row.ratios))} | {row.goal} | {latencies} | {cpu} | "
            f"{'' if statements is None else f'{statements:g}'} |")
    yield ""
    for what in ("made in s", "start to ready s", "memory", "memory of exports"):
        if results.get(what):
            value = results[what]
            yield f"- {what}: " + (
                ", ".join(f"{key} {number}" for key, number in value.items()) if isinstance(value, dict)
                else _spread(value) if isinstance(value, list) else f"{value:g}")
    yield ""


def _growth(scales):
    """How many times longer each question takes than on the smallest."""
    known = {scale: {row.key: row for row in rows(at_scale)} for scale, at_scale in scales.items()}
    order = sorted(scales, key=float)
    least = known[order[0]]
    yield from (
        "## How it grows", "", f"Times as long as on {order[0]} of a nation.", "",
        f"| | {' | '.join(order)} |", f"| --- |{' --- |' * len(order)}")
    for key, row in least.items():
        factors = []
        for scale in order:
            there = known[scale].get(key)
            if there is None:
                factors.append("")
                continue
            factor = statistics.median(there.service) / statistics.median(row.service)
            factors.append(f"{1 / factor if row.more_is_better else factor:.2f}")
        yield f"| {key}: {row.title} | {' | '.join(factors)} |"


def _spread(numbers):
    if not numbers:
        return ""
    if len(numbers) == 1:
        return _short(numbers[0])
    return f"{_short(statistics.median(numbers))} ({_short(min(numbers))}–{_short(max(numbers))})"


def _bold(text):
    return f"**{text}**" if text else ""


def _short(number):
    """Three digits that say something."""
    return f"{number:,.0f}" if abs(number) >= 100 else f"{number:.3g}"


def against_reference(results, file):
    """Of a short run: 1, with what is ten times slower than it was, or 0. The first one is what the others are held against."""
    known = {
        row.key: statistics.median(row.ratios)
        for at_scale in results["scales"].values() for row in rows(at_scale) if row.ratios}
    if not file.exists():
        file.write_text(json.dumps(known, indent=1) + "\n")
    reference = json.loads(file.read_text())
    wrong = 0
    for key, ratio in known.items():
        expected = reference.get(key)
        verdict = "" if expected is None or ratio * NONSENSE >= expected else f"  WRONG: it was {_short(expected)}"
        wrong += bool(verdict)
        print(f"{key}: {_short(ratio)} of PostgreSQL alone{verdict}")
    return 1 if wrong else 0
