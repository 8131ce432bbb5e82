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


def pgbench(script, cluster, clients, settings, seconds=None, transactions=None):
    """Transactions a second, the milliseconds of one, and how many there were."""
    # Of its time, it takes what it needs to connect.
    extent = ["-T", str(max(3, round(seconds)))] if seconds else ["-t", str(transactions)]
    done = subprocess.run(
        [str(cluster.binaries / "pgbench"), "-h", "127.0.0.1", "-p", str(cluster.port), "-U", "contratdeville",
         "-n", "-M", "prepared", "-c", str(clients), "-j", str(min(clients, 2)), *extent,
         *(f"-D{name}={value}" for name, value in settings.items()),
         "-f", str(QUESTIONS / f"{script}.sql"), "nation"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    rate = re.search(r"^tps = ([\d.]+)", done.stdout, re.MULTILINE)
    if done.returncode or not rate:
        raise SystemExit(f"pgbench failed:\n{done.stdout}")
    transactions = int(re.search(r"actually processed: (\d+)", done.stdout).group(1))
    return float(rate.group(1)), float(re.search(r"latency average = ([\d.]+)", done.stdout).group(1)), transactions


def curl(address, headers):
    """Seconds to the first byte and to the last one, and how many bytes."""
    done = subprocess.run(
        ["curl", "-sS", "--fail", "-o", os.devnull, "-w", "%{time_starttransfer} %{time_total} %{size_download}",
         *(part for name, value in headers.items() for part in ("-H", f"{name}: {value}")), address],
        stdout=subprocess.PIPE, text=True, check=True)
    first, last, size = done.stdout.split()
    return float(first), float(last), int(size)
