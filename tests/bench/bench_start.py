#!/usr/bin/python3
# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""bench_start.py PROGRAM_FOLDER SERVICE [ROUNDS]: from exec to a window with rows of sample data.

Beside it, the AWS CLI prints the same list from license-console-service. The window starts its own service; the first
start makes the sample data and is shown apart.
"""
import os
import statistics
import subprocess
import sys
import tempfile
import time

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [here, os.path.join(os.path.dirname(here), "interop")]
from contest import environment, run  # noqa: E402
from service import AWS_CLI, REGION, Service  # noqa: E402

window = os.path.join(sys.argv[1], "bench_window")
rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 5


def time_cli(service):
    start = time.monotonic()
    subprocess.run(
        [AWS_CLI, "license-manager", "list-licenses", "--profile", "vendor", "--region", REGION,
         "--endpoint-url", service.url, "--output", "table"],
        env=service.environment, stdout=subprocess.DEVNULL, check=True)
    return (time.monotonic() - start) * 1000


with tempfile.TemporaryDirectory() as home:
    env = {key: value for key, value in environment(home).items() if not key.startswith("AWS_")}
    env["LICENSE_CONSOLE_BENCH_DATA"] = os.path.join(home, "data")
    first, results = run([window, "local:vendor", "60"], env)
    print(f"first start, sample data made: {first:.0f} ms")
    service = Service(sys.argv[2])
    try:
        ours, theirs = [], []
        for _ in range(rounds):
            elapsed, results = run([window, "local:vendor", "60"], env)
            ours.append(elapsed)
            theirs.append(time_cli(service))
    finally:
        service.remove()

own, cli = statistics.median(ours), statistics.median(theirs)
print(f"window with {results['licenses']:.0f} rows: {own:.0f} ms, {results['rss_kib'] / 1024:.0f} MiB; "
      f"first row painted after {results['first_row_ms']:.0f} ms of its own")
print(f"AWS CLI printing the same list: {cli:.0f} ms")
print(f"{cli / own:.1f} times sooner than the AWS CLI; the goal is under 1000 ms")
