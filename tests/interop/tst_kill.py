#!/usr/bin/python3
# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""tst_kill.py PROGRAM ROUNDS: kill -9 in the middle of writes loses nothing that was acknowledged.

Each round four clients create licenses until the service is killed; the service that starts next on
the same folder must know every one of them, and none that nobody asked for.
"""
import os
import random
import signal
import sys
import threading
import uuid

try:
    import botocore.exceptions
except ImportError:
    print("skipped: python3-boto3 is not installed")
    sys.exit(77)

from service import REGION, Service

SEED = 20260319


class Writer(threading.Thread):
    """Creates resources one after the other until the service is gone."""

    def __init__(self, client, name):
        super().__init__(daemon=True)
        self.client = client
        self.name_stem = name
        self.asked, self.acknowledged = set(), set()
        self.error = None

    def create(self, name):
        self.client.create_license(
            LicenseName=name, ProductName="p", ProductSKU=name, Issuer={"Name": "Acme"},
            HomeRegion=REGION, Beneficiary="b",
            Validity={"Begin": "2026-01-01T00:00:00Z", "End": "2036-01-01T00:00:00Z"},
            Entitlements=[{"Name": "Seats", "Unit": "Count", "MaxCount": 1}],
            ConsumptionConfiguration={"ProvisionalConfiguration": {"MaxTimeToLiveInMinutes": 60}},
            ClientToken=uuid.uuid4().hex)

    def run(self):
        try:
            for number in range(10_000):
                name = f"{self.name_stem}-{number}"
                self.asked.add(name)
                self.create(name)
                self.acknowledged.add(name)
        except (botocore.exceptions.ConnectionError, botocore.exceptions.HTTPClientError):
            pass  # the kill
        except Exception as error:  # anything else is a finding
            self.error = error


def names(client):
    """Names of all licenses, page by page."""
    found, arguments = set(), {"MaxResults": 100}
    while True:
        page = client.list_licenses(**arguments)
        found |= {record["LicenseName"] for record in page["Licenses"]}
        if not page.get("NextToken"):
            return found
        arguments["NextToken"] = page["NextToken"]


def kill_loop(program, rounds, dice):
    """Kills one service `rounds` times; returns how many writes were acknowledged."""
    service = Service(program)
    asked, acknowledged = set(), set()
    try:
        before = names(service.client("license-manager", "vendor"))
        for round_ in range(rounds):
            writers = [Writer(service.client("license-manager", "vendor"), f"r{round_}w{worker}")
                       for worker in range(4)]
            for writer in writers:
                writer.start()
            threading.Event().wait(dice.uniform(0.1, 0.6))
            service.process.send_signal(signal.SIGKILL)
            service.process.wait()
            service.process.stdout.close()
            for writer in writers:
                writer.join(30)
                if writer.is_alive() or writer.error:
                    sys.exit(f"round {round_}: a writer hangs or failed: {writer.error}")
                asked |= writer.asked
                acknowledged |= writer.acknowledged
            service.start()
            there = names(service.client("license-manager", "vendor"))
            if not acknowledged | before <= there:
                sys.exit(f"round {round_}: lost {sorted((acknowledged | before) - there)}")
            if not there <= asked | before:
                sys.exit(f"round {round_}: nobody asked for {sorted(there - asked - before)}")
        return len(acknowledged)
    finally:
        service.remove()


def main():
    program, rounds = os.path.abspath(sys.argv[1]), int(sys.argv[2])
    dice = random.Random(SEED)
    acknowledged = 0
    # An account holds 2,000 licenses, so a fresh one takes over now and then.
    for first in range(0, rounds, 2):
        acknowledged += kill_loop(program, min(2, rounds - first), dice)
    print(f"{rounds} kills, {acknowledged} acknowledged writes, none lost")
    if acknowledged < rounds:
        sys.exit("hardly anything was written: the test shows nothing")


main()
