#!/usr/bin/python3
# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""tst_copiedcalls.py PROGRAM MODEL_FOLDER COPIED_CALLS: what Copy as AWS CLI and boto3 give is run.

COPIED_CALLS spells calls as the window copies them. Once with made-up values for every operation: what
the AWS CLI and boto3 make of the text must be the request that our own client would send. Then the lives
of tst_operations.py are led by copied text alone, against the running service. Secrets are placeholders
in it; they are filled in here, as a user would. Exit code 77: skipped.
"""
import base64
import contextlib
import json
import os
import pathlib
import shlex
import subprocess
import sys
import urllib.parse

from flow import Flow, main

from service import ACCOUNTS, AWS_CLI, REGION, CliError
from tst_operations import Lives
from sending import captured

COPIED_CALLS = os.path.abspath(sys.argv.pop(3)) if len(sys.argv) > 3 else ""

# What a shell, argparse, the shorthand of the AWS CLI, JSON or Python may take for something else.
AWKWARD = ["plain", "with 'quote' and \"quotes\"", "-x", "--version", "file:///etc/hostname", "a,b=c",
           "fileb://x", "https://example.com/x", "[1, 2]", "{\"a\": 1}", "$HOME `id` \\", "ä€😀", "", " ",
           "two\nlines\t!", "@file", "~", "*", "#", "%41+", "null", "\u2028\u007f"]


class CopiedCalls:
    """The program that spells calls."""

    def __init__(self):
        self.process = subprocess.Popen([COPIED_CALLS], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        text=True, encoding="utf-8")

    def ask(self, **question):
        self.process.stdin.write(json.dumps(question) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        if "Problem" in answer:
            raise ValueError(f"{question.get('Operation')}: {answer['Problem']}")
        return answer

    def close(self):
        self.process.stdin.close()
        self.process.wait(timeout=20)
        self.process.stdout.close()


class Filled:
    """Texts with their placeholders filled in."""

    def __init__(self, answer, folder):
        self.secrets = answer["Secrets"]
        self.folder = folder

    def word(self, word):
        """One argument of the command."""
        for placeholder, secret in self.secrets.items():
            if word == f"fileb://{placeholder}":
                path = self.folder / "body"
                path.write_bytes(secret.encode())
                return f"fileb://{path}"
            if word == placeholder:
                # As people do: a text that looks like something else stands in a file.
                path = self.folder / f"secret-{placeholder[1:-1]}"
                path.write_text(secret, encoding="utf-8", newline="")
                return f"file://{path}"
            word = word.replace(json.dumps(placeholder), json.dumps(secret))
        return word

    def program(self, program):
        for placeholder, secret in self.secrets.items():
            program = program.replace(json.dumps(placeholder), json.dumps(secret))
        return program


def split(command):
    """The environment and the words after "aws" of a command."""
    words = shlex.split(command.replace("\\\n", " "))
    start = words.index("aws")
    return dict(word.split("=", 1) for word in words[:start]), words[start + 1:]


class AwsCli:
    """The AWS CLI in a process of its own that runs one command after the other: it has its own
    botocore, and a start costs half a second."""

    def __init__(self, environment):
        self.process = subprocess.Popen(
            ["/usr/bin/python3", "-B", str(pathlib.Path(__file__).with_name("awscliworker.py"))],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
            env=environment)

    def ask(self, words, capture):
        self.process.stdin.write(json.dumps({"Words": words, "Capture": capture}) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        if answer["Code"] != 0:
            raise CliError(answer["Error"] or f"exit code {answer['Code']}: {words}")
        return answer

    def run(self, words):
        output = self.ask(words, False)["Output"]
        return json.loads(output) if output.strip() else {}

    def captured(self, words):
        """What it would send: method, URL, body."""
        return [(method, url, base64.b64decode(body))
                for method, url, body in self.ask(words, True)["Sent"]]

    def close(self):
        self.process.stdin.close()
        self.process.wait(timeout=20)
        self.process.stdout.close()


def execute(program):
    names = {}
    exec(compile(program, "copied", "exec"), names)  # pylint: disable=exec-used
    answer = names["response"]
    answer.pop("ResponseMetadata", None)
    return answer


def parts(method, path, query, body):
    """A request in a form that can be compared."""
    if body[:1] == b"{":
        body = json.loads(body)
    elif body[:7] == b"Action=":
        body = sorted(urllib.parse.parse_qsl(body.decode(), keep_blank_values=True))
    return (method, urllib.parse.unquote(path),
            sorted(urllib.parse.parse_qsl(query, keep_blank_values=True)), body or b"")


def parts_of(sent):
    method, url, body = sent
    url = urllib.parse.urlsplit(url)
    return parts(method, url.path, url.query, body)


class EveryOperation(Flow):
    """The request that the copied text makes is the one that our client sends."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        config = cls.service.folder / "config"
        # The values are made up: their form is of interest, not their limits.
        config.write_text("[default]\nparameter_validation = false\n")
        cls.service.environment.update({
            "AWS_CONFIG_FILE": str(config), "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE",
            "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
            "AWS_SHARED_CREDENTIALS_FILE": str(cls.service.folder / "none")})
        os.environ.update(cls.service.environment)
        cls.calls = CopiedCalls()
        cls.operations = cls.calls.ask(List=True)["Operations"]
        cls.cli = AwsCli(cls.service.environment)

    @classmethod
    def tearDownClass(cls):
        cls.calls.close()
        cls.cli.close()
        for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
            del os.environ[name]
        super().tearDownClass()

    def compare(self, texts, run):
        self.assertGreaterEqual(len(self.operations), 87)
        for service, operation in self.operations:
            with self.subTest(operation=operation):
                call = self.calls.ask(Service=service, Operation=operation, Texts=texts,
                                      Place={"Region": REGION})
                own = parts(call["Method"], call["Path"], call["Query"],
                            base64.b64decode(call["Body"]))
                sent = run(call)
                self.assertEqual(len(sent), 1)
                self.assertEqual(parts_of(sent[0]), own)

    def by_command(self, call):
        environment, words = split(call["Command"])
        self.assertEqual(environment, {})
        filled = Filled(call, self.service.folder)
        return self.cli.captured([filled.word(word) for word in words])

    def by_program(self, call):
        with captured() as sent:
            execute(Filled(call, self.service.folder).program(call["Python"]))
        return sent

    def by_json(self, call):
        """The JSON alone is what --cli-input-json takes."""
        _, words = split(call["Command"])
        filled = Filled(call, self.service.folder)
        body = [filled.word(word) for word in words if word.startswith("fileb://")]
        request = json.loads(filled.program(call["Json"]))
        if body:
            request.pop("body")
            body.insert(0, "--body")
        signed = ["--no-sign-request"] if "--no-sign-request" in words else []
        return self.cli.captured([*words[:2], *body, *signed, "--region", REGION,
                                  "--cli-input-json", json.dumps(request)])

    def test_command(self):
        self.compare(["one", "two words"], self.by_command)

    def test_awkward_command(self):
        for first in range(0, len(AWKWARD), 8):
            self.compare(AWKWARD[first:] + AWKWARD[:first], self.by_command)

    def test_program(self):
        self.compare(AWKWARD, self.by_program)

    def test_json(self):
        self.compare(AWKWARD, self.by_json)


