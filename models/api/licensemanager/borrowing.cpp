// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/borrowing.h"

#include "api/licensemanager/service.h"
#include "domain/patterns.h"

#include <QtGlobal>

namespace lc::licensemanager {

static constexpr Field checkoutBorrowLicenseRequestRows[] = {
    field<&CheckoutBorrowLicense::Request::licenseArn>("LicenseArn")
        .titled(QT_TRANSLATE_NOOP("Field", "License ARN"))
        .with(Required)
        .within(0, 2048)
        .matching(arnPattern),
    field<&CheckoutBorrowLicense::Request::entitlements>("Entitlements")
        .titled(QT_TRANSLATE_NOOP("Field", "Entitlements"))
        .with(Required),
    field<&CheckoutBorrowLicense::Request::digitalSignatureMethod>("DigitalSignatureMethod")
        .titled(QT_TRANSLATE_NOOP("Field", "Digital signature method"))
        .with(Required),
    field<&CheckoutBorrowLicense::Request::nodeId>("NodeId").titled(
        QT_TRANSLATE_NOOP("Field", "Node ID")),
    field<&CheckoutBorrowLicense::Request::checkoutMetadata>("CheckoutMetadata")
        .titled(QT_TRANSLATE_NOOP("Field", "Checkout metadata")),
    field<&CheckoutBorrowLicense::Request::clientToken>("ClientToken")
        .with(Required)
        .within(0, 2048)
        .matching(R"(\S+)"),
};

constinit const Type CheckoutBorrowLicense::Request::rows =
    describe<Request>("CheckoutBorrowLicenseRequest", checkoutBorrowLicenseRequestRows);

static constexpr Field checkoutBorrowLicenseResponseRows[] = {
    field<&CheckoutBorrowLicense::Response::licenseArn>("LicenseArn")
        .titled(QT_TRANSLATE_NOOP("Field", "License ARN"))
        .within(0, 2048)
        .matching(arnPattern),
    field<&CheckoutBorrowLicense::Response::licenseConsumptionToken>("LicenseConsumptionToken")
        .titled(QT_TRANSLATE_NOOP("Field", "License consumption token"))
        .with(Sensitive),
    field<&CheckoutBorrowLicense::Response::entitlementsAllowed>("EntitlementsAllowed")
        .titled(QT_TRANSLATE_NOOP("Field", "Entitlements allowed")),
    field<&CheckoutBorrowLicense::Response::nodeId>("NodeId").titled(
        QT_TRANSLATE_NOOP("Field", "Node ID")),
    field<&CheckoutBorrowLicense::Response::signedToken>("SignedToken")
        .titled(QT_TRANSLATE_NOOP("Field", "Signed token"))
        .with(Sensitive),
    field<&CheckoutBorrowLicense::Response::issuedAt>("IssuedAt")
        .titled(QT_TRANSLATE_NOOP("Field", "Issued at"))
        .within(0, 50)
        .matching(isoDatePattern),
    field<&CheckoutBorrowLicense::Response::expiration>("Expiration")
        .titled(QT_TRANSLATE_NOOP("Field", "Expiration"))
        .within(0, 50)
        .matching(isoDatePattern),
    field<&CheckoutBorrowLicense::Response::checkoutMetadata>("CheckoutMetadata")
        .titled(QT_TRANSLATE_NOOP("Field", "Checkout metadata")),
};

constinit const Type CheckoutBorrowLicense::Response::rows =
    describe<Response>("CheckoutBorrowLicenseResponse", checkoutBorrowLicenseResponseRows);

static constexpr const char *checkoutBorrowLicenseErrors[] = {
    "ValidationException",
    "InvalidParameterValueException",
    "ResourceNotFoundException",
    "NoEntitlementsAllowedException",
    "EntitlementNotAllowedException",
    "UnsupportedDigitalSignatureMethodException",
    "RedirectException"};
const Operation CheckoutBorrowLicense::operation{
    .name = "CheckoutBorrowLicense",
    .service = &service,
    .request = &typeOf<CheckoutBorrowLicense::Request>,
    .response = &typeOf<CheckoutBorrowLicense::Response>,
    .repeat = Operation::Repeat::Token,
    .errors = checkoutBorrowLicenseErrors,
};

} // namespace lc::licensemanager
