"""What asks: wrk the service, pgbench the database."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

QUESTIONS = Path(__file__).resolve().parent.parent / "questions"


def require():
    missing = [tool for tool in ("wrk", "pgbench", "psql", "openssl", "curl") if shutil.which(tool) is None]
    if missing:
        raise SystemExit(f"There is no {', '.join(missing)}: apt-get install wrk postgresql openssl curl")


def wrk(script, address, seconds, connections, threads, settings):
    environment = dict(
        os.environ, BENCHMARK_QUESTIONS=str(QUESTIONS),
        **{f"BENCHMARK_{name.upper()}": str(value) for name, value in settings.items()})
    done = subprocess.run(
        ["wrk", "-t", str(threads), "-c", str(connections), "-d", f"{max(1, round(seconds))}s", "--timeout", "60s",
         "-s", str(QUESTIONS / f"{script}.lua"), address],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    found = re.search(r"^\{.*\}$", done.stdout, re.MULTILINE)
    if done.returncode or not found:
        raise SystemExit(f"wrk failed:\n{done.stdout}")
    return json.loads(found.group())


def pgbench(script, cluster, clients, settings, seconds):
    """Transactions a second, the milliseconds of one, and the database's of them.

    Not of the first seconds: connections are new, as the service's are not, and each has to plan what the triggers do."""
    skipped = 1 + clients // 8
    # A second is the least that it tells of.
    until = skipped + max(2, round(seconds))
    running = _pgbench(script, cluster, clients, settings, "-T", str(until), "-P", "1")
    told, cpu, said = [], None, []
    for line in running.stdout:
        said.append(line)
        progress = re.match(r"progress: ([\d.]+) s, ([\d.]+) tps, lat ([\d.]+) ms", line)
        if not progress:
            continue
        second, rate, latency = map(float, progress.groups())
        if second > skipped + 0.5:
            told.append((second, rate, latency))
        else:
            begun, cpu = second, cluster.cpu_seconds()
        if second < until + 0.5:
            ended = second, cluster.cpu_seconds()
    if running.wait() or not told:
        raise SystemExit(f"pgbench failed:\n{''.join(said)}")
    rate = sum(each[1] for each in told) / len(told)
    return rate, clients / rate * 1000 if rate else 0, 1000 * (ended[1] - cpu) / max(1, rate * (ended[0] - begun))


def milliseconds(script, cluster, settings, times=3):
    """Of one who waits for each answer."""
    running = _pgbench(script, cluster, 1, settings, "-t", str(times))
    said = running.stdout.read()
    found = re.search(r"latency average = ([\d.]+)", said)
    if running.wait() or not found:
        raise SystemExit(f"pgbench failed:\n{said}")
    return float(found.group(1))


def _pgbench(script, cluster, clients, settings, *extent):
    return subprocess.Popen(
        [str(cluster.binaries / "pgbench"), "-h", "127.0.0.1", "-p", str(cluster.port), "-U", "contratdeville",
         "-n", "-M", "prepared", "-c", str(clients), "-j", str(min(clients, 2)), *extent,
         *(f"-D{name}={value}" for name, value in settings.items()),
         "-f", str(QUESTIONS / f"{script}.sql"), "nation"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def curl(address, headers):
    """Seconds to the first byte and to the last one, and how many bytes."""
    done = subprocess.run(
        ["curl", "-sS", "--fail", "-o", os.devnull, "-w", "%{time_starttransfer} %{time_total} %{size_download}",
         *(part for name, value in headers.items() for part in ("-H", f"{name}: {value}")), address],
        stdout=subprocess.PIPE, text=True, check=True)
    first, last, size = done.stdout.split()
    return float(first), float(last), int(size)
