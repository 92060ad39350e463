#!/usr/bin/python3
# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""tst_operations.py PROGRAM MODEL_FOLDER: every operation, in life cycles, by boto3 and by the AWS CLI.

The same lives are led by boto3 with the newest official model, by the AWS CLI with it, and by boto3 with
the older model of Debian. At the end nothing that the model knows may have been left out. Exit code 77:
skipped.
"""
import datetime
import json

from flow import RIGHTS, Flow, main, need_cli, token

import botocore
import botocore.exceptions
from botocore.config import Config
from service import ACCOUNTS, ORGANIZATION, REGION, CliError

need_cli()

LICENSE_MANAGER = "license-manager"
GATEWAY = "apigateway"
# The rest of API Gateway is not about usage plans.
GATEWAY_FAMILY = {
    "CreateUsagePlan", "GetUsagePlans", "GetUsagePlan", "UpdateUsagePlan", "DeleteUsagePlan",
    "CreateUsagePlanKey", "GetUsagePlanKeys", "GetUsagePlanKey", "DeleteUsagePlanKey", "GetUsage",
    "UpdateUsage", "CreateApiKey", "ImportApiKeys", "GetApiKeys", "GetApiKey", "UpdateApiKey",
    "DeleteApiKey", "GetTags", "TagResource", "UntagResource", "GetAccount", "UpdateAccount",
    "GetRestApis", "GetStages", "GetStage"}
SIGN_KEY = "arn:aws:kms:us-east-1:111122223333:key/0f1e2d3c"


class Boto:
    """Calls operations through boto3."""

    def __init__(self, service):
        self.service = service
        self.clients = {}

    def call(self, profile, name, operation, arguments):
        key = (profile, name)
        if key not in self.clients:
            self.clients[key] = self.service.client(name, profile)
        answer = getattr(self.clients[key], botocore.xform_name(operation))(**arguments)
        answer.pop("ResponseMetadata", None)
        return answer

    def unsigned(self, operation, arguments):
        client = self.service.client(
            LICENSE_MANAGER, "vendor",
            config=Config(signature_version=botocore.UNSIGNED, retries={"max_attempts": 0}))
        return getattr(client, botocore.xform_name(operation))(**arguments)


class Cli:
    """Calls operations through the AWS CLI."""

    def __init__(self, service):
        self.service = service

    def call(self, profile, name, operation, arguments):
        words = [name, botocore.xform_name(operation, "-")]
        body = arguments.get("body")
        if body is not None:
            path = self.service.folder / "body"
            path.write_bytes(body)
            words += ["--body", f"fileb://{path}"]
        rest = {key: value for key, value in arguments.items() if key != "body"}
        return self.service.cli(profile, *words, "--cli-input-json", json.dumps(rest))

    def unsigned(self, operation, arguments):
        return self.service.cli("vendor", LICENSE_MANAGER, botocore.xform_name(operation, "-"),
                                "--no-sign-request", "--cli-input-json", json.dumps(arguments))


class Lives:
    """The lives; a subclass that is a Flow too says who calls."""

    accounts = ACCOUNTS
    caller = Boto
    has_newest = True

    @classmethod
    def setUpClass(cls):
        if not cls.has_newest:
            cls.model_folder = None
        super().setUpClass()
        cls.driver = cls.caller(cls.service)
        cls.driven = {LICENSE_MANAGER: set(), GATEWAY: set()}

    @classmethod
    def tearDownClass(cls):
        try:
            cls.nothing_is_left_out()
        finally:
            super().tearDownClass()

    @classmethod
    def nothing_is_left_out(cls):
        known = set(cls.service.client(LICENSE_MANAGER, "vendor").meta.service_model.operation_names)
        left = known - cls.driven[LICENSE_MANAGER] | GATEWAY_FAMILY - cls.driven[GATEWAY]
        assert not left, f"never called: {sorted(left)}"
        print(f"{cls.__name__}: {len(known)} and {len(GATEWAY_FAMILY)} operations")

    def does(self, operation, arguments=None, profile="vendor", name=LICENSE_MANAGER):
        """Calls an operation that must succeed."""
        self.driven[name].add(operation)
        return self.driver.call(profile, name, operation, arguments or {})

    def gateway(self, operation, **arguments):
        return self.does(operation, arguments, name=GATEWAY)

    def refuses(self, operation, arguments, profile="vendor", name=LICENSE_MANAGER):
        """Calls an operation that must fail; returns the error's name."""
        try:
            self.driver.call(profile, name, operation, arguments)
        except botocore.exceptions.ClientError as error:
            return error.response["Error"]["Code"]
        except CliError as error:
            return error.code
        self.fail(f"{operation} did not fail")

    def new_license(self, profile="vendor", **changes):
        sku = f"sku-{token()[:8]}"
        arguments = {
            "LicenseName": "Render Pro", "ProductName": "Render Pro", "ProductSKU": sku,
            "Issuer": {"Name": "Acme", "SignKey": SIGN_KEY}, "HomeRegion": REGION,
            "Validity": {"Begin": "2026-01-01T00:00:00Z", "End": "2036-01-01T00:00:00Z"},
            "Entitlements": [{"Name": "Seats", "Unit": "Count", "MaxCount": 10,
                              "AllowCheckIn": True}],
            "Beneficiary": "Globex", "ClientToken": token(),
            "ConsumptionConfiguration": {
                "RenewType": "None", "ProvisionalConfiguration": {"MaxTimeToLiveInMinutes": 60},
                "BorrowConfiguration": {"AllowEarlyCheckIn": True,
                                        "MaxTimeToLiveInMinutes": 1440}}}
        arguments.update(changes)
        arn = self.does("CreateLicense", arguments, profile)["LicenseArn"]
        self.eventually(lambda: self.read_license(arn, profile)["Status"], "AVAILABLE")
        return arn, arguments

    def read_license(self, arn, profile="vendor"):
        return self.does("GetLicense", {"LicenseArn": arn}, profile)["License"]

    def grant_status(self, arn, profile="customer"):
        return self.does("GetGrant", {"GrantArn": arn}, profile)["Grant"]["GrantStatus"]

    def seats(self, arn):
        usages = self.does("GetLicenseUsage", {"LicenseArn": arn})["LicenseUsage"]
        return usages["EntitlementUsages"][0]["ConsumedValue"]

    # Lives

    def test_license(self):
        arn, arguments = self.new_license()
        restated = {key: arguments[key] for key in (
            "LicenseName", "ProductName", "Issuer", "HomeRegion", "Validity", "Entitlements",
            "ConsumptionConfiguration")}
        version = self.does("CreateLicenseVersion", {
            "LicenseArn": arn, "Status": "AVAILABLE", "SourceVersion": "1", "ClientToken": token(),
            **restated, "LicenseName": "Render Pro 2"})["Version"]
        self.assertEqual(version, "2")
        self.assertEqual(self.read_license(arn)["LicenseName"], "Render Pro 2")
        versions = self.does("ListLicenseVersions", {"LicenseArn": arn})["Licenses"]
        self.assertEqual({each["Version"] for each in versions}, {"1", "2"})
        listed = self.does("ListLicenses", {"LicenseArns": [arn]})["Licenses"]
        self.assertEqual([each["LicenseArn"] for each in listed], [arn])

        taken = self.does("CheckoutBorrowLicense", {
            "LicenseArn": arn, "DigitalSignatureMethod": "JWT_PS384", "ClientToken": token(),
            "Entitlements": [{"Name": "Seats", "Unit": "Count", "Value": "3"}]})
        self.assertEqual(taken["SignedToken"].count("."), 2)
        self.assertEqual(self.seats(arn), "3")
        self.does("CheckInLicense", {"LicenseConsumptionToken": taken["LicenseConsumptionToken"]})
        self.assertEqual(self.seats(arn), "0")

        made = self.does("CreateToken", {
            "LicenseArn": arn, "ExpirationInDays": 30, "ClientToken": token()})
        tokens = self.does("ListTokens", {"TokenIds": [made["TokenId"]]})["Tokens"]
        self.assertEqual([each["Status"] for each in tokens], ["AVAILABLE"])
        self.assertNotIn("Token", tokens[0])
        self.driven[LICENSE_MANAGER].add("GetAccessToken")
        access = self.driver.unsigned("GetAccessToken", {"Token": made["Token"]})["AccessToken"]
        self.assertEqual(access.count("."), 2)
        self.does("DeleteToken", {"TokenId": made["TokenId"]})
        with self.assertRaises((botocore.exceptions.ClientError, CliError)):
            self.driver.unsigned("GetAccessToken", {"Token": made["Token"]})
        deleted = self.does("DeleteLicense", {"LicenseArn": arn, "SourceVersion": "2"})
        self.assertIn(deleted["Status"], ("PENDING_DELETE", "DELETED"))

    def test_grant(self):
        arn, arguments = self.new_license()
        request = {"GrantName": "to the customer", "LicenseArn": arn, "HomeRegion": REGION,
                   "Principals": [f"arn:aws:iam::{self.customer_account}:root"],
                   "AllowedOperations": RIGHTS}
        first = self.does("CreateGrant", {"ClientToken": token(), **request})["GrantArn"]
        self.eventually(lambda: self.grant_status(first), "PENDING_ACCEPT")
        self.assertEqual(self.does("RejectGrant", {"GrantArn": first}, "customer")["Status"],
                         "REJECTED")
        grant = self.does("CreateGrant", {"ClientToken": token(), **request})["GrantArn"]
        self.eventually(lambda: self.grant_status(grant), "PENDING_ACCEPT")
        received = self.does("ListReceivedGrants", {"GrantArns": [grant]}, "customer")["Grants"]
        self.assertEqual([each["GrantArn"] for each in received], [grant])
        self.does("AcceptGrant", {"GrantArn": grant}, "customer")
        self.does("CreateGrantVersion", {"ClientToken": token(), "GrantArn": grant,
                                         "Status": "ACTIVE"}, "customer")
        self.eventually(lambda: self.grant_status(grant), "ACTIVE")
        licenses = self.does("ListReceivedLicenses", {"LicenseArns": [arn]}, "customer")
        self.assertEqual(licenses["Licenses"][0]["ReceivedMetadata"]["ReceivedStatus"], "ACTIVE")

        taken = self.does("CheckoutLicense", {
            "ProductSKU": arguments["ProductSKU"], "CheckoutType": "PROVISIONAL",
            "KeyFingerprint": self.read_license(arn)["Issuer"]["KeyFingerprint"],
            "ClientToken": token(),
            "Entitlements": [{"Name": "Seats", "Unit": "Count", "Value": "4"}]}, "customer")
        self.assertEqual(self.seats(arn), "4")
        held = {"LicenseConsumptionToken": taken["LicenseConsumptionToken"]}
        self.does("ExtendLicenseConsumption", held, "customer")
        self.does("CheckInLicense", held, "customer")
        self.assertEqual(self.seats(arn), "0")
        given = self.does("ListDistributedGrants", {"GrantArns": [grant]})["Grants"]
        self.does("DeleteGrant", {"GrantArn": grant, "Version": given[0]["Version"]})
        self.assertIn(self.grant_status(grant, "vendor"), ("PENDING_DELETE", "DELETED"))

    def test_configuration(self):
        arn = self.does("CreateLicenseConfiguration", {
            "Name": "Database", "LicenseCountingType": "Instance", "LicenseCount": 1,
            "LicenseCountHardLimit": True})["LicenseConfigurationArn"]
        first, second = (f"arn:aws:ec2:{REGION}:{self.vendor_account}:instance/i-{token()[:17]}"
                         for _ in range(2))
        attach = {"AddLicenseSpecifications": [{"LicenseConfigurationArn": arn}]}
        self.does("UpdateLicenseSpecificationsForResource", {"ResourceArn": first, **attach})
        self.assertEqual(self.refuses("UpdateLicenseSpecificationsForResource",
                                      {"ResourceArn": second, **attach}), "LicenseUsageException")
        by_configuration = {"LicenseConfigurationArn": arn}
        failures = self.does("ListFailuresForLicenseConfigurationOperations", by_configuration)
        self.assertEqual([each["ResourceArn"] for each in failures["LicenseOperationFailureList"]],
                         [second])
        used = self.does("ListUsageForLicenseConfiguration", by_configuration)
        self.assertEqual(used["LicenseConfigurationUsageList"][0]["ResourceArn"], first)
        associated = self.does("ListAssociationsForLicenseConfiguration", by_configuration)
        self.assertEqual(associated["LicenseConfigurationAssociations"][0]["ResourceArn"], first)
        attached = self.does("ListLicenseSpecificationsForResource", {"ResourceArn": first})
        self.assertEqual(attached["LicenseSpecifications"], [by_configuration])
        self.does("UpdateLicenseConfiguration", {**by_configuration, "LicenseCount": 4})
        read = self.does("GetLicenseConfiguration", by_configuration)
        self.assertEqual((read["LicenseCount"], read["ConsumedLicenses"]), (4, 1))
        listed = self.does("ListLicenseConfigurations", {"LicenseConfigurationArns": [arn]})
        self.assertEqual(listed["LicenseConfigurations"][0]["Name"], "Database")

        self.does("TagResource", {"ResourceArn": arn, "Tags": [{"Key": "a", "Value": "1"},
                                                               {"Key": "b", "Value": "ü"}]})
        self.does("UntagResource", {"ResourceArn": arn, "TagKeys": ["a"]})
        self.assertEqual(self.does("ListTagsForResource", {"ResourceArn": arn})["Tags"],
                         [{"Key": "b", "Value": "ü"}])
        self.does("UpdateLicenseSpecificationsForResource", {
            "ResourceArn": first, "RemoveLicenseSpecifications": [by_configuration]})
        self.reports_of(arn)
        self.does("DeleteLicenseConfiguration", by_configuration)
        self.refuses("GetLicenseConfiguration", by_configuration)

    def reports_of(self, arn):
        arguments = {
            "ReportGeneratorName": "Review", "Type": ["LicenseConfigurationUsageReport"],
            "ReportContext": {"licenseConfigurationArns": [arn]},
            "ReportFrequency": {"value": 1, "period": "WEEK"}}
        generator = {"LicenseManagerReportGeneratorArn": self.does(
            "CreateLicenseManagerReportGenerator",
            {"ClientToken": token(), **arguments})["LicenseManagerReportGeneratorArn"]}

        def read():
            return self.does("GetLicenseManagerReportGenerator", generator)["ReportGenerator"]

        self.eventually(lambda: read().get("LastRunStatus"), "SUCCEEDED")
        arguments["ReportGeneratorName"] = "Audit"
        self.does("UpdateLicenseManagerReportGenerator",
                  {"ClientToken": token(), **generator, **arguments})
        self.assertEqual(read()["ReportGeneratorName"], "Audit")
        listed = self.does("ListLicenseManagerReportGenerators", {
            "Filters": [{"Name": "LicenseConfigurationArn", "Values": [arn]}]})
        self.assertEqual(len(listed["ReportGenerators"]), 1)
        self.does("DeleteLicenseManagerReportGenerator", generator)
        self.refuses("GetLicenseManagerReportGenerator", generator)

    def test_inventory_and_settings(self):
        resources = self.does("ListResourceInventory")["ResourceInventoryList"]
        self.assertTrue(resources)
        self.does("UpdateServiceSettings", {
            "SnsTopicArn":
                f"arn:aws:sns:{REGION}:{self.vendor_account}:aws-license-manager-service-alerts"})
        self.assertIn("aws-license-manager-service-alerts",
                      self.does("GetServiceSettings")["SnsTopicArn"])

    def test_conversion(self):
        windows = self.does("ListResourceInventory", {"Filters": [
            {"Name": "license_included", "Condition": "EQUALS",
             "Value": "windows-server-datacenter"}]})["ResourceInventoryList"]
        task = self.does("CreateLicenseConversionTaskForResource", {
            "ResourceArn": windows[0]["ResourceArn"],
            "SourceLicenseContext": {"UsageOperation": "RunInstances:0002"},
            "DestinationLicenseContext": {"UsageOperation": "RunInstances:0800"}})
        by_id = {"LicenseConversionTaskId": task["LicenseConversionTaskId"]}
        self.assertIn(self.does("GetLicenseConversionTask", by_id)["Status"],
                      ("IN_PROGRESS", "SUCCEEDED"))
        tasks = self.does("ListLicenseConversionTasks")["LicenseConversionTasks"]
        self.assertIn(by_id["LicenseConversionTaskId"],
                      [each["LicenseConversionTaskId"] for each in tasks])

    def test_organization(self):
        arn, _ = self.new_license()
        grant = self.does("CreateGrant", {
            "ClientToken": token(), "GrantName": "for all", "LicenseArn": arn,
            "HomeRegion": REGION, "Principals": [f"arn:aws:iam::{self.customer_account}:root"],
            "AllowedOperations": [*RIGHTS, "CreateGrant"]})["GrantArn"]
        self.eventually(lambda: self.grant_status(grant), "PENDING_ACCEPT")
        self.does("AcceptGrant", {"GrantArn": grant}, "customer")
        self.does("CreateGrantVersion", {"ClientToken": token(), "GrantArn": grant,
                                         "Status": "ACTIVE"}, "customer")
        spread = self.does("CreateGrant", {
            "ClientToken": token(), "GrantName": "to members", "LicenseArn": arn,
            "HomeRegion": REGION, "Principals": [ORGANIZATION],
            "AllowedOperations": RIGHTS}, "customer")["GrantArn"]
        self.eventually(lambda: self.grant_status(spread), "WORKFLOW_COMPLETED", 60)
        members = self.does("ListReceivedGrantsForOrganization", {
            "LicenseArn": arn, "Filters": [{"Name": "ParentArn", "Values": [spread]}]},
            "customer")["Grants"]
        self.assertEqual(len(members), 2)
        licenses = self.does("ListReceivedLicensesForOrganization", {}, "customer")["Licenses"]
        self.assertIn(arn, [each["LicenseArn"] for each in licenses])
        if self.has_newest:
            self.does("ListLicenseConfigurationsForOrganization", {}, "customer")

    def test_assets(self):
        if not self.has_newest:
            return
        rule = {"RuleStatement": {"InstanceRuleStatement": {"MatchingRuleStatement": {
            "KeyToMatch": "Platform", "Constraint": "EQUALS", "ValueToMatch": ["Windows"]}}}}
        ruleset = self.does("CreateLicenseAssetRuleset", {
            "Name": f"windows-{token()[:6]}", "Rules": [rule],
            "ClientToken": token()})["LicenseAssetRulesetArn"]
        by_ruleset = {"LicenseAssetRulesetArn": ruleset}
        self.does("UpdateLicenseAssetRuleset", {
            **by_ruleset, "Name": f"w-{token()[:6]}", "Rules": [rule], "ClientToken": token()})
        self.assertEqual(
            self.does("GetLicenseAssetRuleset", by_ruleset)["LicenseAssetRuleset"]["Rules"], [rule])
        listed = self.does("ListLicenseAssetRulesets")["LicenseAssetRulesets"]
        self.assertIn(ruleset, [each["LicenseAssetRulesetArn"] for each in listed])

        group = self.does("CreateLicenseAssetGroup", {
            "Name": f"group-{token()[:6]}", "AssociatedLicenseAssetRulesetARNs": [ruleset],
            "LicenseAssetGroupConfigurations": [{"UsageDimension": "vCPU"}],
            "ClientToken": token()})["LicenseAssetGroupArn"]
        by_group = {"LicenseAssetGroupArn": group}
        self.does("UpdateLicenseAssetGroup", {
            **by_group, "AssociatedLicenseAssetRulesetARNs": [ruleset], "Description": "all",
            "ClientToken": token()})
        self.assertEqual(
            self.does("GetLicenseAssetGroup", by_group)["LicenseAssetGroup"]["Description"], "all")
        groups = self.does("ListLicenseAssetGroups")["LicenseAssetGroups"]
        self.assertIn(group, [each["LicenseAssetGroupArn"] for each in groups])
        self.does("ListAssetsForLicenseAssetGroup", {**by_group, "AssetType": "Instance"})
        self.assertEqual(self.does("DeleteLicenseAssetGroup", by_group)["Status"], "DELETED")
        self.does("DeleteLicenseAssetRuleset", by_ruleset)

    def test_usage_plan(self):
        apis = self.gateway("GetRestApis")["items"]
        self.assertTrue(apis)
        stages = self.gateway("GetStages", restApiId=apis[0]["id"])["item"]
        stage = self.gateway("GetStage", restApiId=apis[0]["id"], stageName=stages[0]["stageName"])
        self.assertEqual(stage["stageName"], stages[0]["stageName"])
        plan = self.gateway(
            "CreateUsagePlan", name=f"Trial {token()[:6]}",
            throttle={"rateLimit": 5, "burstLimit": 10},
            quota={"limit": 100, "period": "DAY"})["id"]
        self.gateway("UpdateUsagePlan", usagePlanId=plan, patchOperations=[
            {"op": "replace", "path": "/quota/limit", "value": "200"},
            {"op": "add", "path": "/apiStages", "value": f"{apis[0]['id']}:{stage['stageName']}"}])
        read = self.gateway("GetUsagePlan", usagePlanId=plan)
        self.assertEqual(read["quota"]["limit"], 200)
        self.assertEqual(read["apiStages"][0]["stage"], stage["stageName"])
        self.assertIn(plan, [each["id"] for each in self.gateway("GetUsagePlans",
                                                                 limit=500)["items"]])
        key = self.gateway("CreateApiKey", name="phone", enabled=True)["id"]
        self.gateway("UpdateApiKey", apiKey=key, patchOperations=[
            {"op": "replace", "path": "/description", "value": "of the field team"}])
        self.assertEqual(self.gateway("GetApiKey", apiKey=key)["description"], "of the field team")
        self.gateway("CreateUsagePlanKey", usagePlanId=plan, keyId=key, keyType="API_KEY")
        self.assertEqual(self.gateway("GetUsagePlanKey", usagePlanId=plan, keyId=key)["name"],
                         "phone")
        keys = self.gateway("GetUsagePlanKeys", usagePlanId=plan)["items"]
        self.assertEqual([each["id"] for each in keys], [key])
        self.gateway("UpdateUsage", usagePlanId=plan, keyId=key, patchOperations=[
            {"op": "replace", "path": "/remaining", "value": "50"}])
        today = datetime.datetime.now(datetime.timezone.utc).date().isoformat()
        days = self.gateway("GetUsage", usagePlanId=plan, startDate=today, endDate=today)
        self.assertEqual(days["items"][key][-1][1], 50)

        csv = f"name,key,description,enabled,usageplanIds\nimported,{token()}{token()},x,true,{plan}\n"
        ids = self.gateway("ImportApiKeys", format="csv", body=csv.encode())["ids"]
        self.assertEqual(len(ids), 1)
        self.assertIn(ids[0], [each["id"] for each in self.gateway("GetApiKeys",
                                                                   limit=500)["items"]])
        resource = f"arn:aws:apigateway:{REGION}::/usageplans/{plan}"
        self.gateway("TagResource", resourceArn=resource, tags={"team": "api", "x": "y"})
        self.gateway("UntagResource", resourceArn=resource, tagKeys=["x"])
        self.assertEqual(self.gateway("GetTags", resourceArn=resource)["tags"], {"team": "api"})
        self.gateway("UpdateAccount", patchOperations=[
            {"op": "replace", "path": "/cloudwatchRoleArn",
             "value": f"arn:aws:iam::{self.vendor_account}:role/logs"}])
        self.assertTrue(self.gateway("GetAccount")["cloudwatchRoleArn"].endswith("role/logs"))
        for each in (key, ids[0]):
            self.gateway("DeleteUsagePlanKey", usagePlanId=plan, keyId=each)
            self.gateway("DeleteApiKey", apiKey=each)
        self.gateway("UpdateUsagePlan", usagePlanId=plan, patchOperations=[
            {"op": "remove", "path": "/apiStages",
             "value": f"{apis[0]['id']}:{stage['stageName']}"}])
        self.gateway("DeleteUsagePlan", usagePlanId=plan)
        self.assertEqual(self.refuses("GetUsagePlan", {"usagePlanId": plan}, name=GATEWAY),
                         "NotFoundException")


class NewestByBoto(Lives, Flow):
    pass


class NewestByCli(Lives, Flow):
    caller = Cli


class DebianByBoto(Lives, Flow):
    has_newest = False


if __name__ == "__main__":
    main(needs_model=True)
