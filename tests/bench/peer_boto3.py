#!/usr/bin/python3
# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""peer_boto3.py URL: reads every license with boto3, as a script would. Prints "licenses N rss_kib N"."""
import resource
import sys

import boto3

client = boto3.client(
    "license-manager", region_name="us-east-1", endpoint_url=sys.argv[1],
    aws_access_key_id="AKIDEXAMPLE", aws_secret_access_key="secret")
licenses = []
arguments = {"MaxResults": 100}
while True:
    answer = client.list_licenses(**arguments)
    licenses += answer["Licenses"]
    if not answer.get("NextToken"):
        break
    arguments["NextToken"] = answer["NextToken"]
print("licenses", len(licenses), "rss_kib", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
