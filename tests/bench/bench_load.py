#!/usr/bin/python3
# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""bench_load.py PROGRAM_FOLDER [LICENSES [ROUNDS]]: reading licenses from a loopback endpoint, 100 a page.

boto3, the floor (curl and simdjson), the client without a window, and the window up to its last row painted.
"""
import os
import sys
import tempfile

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, here)
from contest import Endpoint, contest, environment  # noqa: E402

folder = sys.argv[1]
licenses = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 3


def program(name):
    return os.path.join(folder, name)


with tempfile.TemporaryDirectory() as home, Endpoint(program("bench_endpoint"), licenses) as endpoint:
    contestants = {"boto3": ["/usr/bin/python3", os.path.join(here, "peer_boto3.py"), endpoint.url]}
    for name, command in (("floor", ["bench_floor"]), ("client", ["bench_client"]),
                          ("window", ["bench_window", "environment", str(licenses)])):
        if os.path.exists(program(command[0])):
            contestants[name] = [program(command[0]), *command[1:], endpoint.url]
    medians = contest(contestants, environment(home), rounds)

print(f"{licenses} licenses, median of {rounds} rounds")
for name, (elapsed, results) in medians.items():
    if results["licenses"] != licenses:
        sys.exit(f"{name} read {results['licenses']:.0f} licenses of {licenses}")
    line = f"{name:8} {elapsed:8.0f} ms {results['rss_kib'] / 1024:8.0f} MiB"
    for key, value in results.items():
        if key not in ("licenses", "rss_kib"):
            line += f"  {key} {value:g}"
    print(line)
for name in ("client", "window"):
    if name in medians:
        elapsed, results = medians[name]
        boto3_time, boto3 = medians["boto3"]
        text = f"{name}: {boto3_time / elapsed:.1f} times faster than boto3"
        if "floor" in medians:
            text += f", {elapsed / medians['floor'][0]:.2f} of the floor's time"
        print(f"{text}, {results['rss_kib'] / boto3['rss_kib']:.2f} of boto3's memory")
