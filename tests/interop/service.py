# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts license-console-service in a folder of its own and makes clients for it: boto3 and the AWS CLI."""
import configparser
import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile

REGION = "us-east-1"
AWS_CLI = "/usr/bin/aws"
# Four accounts; the customer manages an organization of the last two.
ACCOUNTS = {
    "Accounts": [
        {"Id": "111122223333", "Name": "vendor"}, {"Id": "444455556666", "Name": "customer"},
        {"Id": "555566667777", "Name": "builds"}, {"Id": "666677778888", "Name": "nightly"}],
    "Organization": {
        "Id": "o-exampleorg1", "ManagementAccount": "444455556666", "Accounts": ["555566667777"],
        "OrganizationalUnits": [
            {"Id": "ou-ab12-nightly0", "Name": "Nightly", "Accounts": ["666677778888"]}]}}
ORGANIZATION = "arn:aws:organizations::444455556666:organization/o-exampleorg1"


class CliError(Exception):
    """The AWS CLI failed; `code` is the service's error name."""

    def __init__(self, text):
        super().__init__(text)
        self.code = text.split("(", 1)[1].split(")", 1)[0] if "An error occurred (" in text else ""


class Service:
    """A running license-console-service on a free port."""

    def __init__(self, program, model_folder=None, accounts=None, options=()):
        self.program = program
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="license-console-interop-"))
        self.options = list(options)
        if accounts:
            (self.folder / "accounts.json").write_text(json.dumps(accounts))
            self.options += ["--accounts", str(self.folder / "accounts.json")]
        self.data = self.folder / "data"
        self.process = None
        self.url = ""
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder),
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
            "AWS_SHARED_CREDENTIALS_FILE": str(self.data / "credentials"),
            "AWS_CONFIG_FILE": str(self.folder / "no-config"),
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_PAGER": "",
            "AWS_MAX_ATTEMPTS": "1",
        }
        if model_folder:
            self.environment["AWS_DATA_PATH"] = str(self._newest_models(pathlib.Path(model_folder)))
        self.start()

    def _newest_models(self, model_folder):
        """Lays the newest official model out as botocore looks for it."""
        target = self.folder / "models" / "license-manager" / "2018-08-01"
        target.mkdir(parents=True)
        shutil.copy(model_folder / "license-manager.json", target / "service-2.json")
        shutil.copy(model_folder / "license-manager-paginators.json", target / "paginators-1.json")
        return target.parent.parent

    def start(self):
        # The service's own environment: no AWS settings, no home folder.
        self.process = subprocess.Popen(
            [self.program, "--port", "0", "--data", str(self.data), "--sample", *self.options],
            stdout=subprocess.PIPE, text=True,
            env={key: self.environment[key] for key in ("PATH", "HOME", "LC_ALL", "TZ")})
        for line in self.process.stdout:
            if line.startswith("READY "):
                self.url = line.split()[1]
                return
        raise RuntimeError(f"no READY line; exit code {self.process.wait()}")

    def stop(self):
        """Asks it to end; returns its exit code."""
        if self.process is None:
            return None
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(timeout=20)
        self.process.stdout.close()
        self.process = None
        return code

    def remove(self):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def account(self, profile):
        credentials = configparser.RawConfigParser()
        credentials.read(self.data / "credentials")
        return credentials[profile]

    def client(self, name, profile, **overrides):
        """A boto3 client that signs as the given account."""
        # Read when botocore is loaded, so they are set before the import.
        os.environ.update(self.environment)
        import boto3
        from botocore.config import Config

        arguments = {
            "region_name": REGION,
            "endpoint_url": self.url,
            "config": Config(retries={"max_attempts": 0}),
        }
        arguments.update(overrides)
        return boto3.Session(profile_name=profile).client(name, **arguments)

    def cli(self, profile, *words):
        """Runs the AWS CLI; returns its answer parsed. Arguments that are no text are given as JSON."""
        texts = [word if isinstance(word, str) else json.dumps(word) for word in words]
        done = subprocess.run(
            [AWS_CLI, "--profile", profile, "--endpoint-url", self.url, "--region", REGION,
             "--output", "json", *texts],
            env=self.environment, capture_output=True, text=True, timeout=120, check=False)
        if done.returncode != 0:
            raise CliError(done.stderr.strip())
        return json.loads(done.stdout) if done.stdout.strip() else {}
