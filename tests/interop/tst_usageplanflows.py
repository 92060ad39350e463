#!/usr/bin/python3
# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""tst_usageplanflows.py PROGRAM: the AWS CLI and boto3 drive the usage plans of license-console-service.

Exit code 77: skipped.
"""
import datetime
import json
import os
import shutil
import subprocess
import unittest
import urllib.parse
import urllib.request
import uuid

import botocore.auth
import botocore.awsrequest
import botocore.exceptions
import botocore.session

from flow import Flow, main, need_cli
from service import REGION, CliError

need_cli()


def replace(path, value):
    return {"op": "replace", "path": path, "value": value}


class UsagePlanFlows(Flow):
    """Flows from create to delete."""

    options = ("--control", "--traffic=none")

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.gateway = cls.service.client("apigateway", "vendor")

    def cli(self, *words):
        return self.service.cli("vendor", "apigateway", *words)

    def refuses(self, code, status, call, **arguments):
        error = self.fails(lambda: call(**arguments), code)
        self.assertEqual(error.response["ResponseMetadata"]["HTTPStatusCode"], status)

    def a_stage(self):
        api = self.gateway.get_rest_apis(limit=1)["items"][0]["id"]
        return api, "test"

    def test_plan_from_create_to_delete(self):
        api, stage = self.a_stage()
        plan = self.gateway.create_usage_plan(
            name="Gold flow", description="by boto3", apiStages=[{"apiId": api, "stage": stage}],
            throttle={"burstLimit": 5, "rateLimit": 2.5},
            quota={"limit": 1000, "period": "MONTH", "offset": 3}, tags={"team": "red"})
        self.assertEqual(plan["ResponseMetadata"]["HTTPStatusCode"], 201)
        self.assertEqual(plan["throttle"], {"burstLimit": 5, "rateLimit": 2.5})
        changed = self.gateway.update_usage_plan(usagePlanId=plan["id"], patchOperations=[
            replace("/name", "Gold flow 2"), replace("/quota/limit", "2000"),
            {"op": "add", "path": f"/apiStages/{api}:{stage}/throttle//pets/GET/rateLimit", "value": "1"},
            {"op": "add", "path": "/productCode", "value": "p-1"}])
        self.assertEqual(changed["quota"]["limit"], 2000)
        self.assertEqual(changed["apiStages"][0]["throttle"]["/pets/GET"]["rateLimit"], 1.0)
        read = self.cli("get-usage-plan", "--usage-plan-id", plan["id"])
        self.assertEqual((read["name"], read["productCode"]), ("Gold flow 2", "p-1"))
        self.refuses("BadRequestException", 400, self.gateway.delete_usage_plan, usagePlanId=plan["id"])
        self.refuses("BadRequestException", 400, self.gateway.update_usage_plan, usagePlanId=plan["id"],
                     patchOperations=[replace("/id", "x")])
        self.cli("update-usage-plan", "--usage-plan-id", plan["id"], "--patch-operations",
                 f"op=remove,path=/apiStages,value={api}:{stage}")
        done = self.gateway.delete_usage_plan(usagePlanId=plan["id"])
        self.assertEqual(done["ResponseMetadata"]["HTTPStatusCode"], 202)
        self.refuses("NotFoundException", 404, self.gateway.get_usage_plan, usagePlanId=plan["id"])

    def test_keys_and_their_plans(self):
        key = self.cli("create-api-key", "--name", "flow", "--enabled", "--customer-id", "c-1")
        self.assertTrue(key["enabled"])
        self.assertEqual(len(key["value"]), 40)
        plan = self.gateway.create_usage_plan(name="Keys")["id"]
        member = self.gateway.create_usage_plan_key(usagePlanId=plan, keyId=key["id"],
                                                    keyType="API_KEY")
        self.assertEqual(member["value"], key["value"])
        self.refuses("ConflictException", 409, self.gateway.create_usage_plan_key, usagePlanId=plan,
                     keyId=key["id"], keyType="API_KEY")
        self.assertEqual(
            [found["id"] for found in self.gateway.get_usage_plans(keyId=key["id"])["items"]], [plan])
        self.assertEqual(self.gateway.get_usage_plan_key(usagePlanId=plan, keyId=key["id"])["name"],
                         "flow")
        updated = self.cli("update-api-key", "--api-key", key["id"], "--patch-operations",
                           "op=replace,path=/enabled,value=false")
        self.assertFalse(updated["enabled"])
        self.assertNotIn("value", self.gateway.get_api_key(apiKey=key["id"]))
        self.assertEqual(
            self.gateway.get_api_key(apiKey=key["id"], includeValue=True)["value"], key["value"])
        usage = self.gateway.get_usage(usagePlanId=plan, startDate="2026-03-01",
                                       endDate="2026-03-02")
        self.assertEqual(list(usage["items"]), [key["id"]])
        self.gateway.delete_usage_plan_key(usagePlanId=plan, keyId=key["id"])
        self.assertEqual(self.gateway.get_usage_plan_keys(usagePlanId=plan)["items"], [])
        self.assertEqual(
            self.gateway.delete_api_key(apiKey=key["id"])["ResponseMetadata"]["HTTPStatusCode"], 202)

    def test_import(self):
        plan = self.gateway.create_usage_plan(name="Import")["id"]
        value = uuid.uuid4().hex
        lines = f'Name,key,description,Enabled,usageplanIds\nimported,{value},"a, b",TRUE,"{plan}"\n'
        path = self.service.folder / "keys.csv"
        path.write_text(lines)
        done = self.cli("import-api-keys", "--format", "csv", "--fail-on-warnings", "--body",
                        f"fileb://{path}")
        self.assertEqual(done["warnings"], [])
        found = self.gateway.get_usage_plan_keys(usagePlanId=plan)["items"]
        self.assertEqual([(key["id"], key["name"]) for key in found], [(done["ids"][0], "imported")])
        again = self.gateway.import_api_keys(body=f"Name,Key\nrenamed,{value}\nshort,abc\n".encode(),
                                             format="csv")
        self.assertEqual(again["ids"], done["ids"])
        self.assertEqual(len(again["warnings"]), 1)
        with self.assertRaises(CliError) as caught:
            path.write_text("Name,Key\nshort,abc\n")
            self.cli("import-api-keys", "--format", "csv", "--fail-on-warnings", "--body",
                     f"fileb://{path}")
        self.assertEqual(caught.exception.code, "BadRequestException")

    def test_paginators_list_everything_once(self):
        for name in ("get_api_keys", "get_usage_plans"):
            pages = self.gateway.get_paginator(name).paginate(PaginationConfig={"PageSize": 7})
            ids = [found["id"] for page in pages for found in page["items"]]
            self.assertGreater(len(ids), 5)
            self.assertEqual(len(set(ids)), len(ids))

    def test_tags(self):
        key = self.gateway.create_api_key(name="tagged", tags={"a": "1"})["id"]
        arn = f"arn:aws:apigateway:{REGION}::/apikeys/{key}"
        self.gateway.tag_resource(resourceArn=arn, tags={"b c": "2/3"})
        self.assertEqual(self.cli("get-tags", "--resource-arn", arn)["tags"], {"a": "1", "b c": "2/3"})
        self.cli("untag-resource", "--resource-arn", arn, "--tag-keys", "a", "b c")
        self.assertEqual(self.gateway.get_tags(resourceArn=arn)["tags"], {})
        self.refuses("BadRequestException", 400, self.gateway.tag_resource, resourceArn=arn,
                     tags={"aws:x": "1"})

    def test_stages_and_account(self):
        api, stage = self.a_stage()
        self.assertIn(stage, [found["stageName"]
                              for found in self.gateway.get_stages(restApiId=api)["item"]])
        self.assertEqual(self.cli("get-stage", "--rest-api-id", api, "--stage-name", stage)["stageName"],
                         stage)
        role = "arn:aws:iam::111122223333:role/logs"
        self.gateway.update_account(patchOperations=[replace("/cloudwatchRoleArn", role)])
        self.assertEqual(self.cli("get-account")["cloudwatchRoleArn"], role)

    def control(self, path, body=None, method="POST"):
        """A control operation, signed by curl."""
        account = self.service.account("vendor")
        done = subprocess.run(
            ["curl", "--silent", "--show-error", "--fail-with-body", "--request", method,
             "--aws-sigv4", f"aws:amz:{REGION}:license-console",
             "--user", f"{account['aws_access_key_id']}:{account['aws_secret_access_key']}",
             "--header", "Content-Type: application/json", "--data", json.dumps(body or {}),
             f"{self.service.url}/_control/{path}"],
            capture_output=True, text=True, timeout=60, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return json.loads(done.stdout or "{}")

    @unittest.skipUnless(shutil.which("curl"), "curl is not installed")
    def test_metering_by_control(self):
        api = "flows" + uuid.uuid4().hex[:6]
        self.control("restapis", {"id": api, "stages": ["prod"]})
        plan = self.gateway.create_usage_plan(
            name="Metered", apiStages=[{"apiId": api, "stage": "prod"}],
            quota={"limit": 100, "period": "DAY"})["id"]
        key = self.gateway.create_api_key(name="metered", enabled=True)["id"]
        self.gateway.create_usage_plan_key(usagePlanId=plan, keyId=key, keyType="API_KEY")
        traffic = {"usagePlanId": plan, "keyId": key, "requests": 70, "day": "2026-03-19"}
        self.assertEqual(self.control("traffic", traffic)["counted"], 70)
        self.assertEqual(self.control("traffic", traffic)["counted"], 30)
        days = self.gateway.get_usage(usagePlanId=plan, startDate="2026-03-18", endDate="2026-03-20")
        self.assertEqual(days["items"], {key: [[0, 100], [100, 0], [0, 100]]})
        before = self.control("clock", method="GET")
        moved = self.control("clock", {"advanceSeconds": 86400 * 40})
        self.assertAlmostEqual(moved["aheadSeconds"] - before["aheadSeconds"], 86400 * 40, delta=5)
        # The machine's time still signs; the rules are 40 days ahead.
        made = self.gateway.create_api_key(name="later")
        self.assertGreater((made["createdDate"] - datetime.datetime.now(datetime.timezone.utc)).days,
                           38)
        self.control("clock", {})

    @unittest.skipUnless(shutil.which("curl"), "curl is not installed")
    def test_faults_by_control(self):
        self.control("faults", {"operation": "GetUsagePlans", "status": 429,
                                "code": "TooManyRequestsException", "count": 2})
        for _ in range(2):
            self.refuses("TooManyRequestsException", 429, self.gateway.get_usage_plans)
        self.assertTrue(self.gateway.get_usage_plans()["items"])
        self.control("faults", {"operation": "CreateApiKey", "cutsConnection": True, "executes": True,
                                "delayMilliseconds": 50})
        name = "cut " + uuid.uuid4().hex
        with self.assertRaises(botocore.exceptions.HTTPClientError):
            self.gateway.create_api_key(name=name)
        self.assertEqual(len(self.gateway.get_api_keys(nameQuery=name)["items"]), 1)
        self.control("faults", method="DELETE")
        self.assertEqual(self.control("faults", method="GET"), {"faults": []})

    @unittest.skipUnless(shutil.which("curl"), "curl is not installed")
    def test_inventory_by_control(self):
        name = "db-" + uuid.uuid4().hex[:8]
        arn = f"arn:aws:rds:{REGION}:{self.vendor_account}:db:{name}"
        self.control("inventory", {"ResourceArn": arn, "ResourceType": "RDS", "Vcpus": 8,
                                   "EngineEdition": "oracle-se1"})
        configuration = self.vendor.create_license_configuration(
            Name=name, LicenseCountingType="vCPU", ProductInformationList=[{
                "ResourceType": "RDS", "ProductInformationFilterList": [{
                    "ProductInformationFilterName": "Engine Edition",
                    "ProductInformationFilterValue": ["oracle-se1"],
                    "ProductInformationFilterComparator": "EQUALS"}]}])["LicenseConfigurationArn"]
        used = self.vendor.list_usage_for_license_configuration(
            LicenseConfigurationArn=configuration)["LicenseConfigurationUsageList"]
        self.assertEqual([(each["ResourceArn"], each["ResourceType"], each["ConsumedLicenses"])
                          for each in used], [(arn, "RDS", 8)])
        self.control("inventory?resourceArn=" + urllib.parse.quote(arn, safe=""), method="DELETE")
        self.vendor.delete_license_configuration(LicenseConfigurationArn=configuration)

    def test_both_forms(self):
        plan = self.gateway.create_usage_plan(name="Forms")["id"]
        os.environ.update(self.service.environment)
        keys = botocore.session.Session(profile="vendor").get_credentials()
        for accept, member in (("application/hal+json", "_embedded"), ("application/json", "item"),
                               ("*/*", "item")):
            request = botocore.awsrequest.AWSRequest(
                "GET", f"{self.service.url}/usageplans?limit=1", headers={"Accept": accept})
            botocore.auth.SigV4Auth(keys, "apigateway", REGION).add_auth(request)
            with urllib.request.urlopen(urllib.request.Request(
                    request.url, headers=dict(request.headers))) as answer:
                body = json.load(answer)
            self.assertIn(member, body)
            if member == "_embedded":
                self.assertIsInstance(body["_embedded"]["item"], dict)
                self.assertTrue(body["_links"]["next"]["href"].startswith("/usageplans?limit=1&position="))
        self.gateway.delete_usage_plan(usagePlanId=plan)


if __name__ == "__main__":
    main()
