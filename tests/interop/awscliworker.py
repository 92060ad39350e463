# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs commands of the AWS CLI one after the other, as its program does: a line of JSON each, in and out."""
import base64
import contextlib
import io
import json
import sys

import awscli.clidriver  # first: it brings the botocore of the AWS CLI
from sending import captured


def run(driver, words):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = driver.main(words)
        except SystemExit as end:  # of argparse
            code = end.code
    return {"Code": code, "Output": out.getvalue(), "Error": err.getvalue().strip()}


def main():
    driver = awscli.clidriver.create_clidriver()
    answers = sys.stdout
    for line in sys.stdin:
        asked = json.loads(line)
        # What --no-sign-request says stays with a driver.
        signs = "--no-sign-request" not in asked["Words"]
        sent = []
        with captured() if asked["Capture"] else contextlib.nullcontext(sent) as sent:
            answer = run(driver if signs else awscli.clidriver.create_clidriver(), asked["Words"])
        answer["Sent"] = [(method, url, base64.b64encode(body).decode())
                          for method, url, body in sent]
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
