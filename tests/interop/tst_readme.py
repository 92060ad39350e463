#!/usr/bin/python3
# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""tst_readme.py PROGRAM README: runs the examples of the README's section on testing without AWS, in their order.

Exit code 77: skipped.
"""
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import unittest

try:
    import boto3  # noqa: F401
except ImportError:
    print("skipped: python3-boto3 is not installed")
    sys.exit(77)
if not os.path.exists("/usr/bin/aws"):
    print("skipped: awscli is not installed")
    sys.exit(77)

SECTION = "## Test your License Manager code without AWS\n"
PORT = "4700"


class Readme(unittest.TestCase):
    program = ""
    readme = ""

    def blocks(self):
        text = pathlib.Path(self.readme).read_text(encoding="utf-8")
        section = text.split(SECTION, 1)[1].split("\n## ", 1)[0]
        return re.findall(r"^```(\w+)\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.environment = {
            "PATH": os.path.dirname(self.program) + ":/usr/bin:/bin", "HOME": self.folder.name,
            "LC_ALL": "C.UTF-8", "TZ": "UTC", "AWS_PAGER": "", "AWS_MAX_ATTEMPTS": "1",
            "AWS_EC2_METADATA_DISABLED": "true"}
        self.port = ""

    def start(self, command):
        """Runs the service as the README says, but on a free port."""
        process = subprocess.Popen(
            ["/bin/sh", "-c", "exec " + command.strip().replace(PORT, "0")],
            cwd=self.folder.name, env=self.environment, stdout=subprocess.PIPE, text=True)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.send_signal, signal.SIGTERM)
        for line in process.stdout:
            if line.startswith("READY "):
                self.port = line.strip().rsplit(":", 1)[1]
                return
        self.fail("no READY line")

    def run_example(self, arguments, text):
        done = subprocess.run(
            arguments, input=text.replace(PORT, self.port), cwd=self.folder.name,
            env=self.environment, capture_output=True, text=True, timeout=120, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_examples(self):
        ran = []
        for language, text in self.blocks():
            if language == "json":
                pathlib.Path(self.folder.name, "accounts.json").write_text(text, encoding="utf-8")
            elif text.startswith("license-console-service "):
                self.start(text)
            elif language == "sh":
                self.run_example(["/bin/sh", "-e"], text)
            elif language == "python":
                self.run_example(["/usr/bin/python3", "-W", "ignore", "-"], text)
            else:
                self.assertEqual(language, "hcl")
            ran.append(language)
        self.assertEqual(sorted(set(ran)), ["hcl", "json", "python", "sh"])
        self.assertTrue(self.port)


if __name__ == "__main__":
    Readme.program, Readme.readme = os.path.abspath(sys.argv[1]), sys.argv[2]
    unittest.main(argv=sys.argv[:1], verbosity=2, warnings="ignore")
