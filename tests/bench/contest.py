# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs contestants in turn against one fake endpoint and compares their medians.

A contestant is a program that prints "licenses N rss_kib N [name value]..." when it has them all; its time is from
exec to that line.
"""
import os
import pathlib
import statistics
import subprocess
import time


class Endpoint:
    """bench_endpoint with its pages rendered."""

    def __init__(self, program, licenses, delay_ms=0):
        self.process = subprocess.Popen(
            [program, "--licenses", str(licenses), "--delay-ms", str(delay_ms)],
            stdout=subprocess.PIPE, text=True)
        self.url = self.process.stdout.readline().split()[1]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()


def environment(folder):
    """One world for all contestants; `folder` is their home."""
    runtime = pathlib.Path(folder) / "run"
    runtime.mkdir(mode=0o700, exist_ok=True)
    return {
        "PATH": os.environ["PATH"], "HOME": str(folder), "XDG_RUNTIME_DIR": str(runtime),
        "LC_ALL": "C.UTF-8", "TZ": "UTC",
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_REGION": "us-east-1", "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true", "AWS_PAGER": "",
    }


def run(command, env):
    """Milliseconds from exec to the line of results, and the results."""
    start = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as process:
        results, elapsed = {}, None
        for line in process.stdout:
            words = line.split()
            if words and words[0] == "licenses":
                elapsed = (time.monotonic() - start) * 1000
                results = {key: float(value) for key, value in zip(words[::2], words[1::2])}
                break
        process.stdout.read()
    if elapsed is None or process.returncode != 0:
        raise RuntimeError(f"{command[0]} failed with exit code {process.returncode}")
    return elapsed, results


def contest(contestants, env, rounds):
    """Name to (median milliseconds, results of the median's round); in turn, so that drift hits all alike."""
    samples = {name: [] for name in contestants}
    for _ in range(rounds):
        for name, command in contestants.items():
            samples[name].append(run(command, env))
    medians = {}
    for name, runs in samples.items():
        middle = statistics.median_low([elapsed for elapsed, _ in runs])
        medians[name] = next(entry for entry in runs if entry[0] == middle)
    return medians
