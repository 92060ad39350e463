#!/usr/bin/python3
# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""tst_resources.py PROGRAM [MODEL_FOLDER]: machines, their self-managed licenses, and settings.

boto3 and the AWS CLI drive the service. Exit code 77: skipped.
"""
import csv
import uuid

from flow import Flow, main, need_cli
from service import REGION

need_cli()


class Resources(Flow):
    def cli(self, *words):
        return self.service.cli("vendor", "license-manager", *words)

    def instance(self, number):
        return f"arn:aws:ec2:{REGION}:{self.vendor_account}:instance/i-{number:017x}"

    def test_associations_and_failures(self):
        arn = self.customer.create_license_configuration(
            Name="Seats", LicenseCountingType="Instance", LicenseCount=1,
            LicenseCountHardLimit=True)["LicenseConfigurationArn"]
        account = arn.split(":")[4]
        first, second = (f"arn:aws:ec2:{REGION}:{account}:instance/i-{n:017x}" for n in (1, 2))
        add = [{"LicenseConfigurationArn": arn}]
        self.customer.update_license_specifications_for_resource(
            ResourceArn=first, AddLicenseSpecifications=add)
        self.fails(lambda: self.customer.update_license_specifications_for_resource(
            ResourceArn=second, AddLicenseSpecifications=add), "LicenseUsageException")
        listed = self.customer.get_paginator("list_associations_for_license_configuration")
        associations = [each for page in listed.paginate(LicenseConfigurationArn=arn)
                        for each in page["LicenseConfigurationAssociations"]]
        self.assertEqual([each["ResourceArn"] for each in associations], [first])
        self.assertEqual(associations[0]["ResourceType"], "EC2_INSTANCE")
        specifications = self.service.cli(
            "customer", "license-manager", "list-license-specifications-for-resource",
            "--resource-arn", first)
        self.assertEqual(specifications["LicenseSpecifications"], add)
        failures = self.customer.list_failures_for_license_configuration_operations(
            LicenseConfigurationArn=arn)["LicenseOperationFailureList"]
        self.assertEqual([each["ResourceArn"] for each in failures], [second])
        self.assertIn("1 of 1", failures[0]["ErrorMessage"])
        self.assertTrue(failures[0]["FailureTime"].tzinfo)
        self.customer.update_license_specifications_for_resource(
            ResourceArn=first, RemoveLicenseSpecifications=add)
        self.customer.delete_license_configuration(LicenseConfigurationArn=arn)
        self.fails(lambda: self.customer.list_failures_for_license_configuration_operations(
            LicenseConfigurationArn=arn), "InvalidParameterValueException")

    def test_inventory(self):
        pages = self.vendor.get_paginator("list_resource_inventory")
        found = [each for page in pages.paginate(PaginationConfig={"PageSize": 50})
                 for each in page["ResourceInventoryList"]]
        arns = {each["ResourceArn"] for each in found}
        self.assertEqual(len(arns), len(found))
        types = {each["ResourceType"] for each in found}
        self.assertEqual(types, {"EC2_INSTANCE", "EC2_HOST", "EC2_AMI",
                                 "SYSTEMS_MANAGER_MANAGED_INSTANCE"})
        windows = self.cli("list-resource-inventory", "--filters",
                           "Name=platform,Condition=BEGINS_WITH,Value=Windows")
        self.assertTrue(windows["ResourceInventoryList"])
        for each in windows["ResourceInventoryList"]:
            self.assertTrue(each["Platform"].startswith("Windows"))
        included = self.vendor.list_resource_inventory(Filters=[
            {"Name": "license_included", "Condition": "EQUALS", "Value": "sql-server-standard"}])
        self.assertTrue(included["ResourceInventoryList"])
        one = found[0]
        self.assertEqual(
            self.vendor.list_resource_inventory(Filters=[
                {"Name": "resource_id", "Condition": "EQUALS", "Value": one["ResourceId"]}])
            ["ResourceInventoryList"], [one])
        error = self.fails(lambda: self.vendor.list_resource_inventory(Filters=[
            {"Name": "platform", "Condition": "CONTAINS", "Value": "x"}]),
            "InvalidParameterValueException")
        self.assertIn("CONTAINS", str(error))

    def test_reports(self):
        arn = self.customer.create_license_configuration(
            Name="Reported", LicenseCountingType="vCPU")["LicenseConfigurationArn"]
        arguments = {
            "ReportGeneratorName": "Review/../../of seats",
            "Type": ["LicenseConfigurationSummaryReport", "LicenseConfigurationUsageReport"],
            "ReportContext": {"licenseConfigurationArns": [arn]},
            "ReportFrequency": {"value": 1, "period": "DAY"}}
        generator = self.customer.create_license_manager_report_generator(
            ClientToken=uuid.uuid4().hex, **arguments)["LicenseManagerReportGeneratorArn"]

        def read():
            return self.customer.get_license_manager_report_generator(
                LicenseManagerReportGeneratorArn=generator)["ReportGenerator"]

        self.eventually(lambda: read().get("LastRunStatus"), "SUCCEEDED")
        location = read()["S3Location"]
        bucket = self.service.data / "s3" / location["bucket"]
        files = sorted((bucket / location["keyPrefix"]).rglob("*.csv"))
        self.assertEqual(len(files), 2)
        rows = [row for path in files for row in csv.DictReader(path.open(newline=""))]
        self.assertEqual([row["LicenseConfigurationArn"] for row in rows], [arn])
        self.assertEqual(rows[0]["Name"], "Reported")
        arguments["ReportGeneratorName"] = "Review"
        self.customer.update_license_manager_report_generator(
            LicenseManagerReportGeneratorArn=generator, ClientToken=uuid.uuid4().hex, **arguments)
        self.eventually(lambda: len(list((bucket / "Reports" / "Review").rglob("*.csv"))), 2)
        listed = self.service.cli(
            "customer", "license-manager", "list-license-manager-report-generators",
            "--filters", f"Name=LicenseConfigurationArn,Values={arn}")["ReportGenerators"]
        self.assertEqual([each["ReportGeneratorName"] for each in listed], ["Review"])
        self.fails(lambda: self.customer.delete_license_configuration(LicenseConfigurationArn=arn),
                   "InvalidParameterValueException")
        self.customer.delete_license_manager_report_generator(
            LicenseManagerReportGeneratorArn=generator)
        self.fails(read, "ResourceNotFoundException")
        self.customer.delete_license_configuration(LicenseConfigurationArn=arn)
        self.assertEqual(len(list(bucket.rglob("*.csv"))), 4)

    def test_conversion_tasks(self):
        found = self.vendor.list_resource_inventory(Filters=[
            {"Name": "license_included", "Condition": "EQUALS",
             "Value": "windows-server-datacenter"}])["ResourceInventoryList"]
        arn = found[0]["ResourceArn"]
        to_own = {"SourceLicenseContext": {"UsageOperation": "RunInstances:0002"},
                  "DestinationLicenseContext": {"UsageOperation": "RunInstances:0800"}}
        task = self.vendor.create_license_conversion_task_for_resource(
            ResourceArn=arn, **to_own)["LicenseConversionTaskId"]
        read = self.cli("get-license-conversion-task", "--license-conversion-task-id", task)
        self.assertEqual(read["Status"], "IN_PROGRESS")
        self.assertEqual(read["DestinationLicenseContext"], to_own["DestinationLicenseContext"])
        listed = self.vendor.list_license_conversion_tasks(
            Filters=[{"Name": "ResourceArns", "Values": [arn]}])["LicenseConversionTasks"]
        self.assertEqual([each["LicenseConversionTaskId"] for each in listed], [task])
        self.fails(lambda: self.vendor.create_license_conversion_task_for_resource(
            ResourceArn=arn, SourceLicenseContext={"UsageOperation": "RunInstances:0800"},
            DestinationLicenseContext={"UsageOperation": "RunInstances:0002"}),
            "ValidationException", "InvalidParameterValueException")
        self.fails(lambda: self.vendor.get_license_conversion_task(
            LicenseConversionTaskId="lct-0"), "InvalidParameterValueException")

    def test_asset_groups(self):
        if not self.model_folder:
            self.skipTest("the newest official model is not here (LICENSE_CONSOLE_TESTDATA)")
        statement = {"AndRuleStatement": {
            "MatchingRuleStatements": [{"KeyToMatch": "EC2BillingProduct", "Constraint": "EQUALS",
                                        "ValueToMatch": ["sql-server-standard"]}],
            "ScriptRuleStatements": [{"KeyToMatch": "Platform", "Script": "Windows.*"}]}}
        rules = [{"RuleStatement": {"InstanceRuleStatement": statement}}]
        ruleset = self.vendor.create_license_asset_ruleset(
            Name="Databases", Rules=rules,
            ClientToken=uuid.uuid4().hex)["LicenseAssetRulesetArn"]
        group = self.vendor.create_license_asset_group(
            Name="Databases", LicenseAssetGroupConfigurations=[{"UsageDimension": "vCPU"}],
            AssociatedLicenseAssetRulesetARNs=[ruleset],
            ClientToken=uuid.uuid4().hex)["LicenseAssetGroupArn"]
        self.assertEqual(
            self.vendor.get_license_asset_ruleset(LicenseAssetRulesetArn=ruleset)
            ["LicenseAssetRuleset"]["Rules"], rules)
        assets = self.cli("list-assets-for-license-asset-group", "--license-asset-group-arn", group,
                          "--asset-type", "Instance")["Assets"]
        included = self.vendor.list_resource_inventory(Filters=[
            {"Name": "license_included", "Condition": "EQUALS", "Value": "sql-server-standard"},
            {"Name": "platform", "Condition": "BEGINS_WITH", "Value": "Windows"}])
        self.assertEqual({each["AssetArn"] for each in assets},
                         {each["ResourceArn"] for each in included["ResourceInventoryList"]})
        self.assertTrue(assets)
        generator = self.vendor.create_license_manager_report_generator(
            ReportGeneratorName="Databases", Type=["LicenseAssetGroupUsageReport"],
            ReportContext={"licenseAssetGroupArns": [group]},
            ReportFrequency={"value": 1, "period": "ONE_TIME"},
            ClientToken=uuid.uuid4().hex)["LicenseManagerReportGeneratorArn"]

        def status():
            return self.vendor.get_license_manager_report_generator(
                LicenseManagerReportGeneratorArn=generator)["ReportGenerator"].get("LastRunStatus")

        self.eventually(status, "SUCCEEDED")
        self.vendor.delete_license_manager_report_generator(
            LicenseManagerReportGeneratorArn=generator)
        self.vendor.update_license_asset_ruleset(
            LicenseAssetRulesetArn=ruleset, ClientToken=uuid.uuid4().hex, Rules=[
                {"RuleStatement": {"LicenseRuleStatement": {"MatchingRuleStatement": {
                    "KeyToMatch": "LicenseStatus", "Constraint": "EQUALS",
                    "ValueToMatch": ["AVAILABLE"]}}}}])
        self.assertTrue(self.vendor.list_assets_for_license_asset_group(
            LicenseAssetGroupArn=group, AssetType="License")["Assets"])
        listed = self.vendor.list_license_asset_groups(Filters=[
            {"Name": "LicenseAssetRulesetArn", "Values": [ruleset]}])["LicenseAssetGroups"]
        self.assertEqual([each["LicenseAssetGroupArn"] for each in listed], [group])
        managed = self.vendor.list_license_asset_rulesets(
            ShowAWSManagedLicenseAssetRulesets=True)["LicenseAssetRulesets"]
        self.assertGreater(len(managed), 1)
        error = self.fails(lambda: self.vendor.create_license_asset_ruleset(
            Name="x", ClientToken=uuid.uuid4().hex, Rules=[{"RuleStatement": {}}]),
            "ValidationException", "InvalidParameterValueException")
        self.assertIn("Rules[0].RuleStatement", str(error))
        self.vendor.update_license_asset_group(
            LicenseAssetGroupArn=group, Status="DISABLED", ClientToken=uuid.uuid4().hex,
            AssociatedLicenseAssetRulesetARNs=[ruleset])
        self.assertEqual(self.vendor.delete_license_asset_group(LicenseAssetGroupArn=group)
                         ["Status"], "DELETED")
        self.vendor.delete_license_asset_ruleset(LicenseAssetRulesetArn=ruleset)
        self.fails(lambda: self.vendor.get_license_asset_group(LicenseAssetGroupArn=group),
                   "InvalidParameterValueException", "ValidationException")

    def test_settings(self):
        client = self.service.client("license-manager", "vendor", region_name="eu-west-1")
        settings = client.get_service_settings()
        self.assertEqual(settings["OrganizationConfiguration"], {"EnableIntegration": False})
        self.assertEqual(settings["EnableCrossAccountsDiscovery"], False)
        topic = f"arn:aws:sns:eu-west-1:{self.vendor_account}:aws-license-manager-service-alerts"
        client.update_service_settings(SnsTopicArn=topic)
        self.assertEqual(client.get_service_settings()["SnsTopicArn"], topic)
        self.fails(lambda: client.update_service_settings(EnableCrossAccountsDiscovery=True),
                   "AccessDeniedException")
        self.assertEqual(client.get_service_settings()["EnableCrossAccountsDiscovery"], False)
        self.assertNotIn("SnsTopicArn", self.cli("get-service-settings"))


if __name__ == "__main__":
    main()
