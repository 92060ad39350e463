#!/usr/bin/python3
# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""tst_interop.py PROGRAM [MODEL_FOLDER]: the AWS CLI and boto3 drive license-console-service.

Each side is used where people use it: the CLI for single steps, boto3 for flows. Exit code 77: skipped.
"""
import datetime
import os
import urllib.error
import urllib.request

from flow import RIGHTS, Flow, main, need_cli, token
from service import REGION, CliError, Service

need_cli()

ENTITLEMENTS = [
    {"Name": "Seats", "Unit": "Count", "MaxCount": 10, "Overage": False, "AllowCheckIn": True},
    {"Name": "Minutes", "Unit": "Count", "MaxCount": 100, "Overage": True, "AllowCheckIn": True},
    {"Name": "Denoiser", "Unit": "None", "Value": "Größe \"M\""},
]
CONSUMPTION = {"RenewType": "None", "ProvisionalConfiguration": {"MaxTimeToLiveInMinutes": 60}}

class Interop(Flow):
    """Flows from create to delete, each with licenses and configurations of its own."""

    # Steps

    def license_arguments(self, sku):
        return {
            "LicenseName": f"Render Pro – {sku}", "ProductName": "Render Pro", "ProductSKU": sku,
            "Issuer": {"Name": "Acme"}, "HomeRegion": REGION,
            "Validity": {"Begin": "2026-01-01T00:00:00Z", "End": "2036-01-01T00:00:00Z"},
            "Entitlements": ENTITLEMENTS, "Beneficiary": self.customer_account,
            "ConsumptionConfiguration": CONSUMPTION,
            "LicenseMetadata": [{"Name": "order", "Value": "PO-1"}], "ClientToken": token()}

    def new_license(self):
        arguments = self.license_arguments(f"sku-{token()[:8]}")
        arn = self.vendor.create_license(**arguments)["LicenseArn"]
        self.eventually(lambda: self.read_license(arn)["Status"], "AVAILABLE")
        return arn

    def read_license(self, arn):
        return self.vendor.get_license(LicenseArn=arn)["License"]

    def new_active_grant(self, arn):
        grant = self.vendor.create_grant(
            ClientToken=token(), GrantName="to the customer", LicenseArn=arn, HomeRegion=REGION,
            Principals=[f"arn:aws:iam::{self.customer_account}:root"],
            AllowedOperations=RIGHTS)["GrantArn"]
        self.eventually(lambda: self.grant_status(grant), "PENDING_ACCEPT")
        self.customer.accept_grant(GrantArn=grant)
        self.eventually(lambda: self.grant_status(grant), "DISABLED")
        self.customer.create_grant_version(ClientToken=token(), GrantArn=grant, Status="ACTIVE")
        self.eventually(lambda: self.grant_status(grant), "ACTIVE")
        return grant

    def grant_status(self, arn):
        return self.customer.get_grant(GrantArn=arn)["Grant"]["GrantStatus"]

    def usage(self, arn):
        usages = self.vendor.get_license_usage(LicenseArn=arn)["LicenseUsage"]["EntitlementUsages"]
        return {usage["Name"]: usage["ConsumedValue"] for usage in usages
                if usage["Unit"] != "None"}

    # Tests

    def test_identity(self):
        for profile, account in (("vendor", self.vendor_account),
                                 ("customer", self.customer_account)):
            identity = self.service.cli(profile, "sts", "get-caller-identity")
            self.assertEqual(identity["Account"], account)
            self.assertIn(account, identity["Arn"])
            client = self.service.client("sts", profile)
            self.assertEqual(client.get_caller_identity()["Account"], account)

    def test_sample_data(self):
        listed = self.service.cli("vendor", "license-manager", "list-licenses",
                                  "--max-results", "5")
        self.assertEqual(len(listed["Licenses"]), 5)
        self.assertTrue(listed["NextToken"])
        licenses, arguments = [], {"MaxResults": 100}
        while True:
            page = self.vendor.list_licenses(**arguments)
            licenses += page["Licenses"]
            if not page.get("NextToken"):
                break
            arguments["NextToken"] = page["NextToken"]
        self.assertGreaterEqual(len(licenses), 60)
        self.assertEqual(len({found["LicenseArn"] for found in licenses}), len(licenses))

    def test_license_from_create_to_check_in_by_cli(self):
        def vendor(*words):
            return self.service.cli("vendor", "license-manager", *words)

        def customer(*words):
            return self.service.cli("customer", "license-manager", *words)

        sku = f"cli-{token()[:8]}"
        arguments = self.license_arguments(sku)
        created = vendor("create-license", "--cli-input-json", arguments)
        arn = created["LicenseArn"]
        self.assertEqual(created["Version"], "1")
        self.assertTrue(arn.startswith(f"arn:aws:license-manager::{self.vendor_account}:license:l-"))
        self.eventually(
            lambda: vendor("get-license", "--license-arn", arn)["License"]["Status"], "AVAILABLE")
        license_ = vendor("get-license", "--license-arn", arn)["License"]
        self.assertEqual(license_["LicenseName"], arguments["LicenseName"])
        self.assertEqual(license_["Entitlements"][2]["Value"], "Größe \"M\"")

        grant = vendor(
            "create-grant", "--client-token", token(), "--grant-name", "by CLI",
            "--license-arn", arn, "--home-region", REGION, "--principals",
            f"arn:aws:iam::{self.customer_account}:root", "--allowed-operations",
            *RIGHTS)["GrantArn"]
        self.eventually(lambda: self.grant_status(grant), "PENDING_ACCEPT")
        inbox = customer("list-received-grants", "--grant-arns", grant)["Grants"]
        self.assertEqual([found["GrantArn"] for found in inbox], [grant])
        self.assertEqual(customer("accept-grant", "--grant-arn", grant)["Status"], "DISABLED")
        customer("create-grant-version", "--client-token", token(), "--grant-arn", grant,
                 "--status", "ACTIVE")
        self.eventually(lambda: self.grant_status(grant), "ACTIVE")
        received = customer("list-received-licenses", "--license-arns", arn)["Licenses"]
        self.assertEqual(received[0]["ReceivedMetadata"]["ReceivedStatus"], "ACTIVE")

        taken = customer(
            "checkout-license", "--product-sku", sku, "--checkout-type", "PROVISIONAL",
            "--key-fingerprint", license_["Issuer"]["KeyFingerprint"], "--client-token", token(),
            "--entitlements", [{"Name": "Seats", "Unit": "Count", "Value": "4"}])
        self.assertEqual(taken["EntitlementsAllowed"][0]["Value"], "4")
        usage = vendor("get-license-usage", "--license-arn", arn)["LicenseUsage"]
        seats = [found for found in usage["EntitlementUsages"] if found["Name"] == "Seats"][0]
        self.assertEqual((seats["ConsumedValue"], seats["MaxCount"]), ("4", "10"))
        customer("check-in-license", "--license-consumption-token",
                 taken["LicenseConsumptionToken"])
        self.assertEqual(self.usage(arn)["Seats"], "0")

    def test_consumption(self):
        arn = self.new_license()
        self.new_active_grant(arn)
        license_ = self.read_license(arn)

        def check_out(name, amount, client_token=None):
            return self.customer.checkout_license(
                ProductSKU=license_["ProductSKU"], CheckoutType="PROVISIONAL",
                KeyFingerprint=license_["Issuer"]["KeyFingerprint"],
                ClientToken=client_token or token(),
                Entitlements=[{"Name": name, "Unit": "Count", "Value": str(amount)}])

        first = check_out("Seats", 6)
        self.assertEqual(first["LicenseArn"], arn)
        self.fails(lambda: check_out("Seats", 5), "NoEntitlementsAllowedException")
        self.fails(lambda: check_out("Sofas", 1), "NoEntitlementsAllowedException")
        self.assertEqual(self.usage(arn), {"Seats": "6", "Minutes": "0"})
        check_out("Minutes", 130)
        self.assertEqual(self.usage(arn), {"Seats": "6", "Minutes": "130"})

        once = token()
        repeated = {check_out("Seats", 2, once)["LicenseConsumptionToken"] for _ in range(3)}
        self.assertEqual(len(repeated), 1)
        self.assertEqual(self.usage(arn)["Seats"], "8")

        extended = self.customer.extend_license_consumption(
            LicenseConsumptionToken=first["LicenseConsumptionToken"])
        self.assertGreaterEqual(extended["Expiration"], first["Expiration"])
        self.customer.check_in_license(LicenseConsumptionToken=first["LicenseConsumptionToken"])
        self.assertEqual(self.usage(arn)["Seats"], "2")
        self.fails(lambda: self.customer.check_in_license(LicenseConsumptionToken="0" * 32),
                   "ResourceNotFoundException")

    def test_versions_and_deletion(self):
        arguments = self.license_arguments(f"sku-{token()[:8]}")
        answers = [self.vendor.create_license(**arguments) for _ in range(2)]
        self.assertEqual(answers[0]["LicenseArn"], answers[1]["LicenseArn"])
        arn = answers[0]["LicenseArn"]
        self.eventually(lambda: self.read_license(arn)["Status"], "AVAILABLE")

        def version(name, source):
            restated = {key: arguments[key] for key in (
                "ProductName", "Issuer", "HomeRegion", "Validity", "Entitlements",
                "ConsumptionConfiguration")}
            return self.vendor.create_license_version(
                LicenseArn=arn, LicenseName=name, Status="AVAILABLE", ClientToken=token(),
                SourceVersion=source, **restated)

        self.assertEqual(version("second", "1")["Version"], "2")
        self.fails(lambda: version("third", "1"), "ConflictException")
        self.assertEqual(self.read_license(arn)["LicenseName"], "second")
        old = self.vendor.get_license(LicenseArn=arn, Version="1")["License"]
        self.assertEqual(old["LicenseName"], arguments["LicenseName"])
        versions = self.vendor.list_license_versions(LicenseArn=arn)["Licenses"]
        self.assertEqual({found["Version"] for found in versions}, {"1", "2"})
        self.fails(lambda: self.vendor.delete_license(LicenseArn=arn, SourceVersion="1"),
                   "ConflictException")
        deleted = self.vendor.delete_license(LicenseArn=arn, SourceVersion="2")
        self.assertIn(deleted["Status"], ("PENDING_DELETE", "DELETED"))
        self.assertIn(self.read_license(arn)["Status"], ("PENDING_DELETE", "DELETED"))

    def test_grants(self):
        arn = self.new_license()
        arguments = {
            "GrantName": "maybe", "LicenseArn": arn, "HomeRegion": REGION,
            "Principals": [f"arn:aws:iam::{self.customer_account}:root"],
            "AllowedOperations": RIGHTS}
        grant = self.vendor.create_grant(ClientToken=token(), **arguments)["GrantArn"]
        self.eventually(lambda: self.grant_status(grant), "PENDING_ACCEPT")
        self.fails(lambda: self.vendor.accept_grant(GrantArn=grant), "ValidationException")
        self.assertEqual(self.customer.reject_grant(GrantArn=grant)["Status"], "REJECTED")
        self.fails(lambda: self.customer.accept_grant(GrantArn=grant),
                   "ValidationException", "InvalidParameterValueException")
        given = self.vendor.list_distributed_grants(GrantArns=[grant])["Grants"]
        self.assertEqual([found["GrantStatus"] for found in given], ["REJECTED"])
        newest = given[0]["Version"]
        self.fails(lambda: self.vendor.delete_grant(GrantArn=grant, Version="99"),
                   "ValidationException", "InvalidParameterValueException")
        deleted = self.vendor.delete_grant(GrantArn=grant, Version=newest)
        self.assertIn(deleted["Status"], ("PENDING_DELETE", "DELETED"))

    def test_configurations(self):
        created = self.service.cli(
            "vendor", "license-manager", "create-license-configuration", "--name", "Database",
            "--license-counting-type", "vCPU", "--license-count", "16",
            "--license-count-hard-limit", "--license-rules", "#allowedTenancy=EC2-Default",
            "--tags", "Key=team,Value=db")
        arn = created["LicenseConfigurationArn"]
        instance = f"arn:aws:ec2:{REGION}:{self.vendor_account}:instance/i-0{token()[:16]}"
        self.service.cli(
            "vendor", "license-manager", "update-license-specifications-for-resource",
            "--resource-arn", instance, "--add-license-specifications",
            [{"LicenseConfigurationArn": arn}])
        used = self.service.cli("vendor", "license-manager", "list-usage-for-license-configuration",
                                "--license-configuration-arn", arn)
        self.assertEqual([found["ResourceArn"] for found in used["LicenseConfigurationUsageList"]],
                         [instance])
        self.vendor.update_license_configuration(LicenseConfigurationArn=arn, LicenseCount=32,
                                                 Description="grown")
        read = self.vendor.get_license_configuration(LicenseConfigurationArn=arn)
        self.assertEqual((read["LicenseCount"], read["Description"]), (32, "grown"))
        self.assertEqual(read["Tags"], [{"Key": "team", "Value": "db"}])
        pages = self.vendor.get_paginator("list_license_configurations").paginate()
        self.assertIn(arn, [found["LicenseConfigurationArn"] for page in pages
                            for found in page["LicenseConfigurations"]])
        self.fails(lambda: self.vendor.delete_license_configuration(LicenseConfigurationArn=arn),
                   "InvalidParameterValueException")
        self.vendor.update_license_specifications_for_resource(
            ResourceArn=instance, RemoveLicenseSpecifications=[{"LicenseConfigurationArn": arn}])
        self.vendor.delete_license_configuration(LicenseConfigurationArn=arn)
        self.fails(lambda: self.vendor.get_license_configuration(LicenseConfigurationArn=arn),
                   "InvalidParameterValueException")

    def test_tags(self):
        arn = self.vendor.create_license_configuration(
            Name="tagged", LicenseCountingType="Core")["LicenseConfigurationArn"]
        self.service.cli("vendor", "license-manager", "tag-resource", "--resource-arn", arn,
                         "--tags", "Key=a,Value=1", "Key=b,Value=ü")
        self.vendor.untag_resource(ResourceArn=arn, TagKeys=["a"])
        tags = self.service.cli("vendor", "license-manager", "list-tags-for-resource",
                                "--resource-arn", arn)["Tags"]
        self.assertEqual(tags, [{"Key": "b", "Value": "ü"}])

    def test_usage_plans(self):
        gateway = self.service.client("apigateway", "vendor")
        plans = gateway.get_usage_plans(limit=500)["items"]
        self.assertGreaterEqual(len(plans), 6)
        plan = next(found for found in plans if "quota" in found)
        self.assertEqual(gateway.get_usage_plan(usagePlanId=plan["id"])["name"], plan["name"])
        keys = gateway.get_usage_plan_keys(usagePlanId=plan["id"], limit=500)["items"]
        self.assertTrue(keys)
        listed = self.service.cli("vendor", "apigateway", "get-api-keys")["items"]
        self.assertGreaterEqual(len(listed), 120)
        self.assertNotIn("value", listed[0])

        today = datetime.datetime.now(datetime.timezone.utc).date()
        start = (today - datetime.timedelta(days=6)).isoformat()
        key = keys[0]["id"]

        def days():
            usage = gateway.get_usage(usagePlanId=plan["id"], keyId=key, startDate=start,
                                      endDate=today.isoformat())
            return usage["items"][key]

        self.assertEqual(len(days()), 7)
        self.assertTrue(all(len(day) == 2 for day in days()))
        by_cli = self.service.cli("vendor", "apigateway", "get-usage", "--usage-plan-id",
                                  plan["id"], "--start-date", start, "--end-date",
                                  today.isoformat(), "--key-id", key)
        self.assertEqual(len(by_cli["items"][key]), 7)
        gateway.update_usage(
            usagePlanId=plan["id"], keyId=key,
            patchOperations=[{"op": "replace", "path": "/remaining", "value": "17"}])
        remaining = days()[-1][1]
        self.assertTrue(0 <= remaining <= 17, remaining)
        self.fails(lambda: gateway.get_usage_plan(usagePlanId="nothing"), "NotFoundException")
        self.fails(lambda: gateway.update_usage(
            usagePlanId=plan["id"], keyId=key,
            patchOperations=[{"op": "replace", "path": "/used", "value": "1"}]),
            "BadRequestException")

    def test_wrong_input_changes_nothing(self):
        before = self.count_licenses()
        arguments = self.license_arguments("sku-wrong")
        for change in (
                {"Entitlements": [{"Name": "Seats", "Unit": "Bananas", "MaxCount": 1}]},
                {"ClientToken": "x" * 3000},
                {"Validity": {"Begin": "yesterday"}},
                {"ConsumptionConfiguration": {"RenewType": "Hourly"}}):
            self.fails(lambda: self.vendor.create_license(**{**arguments, **change}),
                       "ValidationException", "InvalidParameterValueException")
        self.fails(lambda: self.vendor.get_license(
            LicenseArn=f"arn:aws:license-manager::{self.vendor_account}:license:l-{'0' * 32}"),
            "InvalidParameterValueException", "ValidationException")
        with self.assertRaises(CliError) as caught:
            self.service.cli("vendor", "license-manager", "get-grant", "--grant-arn", "nonsense")
        self.assertIn(caught.exception.code,
                      ("InvalidParameterValueException", "ValidationException"))
        self.assertEqual(self.count_licenses(), before)

    def count_licenses(self):
        count, arguments = 0, {"MaxResults": 100}
        while True:
            page = self.vendor.list_licenses(**arguments)
            count += len(page["Licenses"])
            if not page.get("NextToken"):
                return count
            arguments["NextToken"] = page["NextToken"]

    def test_wrong_signature(self):
        stranger = self.service.client("license-manager", "vendor",
                                       aws_access_key_id="AKIAIOSFODNN7EXAMPLE",
                                       aws_secret_access_key="not the key")
        error = self.fails(stranger.list_licenses, "UnrecognizedClientException")
        self.assertEqual(error.response["ResponseMetadata"]["HTTPStatusCode"], 403)
        impostor = self.service.client(
            "license-manager", "vendor",
            aws_access_key_id=self.service.account("vendor")["aws_access_key_id"],
            aws_secret_access_key="not the key")
        self.fails(impostor.list_licenses, "InvalidSignatureException",
                   "IncompleteSignatureException", "SignatureDoesNotMatch")

    def raw(self, target, body):
        """Signs and sends any bytes; returns status and text."""
        from botocore.auth import SigV4Auth
        from botocore.awsrequest import AWSRequest
        from botocore.credentials import Credentials

        account = self.service.account("vendor")
        request = AWSRequest("POST", self.service.url + "/", data=body, headers={
            "X-Amz-Target": f"AWSLicenseManager.{target}",
            "Content-Type": "application/x-amz-json-1.1"})
        SigV4Auth(Credentials(account["aws_access_key_id"], account["aws_secret_access_key"]),
                  "license-manager", REGION).add_auth(request)
        plain = urllib.request.Request(self.service.url + "/", data=body,
                                       headers=dict(request.headers), method="POST")
        try:
            with urllib.request.urlopen(plain, timeout=20) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def test_malformed_requests(self):
        status, text = self.raw("ListLicenses", b"{}")
        self.assertEqual(status, 200, text)
        for body in (b"{", b"[]", b"\xff\xfe", b'{"MaxResults": "many"}'):
            status, text = self.raw("ListLicenses", body)
            self.assertEqual(status, 400, text)
            self.assertIn("ValidationException", text)
        status, text = self.raw("MakeCoffee", b"{}")
        self.assertIn(status, (400, 404))
        self.assertIn("UnknownOperationException", text)

    def test_newest_members(self):
        if not self.model_folder:
            self.skipTest("the newest official model is not here (LICENSE_CONSOLE_TESTDATA)")
        arguments = self.license_arguments(f"sku-{token()[:8]}")
        created = self.vendor.create_license(Tags=[{"Key": "team", "Value": "r&d"}], **arguments)
        self.assertEqual(
            self.vendor.list_tags_for_resource(ResourceArn=created["LicenseArn"])["Tags"],
            [{"Key": "team", "Value": "r&d"}])


class Restart(Flow):
    """What was acknowledged is there after a stop."""

    def test_stop_and_start_again(self):
        service = Service(Interop.program)
        self.addCleanup(service.remove)
        client = service.client("license-manager", "vendor")
        arn = client.create_license_configuration(
            Name="kept", LicenseCountingType="Socket")["LicenseConfigurationArn"]
        key = service.account("vendor")["aws_access_key_id"]
        mode = os.stat(service.data / "credentials").st_mode & 0o777
        self.assertEqual(mode, 0o600)
        self.assertEqual(service.stop(), 0)
        service.start()
        self.assertEqual(service.account("vendor")["aws_access_key_id"], key)
        client = service.client("license-manager", "vendor")
        read = client.get_license_configuration(LicenseConfigurationArn=arn)
        self.assertEqual(read["Name"], "kept")


if __name__ == "__main__":
    main()