class Copied:
    """Calls operations by copied text."""

    def __init__(self, service):
        self.service = service
        self.calls = CopiedCalls()

    def spell(self, profile, name, operation, arguments):
        request = {key: value.decode() if isinstance(value, bytes) else value
                   for key, value in arguments.items()}
        return self.calls.ask(
            Service=name, Operation=operation, Request=request,
            Place={"Region": REGION, "Profile": profile, "Endpoint": self.service.url,
                   "Environment": {
                       "AWS_SHARED_CREDENTIALS_FILE": str(self.service.data / "credentials")}})

    def close(self):
        self.calls.close()

    def unsigned(self, operation, arguments):
        return self.call("vendor", "license-manager", operation, arguments)


class Programs(Copied):
    def call(self, profile, name, operation, arguments):
        call = self.spell(profile, name, operation, arguments)
        return execute(Filled(call, self.service.folder).program(call["Python"]))


class Commands(Copied):
    def __init__(self, service):
        super().__init__(service)
        self.clis = {}

    def call(self, profile, name, operation, arguments):
        call = self.spell(profile, name, operation, arguments)
        environment, words = split(call["Command"])
        filled = Filled(call, self.service.folder)
        if profile not in self.clis:
            self.clis[profile] = AwsCli({**self.service.environment, **environment})
        return self.clis[profile].run([filled.word(word) for word in words])

    def close(self):
        super().close()
        for cli in self.clis.values():
            cli.close()


class CopiedLives(Lives):
    @classmethod
    def tearDownClass(cls):
        cls.driver.close()
        super().tearDownClass()


class LivesByProgram(CopiedLives, Flow):
    caller = Programs


class LivesByCommand(CopiedLives, Flow):
    caller = Commands


class InShell(Flow):
    """The text as it stands, in a shell and in Python, with nothing of this process."""

    accounts = ACCOUNTS

    def environment(self):
        # The place brings what it needs.
        environment = {**self.service.environment, "PATH": "/usr/bin:/bin"}
        del environment["AWS_SHARED_CREDENTIALS_FILE"]
        return environment

    def run_text(self, program, text):
        done = subprocess.run([*program, text], env=self.environment(), capture_output=True, text=True,
                              timeout=120, check=False)
        self.assertEqual(done.returncode, 0, f"{text}\n{done.stderr}")
        return done.stdout

    def test_life(self):
        copied = Copied(self.service)
        name = "It's \"Render\" $HOME\nPro -- ä"
        create = copied.spell("vendor", "license-manager", "CreateLicenseConfiguration", {
            "Name": name, "LicenseCountingType": "vCPU", "LicenseCount": 12,
            "LicenseCountHardLimit": False, "Tags": [{"Key": "a b", "Value": "c'd"}]})
        arn = json.loads(self.run_text(["sh", "-c"], create["Command"]))["LicenseConfigurationArn"]
        read = copied.spell("vendor", "license-manager", "GetLicenseConfiguration",
                            {"LicenseConfigurationArn": arn})
        answer = json.loads(self.run_text(
            ["/usr/bin/python3", "-c"],
            read["Python"] + "import json\nprint(json.dumps(response, default=str))\n"))
        self.assertEqual(answer["Name"], name)
        self.assertEqual(answer["Tags"], [{"Key": "a b", "Value": "c'd"}])
        copied.close()


if __name__ == "__main__":
    if not COPIED_CALLS or not os.path.exists(AWS_CLI):
        print("skipped: awscli is not installed")
        sys.exit(77)
    main(needs_model=True)
