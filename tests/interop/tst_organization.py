#!/usr/bin/python3
# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""tst_organization.py PROGRAM MODEL_FOLDER: a license goes to all accounts of an organization, by boto3.

Needs the newest official model, which knows all operations for organizations. Exit code 77: skipped.
"""
import time

import botocore.exceptions
from flow import RIGHTS, Flow, main, token
from service import ACCOUNTS, ORGANIZATION, REGION


class Organization(Flow):
    accounts = ACCOUNTS

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.clients = {account["Name"]: cls.service.client("license-manager", account["Name"])
                       for account in ACCOUNTS["Accounts"]}

    def grant_to(self, giver, arn, principal, operations):
        return self.clients[giver].create_grant(
            ClientToken=token(), GrantName="seats", LicenseArn=arn, HomeRegion=REGION,
            Principals=[principal], AllowedOperations=operations)

    def finished(self, grant):
        """Waits for the workflow, as a script has to."""
        end = time.monotonic() + 60
        while time.monotonic() < end:
            read = self.clients["customer"].get_grant(GrantArn=grant)["Grant"]
            if read["GrantStatus"] not in ("PENDING_WORKFLOW", "PENDING_DELETE"):
                return read
            time.sleep(0.5)
        self.fail("the workflow does not end")

    def members(self, arn, grant):
        return self.clients["customer"].list_received_grants_for_organization(
            LicenseArn=arn, Filters=[{"Name": "ParentArn", "Values": [grant]}])["Grants"]

    def test_distribution(self):
        vendor, customer = self.clients["vendor"], self.clients["customer"]
        sku = f"org-{token()[:8]}"
        arn = vendor.create_license(
            LicenseName="Render", ProductName="Render", ProductSKU=sku, HomeRegion=REGION,
            Issuer={"Name": "Acme"}, Validity={"Begin": "2026-01-01T00:00:00Z"},
            Entitlements=[{"Name": "Seats", "Unit": "Count", "MaxCount": 5,
                           "AllowCheckIn": True}],
            Beneficiary="444455556666", ClientToken=token(),
            ConsumptionConfiguration={"ProvisionalConfiguration": {
                "MaxTimeToLiveInMinutes": 60}})["LicenseArn"]
        received = self.grant_to("vendor", arn, "arn:aws:iam::444455556666:root",
                                 [*RIGHTS, "CreateGrant"])["GrantArn"]
        customer.accept_grant(GrantArn=received)
        customer.create_grant_version(ClientToken=token(), GrantArn=received, Status="ACTIVE")

        with self.assertRaises(botocore.exceptions.ClientError) as refused:
            self.grant_to("vendor", arn, ORGANIZATION, RIGHTS)
        self.assertEqual(refused.exception.response["Error"]["Code"], "AccessDeniedException")
        made = self.grant_to("customer", arn, ORGANIZATION, RIGHTS)
        self.assertEqual(made["Status"], "PENDING_WORKFLOW")
        self.assertEqual(self.finished(made["GrantArn"])["GrantStatus"], "WORKFLOW_COMPLETED")
        grants = self.members(arn, made["GrantArn"])
        self.assertEqual({grant["GranteePrincipalArn"] for grant in grants},
                         {"arn:aws:iam::555566667777:root", "arn:aws:iam::666677778888:root"})
        self.assertEqual({grant["GrantStatus"] for grant in grants}, {"DISABLED"})

        customer.create_grant_version(ClientToken=token(), GrantArn=made["GrantArn"],
                                      SourceVersion="1", Status="ACTIVE")
        self.assertEqual(self.finished(made["GrantArn"])["Version"], "2")
        licenses = customer.list_received_licenses_for_organization()["Licenses"]
        self.assertIn(arn, [found["LicenseArn"] for found in licenses])
        nightly = self.clients["nightly"]
        own = nightly.list_received_licenses(LicenseArns=[arn])["Licenses"][0]
        self.assertEqual(own["ReceivedMetadata"]["ReceivedStatus"], "ACTIVE")
        taken = nightly.checkout_license(
            ProductSKU=sku, CheckoutType="PROVISIONAL", ClientToken=token(),
            KeyFingerprint=own["Issuer"]["KeyFingerprint"],
            Entitlements=[{"Name": "Seats", "Unit": "Count", "Value": "3"}])
        self.assertEqual(taken["LicenseArn"], arn)

        customer.delete_grant(GrantArn=made["GrantArn"], Version="2")
        self.assertEqual(self.finished(made["GrantArn"])["GrantStatus"], "DELETED")
        self.assertEqual({grant["GrantStatus"]
                          for grant in self.members(arn, made["GrantArn"])}, {"DELETED"})

    def test_cross_account_discovery(self):
        manager, member = self.clients["customer"], self.clients["builds"]
        manager.update_service_settings(EnableCrossAccountsDiscovery=True)
        self.assertTrue(manager.get_service_settings()["EnableCrossAccountsDiscovery"])
        for client, settings, code in (
                (manager, {"EnableCrossAccountsDiscovery": False},
                 "InvalidParameterValueException"),
                (member, {"EnableCrossAccountsDiscovery": True}, "AccessDeniedException")):
            with self.assertRaises(botocore.exceptions.ClientError) as refused:
                client.update_service_settings(**settings)
            self.assertEqual(refused.exception.response["Error"]["Code"], code)

    def test_configurations_of_all_accounts(self):
        arn = self.clients["builds"].create_license_configuration(
            Name="database", LicenseCountingType="Core")["LicenseConfigurationArn"]
        listed = self.clients["customer"].list_license_configurations_for_organization()
        self.assertIn(arn, [found["LicenseConfigurationArn"]
                            for found in listed["LicenseConfigurations"]])
        with self.assertRaises(botocore.exceptions.ClientError):
            self.clients["builds"].list_license_configurations_for_organization()


if __name__ == "__main__":
    main(needs_model=True)
