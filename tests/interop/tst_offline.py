#!/usr/bin/python3
# SPDX-FileCopyrightText: The License Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""tst_offline.py PROGRAM [MODEL_FOLDER]: borrowed licenses and programs without AWS credentials.

boto3 drives the service; PyJWT, which knows nothing of it, verifies what it signs. Exit code 77: skipped.
"""
import subprocess
import sys

from flow import Flow, main, token
from service import REGION

try:
    import cryptography  # noqa: F401
    import jwt
except ImportError as missing:
    print(f"skipped: {missing.name} is not installed")
    sys.exit(77)

SIGN_KEY = "arn:aws:kms:us-east-1:111122223333:key/7ab1c0de"
SEAT = [{"Name": "Seats", "Unit": "Count", "Value": "2"}]


class Offline(Flow):
    def new_license(self, sku):
        return self.vendor.create_license(
            LicenseName="Render", ProductName="Render", ProductSKU=sku, HomeRegion=REGION,
            Issuer={"Name": "Acme", "SignKey": SIGN_KEY},
            Validity={"Begin": "2026-01-01T00:00:00Z", "End": "2036-01-01T00:00:00Z"},
            Entitlements=[{"Name": "Seats", "Unit": "Count", "MaxCount": 10,
                           "AllowCheckIn": True}],
            Beneficiary="Globex", ClientToken=token(),
            ConsumptionConfiguration={
                "RenewType": "None", "ProvisionalConfiguration": {"MaxTimeToLiveInMinutes": 60},
                "BorrowConfiguration": {"AllowEarlyCheckIn": True,
                                        "MaxTimeToLiveInMinutes": 1440}})["LicenseArn"]

    def consumed(self, arn):
        usages = self.vendor.get_license_usage(LicenseArn=arn)["LicenseUsage"]["EntitlementUsages"]
        return {usage["Name"]: usage["ConsumedValue"] for usage in usages}

    def public_key(self, sign_key=SIGN_KEY):
        done = subprocess.run(
            [self.program, "--data", str(self.service.data), "--public-key", sign_key],
            capture_output=True, text=True, timeout=60, check=True)
        return done.stdout

    def test_borrow(self):
        arn = self.new_license(f"borrow-{token()[:8]}")
        taken = self.vendor.checkout_borrow_license(
            LicenseArn=arn, Entitlements=SEAT, DigitalSignatureMethod="JWT_PS384",
            NodeId="laptop", CheckoutMetadata=[{"Name": "Mac", "Value": "ABCDEF"}],
            ClientToken=token())
        self.assertEqual(self.consumed(arn), {"Seats": "2"})

        signed = taken["SignedToken"]
        self.assertEqual(jwt.get_unverified_header(signed)["alg"], "PS384")
        payload = jwt.decode(signed, self.public_key(), algorithms=["PS384"])
        self.assertEqual(payload["licenseArn"], arn)
        self.assertEqual(payload["licenseConsumptionToken"], taken["LicenseConsumptionToken"])
        self.assertEqual(payload["entitlementsAllowed"],
                         [{"name": "Seats", "value": "2", "unit": "Count"}])
        self.assertEqual(payload["nodeId"], "laptop")
        self.assertEqual(payload["checkoutMetadata"], {"Mac": "ABCDEF"})
        head, _, tail = signed.rpartition(".")
        forged = head + "." + ("B" if tail[0] == "A" else "A") + tail[1:]
        with self.assertRaises(jwt.InvalidSignatureError):
            jwt.decode(forged, self.public_key(), algorithms=["PS384"])

        self.service.stop()
        self.service.start()
        type(self).vendor = self.service.client("license-manager", "vendor")
        self.assertEqual(jwt.decode(signed, self.public_key(), algorithms=["PS384"]), payload)
        self.vendor.check_in_license(LicenseConsumptionToken=taken["LicenseConsumptionToken"])
        self.assertEqual(self.consumed(arn), {"Seats": "0"})
        self.fails(lambda: self.vendor.checkout_borrow_license(
            LicenseArn=arn, Entitlements=SEAT, DigitalSignatureMethod="JWT_HS256",
            ClientToken=token()), "UnsupportedDigitalSignatureMethodException")

    def test_program_without_credentials(self):
        """Refresh token, access token, role, check-out: what an on-premises program does."""
        import botocore
        from botocore.config import Config

        sku = f"premises-{token()[:8]}"
        arn = self.new_license(sku)
        role = f"arn:aws:iam::{self.vendor_account}:role/AWSLicenseManagerConsumptionRole"
        made = self.vendor.create_token(
            LicenseArn=arn, RoleArns=[role], ExpirationInDays=30,
            TokenProperties=["site:berlin"], ClientToken=token())
        listed = self.vendor.list_tokens(Filters=[{"Name": "LicenseArns", "Values": [arn]}])
        self.assertEqual([found["TokenId"] for found in listed["Tokens"]], [made["TokenId"]])
        self.assertNotIn("Token", listed["Tokens"][0])
        key = self.public_key("openid-license-manager.amazonaws.com")
        claims = jwt.decode(made["Token"], key, algorithms=["PS384"], audience=arn)
        self.assertIn(f"aws:license-manager:token-issuer-account-id:{self.vendor_account}",
                      claims["amr"])
        self.assertEqual(claims["sub"], made["TokenId"])

        nobody = {"aws_access_key_id": None, "aws_secret_access_key": None,
                  "config": Config(signature_version=botocore.UNSIGNED)}
        anonymous = self.service.client("license-manager", "vendor", **nobody)
        access = anonymous.get_access_token(
            Token=made["Token"], TokenProperties=["site:berlin"])["AccessToken"]
        sts = self.service.client("sts", "vendor", **nobody)
        session = sts.assume_role_with_web_identity(
            RoleArn=role, RoleSessionName="render-1", WebIdentityToken=access)
        keys = session["Credentials"]

        def consumer(name):
            return self.service.client(
                name, "vendor", aws_access_key_id=keys["AccessKeyId"],
                aws_secret_access_key=keys["SecretAccessKey"],
                aws_session_token=keys["SessionToken"])

        self.assertEqual(consumer("sts").get_caller_identity()["Arn"],
                         session["AssumedRoleUser"]["Arn"])
        licenses = consumer("license-manager")
        fingerprint = licenses.get_license(LicenseArn=arn)["License"]["Issuer"]["KeyFingerprint"]
        taken = licenses.checkout_license(
            ProductSKU=sku, CheckoutType="PROVISIONAL", KeyFingerprint=fingerprint,
            Entitlements=SEAT, ClientToken=token(), Beneficiary="Globex", NodeId="render-1")
        self.assertEqual(self.consumed(arn), {"Seats": "2"})
        self.assertEqual(
            jwt.decode(taken["SignedToken"], self.public_key(), algorithms=["PS384"])["nodeId"],
            "render-1")
        licenses.check_in_license(
            LicenseConsumptionToken=taken["LicenseConsumptionToken"], Beneficiary="Globex")
        self.fails(licenses.list_licenses, "AuthorizationException")
        self.fails(lambda: anonymous.get_access_token(Token=access), "ValidationException")
        self.fails(lambda: sts.assume_role_with_web_identity(
            RoleArn=role, RoleSessionName="render-1", WebIdentityToken=made["Token"]),
            "InvalidIdentityToken")
        self.vendor.delete_token(TokenId=made["TokenId"])
        self.fails(lambda: anonymous.get_access_token(Token=made["Token"]), "ValidationException")


if __name__ == "__main__":
    main()
