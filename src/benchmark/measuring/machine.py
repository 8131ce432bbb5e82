"""What the machine says of processes: how much of the processors they had, and how much memory."""

import os
import platform
import subprocess
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def _stat(pid):
    # The name stands in brackets and may hold spaces and brackets itself.
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


def cpu_seconds(pid):
    """Of a process with its threads."""
    user, system = _stat(pid)[11:13]
    return (int(user) + int(system)) / TICKS


def cpu_seconds_of_family(pid):
    """Of a process, its children that live and those that it has buried: a server with a process for each connection."""
    seconds = sum(map(int, _stat(pid)[11:15])) / TICKS
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(_stat(stat.parent.name)[1]) == pid:
                seconds += cpu_seconds(stat.parent.name)
        except (FileNotFoundError, ProcessLookupError):
            pass
    return seconds


def resident_mebibytes(pid):
    """Now, and at most so far."""
    status = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines())
    return tuple(round(int(status[name].split()[0]) / 1024) for name in ("VmRSS", "VmHWM"))


def description():
    cpu = next(
        (line.split(":", 1)[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines()
         if line.startswith("model name")), platform.machine())
    memory = next(line for line in Path("/proc/meminfo").read_text().splitlines() if line.startswith("MemTotal"))
    return {
        "processors": f"{os.cpu_count()} × {cpu}",
        "memory": f"{round(int(memory.split()[1]) / 1024 / 1024)} GB",
        "system": f"{platform.system()} {platform.release()}",
    }


def first_line(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    return done.stdout.splitlines()[0] if done.stdout else ""
