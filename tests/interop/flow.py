# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What tests with real clients share: a running service, clients of two accounts, steps, and main()."""
import os
import sys
import time
import unittest
import uuid

try:
    import boto3  # noqa: F401
    import botocore.exceptions
except ImportError as missing:
    print(f"skipped: {missing.name} is not installed")
    sys.exit(77)

from service import AWS_CLI, Service

RIGHTS = ["CheckoutLicense", "CheckInLicense", "ExtendConsumptionLicense", "ListPurchasedLicenses"]


def token():
    return uuid.uuid4().hex


def need_cli():
    if not os.path.exists(AWS_CLI):
        print("skipped: awscli is not installed")
        sys.exit(77)


class Flow(unittest.TestCase):
    """Tests on one service that lives as long as the class."""

    program = ""
    model_folder = None  # of the newest official models; None: those of Debian
    accounts = None  # the content of an --accounts file
    options = ()  # further words of the command line

    @classmethod
    def setUpClass(cls):
        cls.service = Service(cls.program, cls.model_folder, cls.accounts, cls.options)
        cls.vendor = cls.service.client("license-manager", "vendor")
        cls.customer = cls.service.client("license-manager", "customer")
        cls.vendor_account = cls.service.account("vendor")["aws_account_id"]
        cls.customer_account = cls.service.account("customer")["aws_account_id"]

    @classmethod
    def tearDownClass(cls):
        cls.service.remove()

    def eventually(self, read, wanted, seconds=30):
        """Reads until it gives what is wanted: the service does some things a moment later."""
        end = time.monotonic() + seconds
        value = read()
        while value != wanted and time.monotonic() < end:
            time.sleep(0.1)
            value = read()
        self.assertEqual(value, wanted)

    def fails(self, call, *codes):
        """The call fails with one of the modelled errors; returns it."""
        with self.assertRaises(botocore.exceptions.ClientError) as caught:
            call()
        self.assertIn(caught.exception.response["Error"]["Code"], codes)
        return caught.exception


def main(needs_model=False):
    """Runs the tests of the script that calls; its words are PROGRAM [MODEL_FOLDER]."""
    Flow.program = os.path.abspath(sys.argv[1])
    if len(sys.argv) > 2 and os.path.isdir(sys.argv[2]):
        Flow.model_folder = sys.argv[2]
    elif needs_model:
        print("skipped: the newest official model is not here (LICENSE_CONSOLE_TESTDATA)")
        sys.exit(77)
    # boto3 1.26 cannot close its clients' connections.
    unittest.main(argv=sys.argv[:1], verbosity=2, warnings="ignore")
