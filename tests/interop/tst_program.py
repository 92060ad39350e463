#!/usr/bin/python3
# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""tst_program.py PROGRAM MANUAL: options, environment, log and exit codes of license-console-service.

Exit code 77: skipped.
"""
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import unittest
import uuid

try:
    import boto3  # noqa: F401
    import botocore
    from botocore.config import Config
except ImportError:
    print("skipped: python3-boto3 is not installed")
    sys.exit(77)

from service import REGION, Service

PREFIX = "LICENSE_CONSOLE_SERVICE_"


def token():
    return uuid.uuid4().hex


class Program(unittest.TestCase):
    program = ""
    manual = ""

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)

    def run_program(self, *arguments, **variables):
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.folder), "LC_ALL": "C.UTF-8",
                       **{PREFIX + name: value for name, value in variables.items()}}
        return subprocess.run([self.program, *arguments], env=environment, capture_output=True,
                              text=True, timeout=60, check=False)

    def service(self, *options):
        service = Service(self.program, options=options)
        self.addCleanup(service.remove)
        return service

    def test_help_and_manual_name_the_same(self):
        told = self.run_program("--help")
        self.assertEqual(told.returncode, 0)
        manual = pathlib.Path(self.manual).read_text(encoding="utf-8").replace("\\-", "-")
        options = set(re.findall(r"(?<![\w-])--[a-z-]+", told.stdout))
        described = manual.split("\n.SH OPTIONS\n", 1)[1].split("\n.SH ", 1)[0]
        self.assertEqual(options, set(re.findall(r"(?<![\w-])--[a-z-]+", described)))
        variables = set(re.findall(PREFIX + "[A-Z_]+", told.stdout))
        self.assertEqual(variables, set(re.findall(PREFIX + "[A-Z_]+", manual)))
        self.assertGreaterEqual(len(variables), 8)

    def test_wrong_usage(self):
        data = str(self.folder / "data")
        accounts = self.folder / "accounts.json"
        accounts.write_text("{}")
        for arguments in (
                [], ["--data"], ["--bogus"], ["--data", data, "more"],
                ["--data", data, "--port", "99999"], ["--data", data, "--port", "x"],
                ["--data", data, "--sample=some"], ["--data", data, "--clock", "tomorrow"],
                ["--data", data, "--accounts", str(accounts)],
                ["--data", data, "--accounts", str(self.folder / "none")],
                ["--data", data, "--credentials", str(self.folder / "none")],
                ["--data", data, "--public-key", "none"]):
            done = self.run_program(*arguments)
            self.assertEqual(done.returncode, 2, arguments)
            self.assertTrue(done.stderr.startswith("license-console-service: "), done.stderr)
            self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
        self.assertEqual(self.run_program("--data", data, NO_QUOTAS="yes").returncode, 2)

    def test_folder_that_cannot_be_used(self):
        (self.folder / "file").write_text("")
        self.assertEqual(self.run_program("--data", str(self.folder / "file")).returncode, 5)
        self.assertEqual(
            self.run_program("--data", str(self.folder / "data"), "--log",
                             str(self.folder / "file" / "log")).returncode, 5)

    def test_environment(self):
        environment = {
            "PATH": os.environ["PATH"], "HOME": str(self.folder), "LC_ALL": "C.UTF-8",
            PREFIX + "PORT": "no number", PREFIX + "DATA": str(self.folder / "data"),
            PREFIX + "LOG": str(self.folder / "log")}
        process = subprocess.Popen([self.program, "--port", "0"], env=environment,
                                   stdout=subprocess.PIPE, text=True)
        self.addCleanup(process.stdout.close)
        self.assertTrue(process.stdout.readline().startswith("READY http://127.0.0.1:"))
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(timeout=20), 0)
        self.assertTrue((self.folder / "data" / "credentials").exists())
        events = [json.loads(line)["event"]
                  for line in (self.folder / "log").read_text().splitlines()]
        self.assertEqual(events, ["started", "ended"])

    def create_license(self, client, **changes):
        arguments = {
            "LicenseName": "Render", "ProductName": "Render", "ProductSKU": "render",
            "HomeRegion": REGION, "Issuer": {"Name": "Acme", "SignKey": "key"},
            "Validity": {"Begin": "2026-01-01T00:00:00Z", "End": "2030-01-01T00:00:00Z"},
            "Entitlements": [{"Name": "Seats", "Unit": "Count", "MaxCount": 5}],
            "Beneficiary": "Globex", "ClientToken": token(),
            "ConsumptionConfiguration": {
                "ProvisionalConfiguration": {"MaxTimeToLiveInMinutes": 60},
                "BorrowConfiguration": {"AllowEarlyCheckIn": True,
                                        "MaxTimeToLiveInMinutes": 60}}}
        return client.create_license(**{**arguments, **changes})["LicenseArn"]

    def test_clock(self):
        service = self.service("--clock", "2029-12-31T23:00:00Z")
        client = service.client("license-manager", "vendor")
        arn = self.create_license(client)
        taken = client.checkout_borrow_license(
            LicenseArn=arn, DigitalSignatureMethod="JWT_PS384", ClientToken=token(),
            Entitlements=[{"Name": "Seats", "Unit": "Count", "Value": "1"}])
        self.assertTrue(taken["IssuedAt"].startswith("2029-12-31T23:0"), taken["IssuedAt"])
        service.stop()
        service.options[:] = ["--clock", "2030-01-01T00:00:00+00:00"]
        service.start()
        client = service.client("license-manager", "vendor")
        self.assertEqual(client.get_license(LicenseArn=arn)["License"]["Status"], "EXPIRED")

    def test_quotas(self):
        for options, most in (((), 25), (("--no-quotas",), 30)):
            client = self.service(*options).client("license-manager", "customer")
            made = 0
            try:
                for made in range(30):
                    client.create_license_configuration(Name="many", LicenseCountingType="Core")
                made = 30
            except client.exceptions.ResourceLimitExceededException:
                existing = client.list_license_configurations(MaxResults=100)
                made = len(existing["LicenseConfigurations"])
            self.assertEqual(made, most)

    def test_log_holds_no_secret(self):
        path = self.folder / "log"
        service = self.service("--log", str(path))
        vendor = service.client("license-manager", "vendor")
        arn = self.create_license(vendor, LicenseName="Confidential name")
        taken = vendor.checkout_borrow_license(
            LicenseArn=arn, DigitalSignatureMethod="JWT_PS384", ClientToken=token(),
            Entitlements=[{"Name": "Seats", "Unit": "Count", "Value": "1"}])
        refresh = vendor.create_token(LicenseArn=arn, ClientToken=token())["Token"]
        nobody = {"aws_access_key_id": None, "aws_secret_access_key": None,
                  "config": Config(signature_version=botocore.UNSIGNED)}
        access = service.client("license-manager", "vendor", **nobody).get_access_token(
            Token=refresh)["AccessToken"]
        keys = service.client("sts", "vendor", **nobody).assume_role_with_web_identity(
            RoleArn="arn:aws:iam::111122223333:role/R", RoleSessionName="node-1",
            WebIdentityToken=access)["Credentials"]
        session = service.client(
            "license-manager", "vendor", aws_access_key_id=keys["AccessKeyId"],
            aws_secret_access_key=keys["SecretAccessKey"],
            aws_session_token=keys["SessionToken"])
        with self.assertRaises(botocore.exceptions.ClientError):
            session.list_licenses()
        service.stop()

        text = path.read_text()
        for secret in (refresh, access, keys["SecretAccessKey"], keys["SessionToken"],
                       taken["SignedToken"], taken["LicenseConsumptionToken"],
                       service.account("vendor")["aws_secret_access_key"], "Confidential name"):
            self.assertNotIn(secret, text)
        self.assertEqual(os.stat(path).st_mode & 0o777, 0o600)
        calls = [line for line in map(json.loads, text.splitlines()) if line["event"] == "call"]
        told = {line["operation"]: line for line in calls}
        made = told["license-manager:CreateLicense"]
        self.assertEqual((made["account"], made["region"], made["status"]),
                         ("111122223333", REGION, 200))
        self.assertNotIn("account", told["license-manager:GetAccessToken"])
        self.assertEqual(told["license-manager:ListLicenses"]["session"], "R/node-1")
        self.assertEqual(told["license-manager:ListLicenses"]["error"], "AuthorizationException")


if __name__ == "__main__":
    Program.program, Program.manual = os.path.abspath(sys.argv[1]), sys.argv[2]
    # boto3 1.26 cannot close its clients' connections.
    unittest.main(argv=sys.argv[:1], verbosity=2, warnings="ignore")
