// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/checkouts.h"

#include "api/licensemanager/service.h"
#include "domain/patterns.h"

#include <QtGlobal>

namespace lc::licensemanager {

static constexpr Field checkoutLicenseRequestRows[] = {
    field<&CheckoutLicense::Request::productSku>("ProductSKU")
        .titled(QT_TRANSLATE_NOOP("Field", "Product SKU"))
        .with(Required),
    field<&CheckoutLicense::Request::checkoutType>("CheckoutType")
        .titled(QT_TRANSLATE_NOOP("Field", "Checkout type"))
        .with(Required),
    field<&CheckoutLicense::Request::keyFingerprint>("KeyFingerprint")
        .titled(QT_TRANSLATE_NOOP("Field", "Key fingerprint"))
        .with(Required),
    field<&CheckoutLicense::Request::entitlements>("Entitlements")
        .titled(QT_TRANSLATE_NOOP("Field", "Entitlements"))
        .with(Required),
    field<&CheckoutLicense::Request::clientToken>("ClientToken")
        .with(Required)
        .within(0, 2048)
        .matching(R"(\S+)"),
    field<&CheckoutLicense::Request::beneficiary>("Beneficiary")
        .titled(QT_TRANSLATE_NOOP("Field", "Beneficiary")),
    field<&CheckoutLicense::Request::nodeId>("NodeId").titled(
        QT_TRANSLATE_NOOP("Field", "Node ID")),
};

constinit const Type CheckoutLicense::Request::rows =
    describe<Request>("CheckoutLicenseRequest", checkoutLicenseRequestRows);

static constexpr Field checkoutLicenseResponseRows[] = {
    field<&CheckoutLicense::Response::checkoutType>("CheckoutType")
        .titled(QT_TRANSLATE_NOOP("Field", "Checkout type")),
    field<&CheckoutLicense::Response::licenseConsumptionToken>("LicenseConsumptionToken")
        .titled(QT_TRANSLATE_NOOP("Field", "License consumption token"))
        .with(Sensitive),
    field<&CheckoutLicense::Response::entitlementsAllowed>("EntitlementsAllowed")
        .titled(QT_TRANSLATE_NOOP("Field", "Entitlements allowed")),
    field<&CheckoutLicense::Response::signedToken>("SignedToken")
        .titled(QT_TRANSLATE_NOOP("Field", "Signed token"))
        .with(Sensitive),
    field<&CheckoutLicense::Response::nodeId>("NodeId").titled(
        QT_TRANSLATE_NOOP("Field", "Node ID")),
    field<&CheckoutLicense::Response::issuedAt>("IssuedAt")
        .titled(QT_TRANSLATE_NOOP("Field", "Issued at"))
        .within(0, 50)
        .matching(isoDatePattern),
    field<&CheckoutLicense::Response::expiration>("Expiration")
        .titled(QT_TRANSLATE_NOOP("Field", "Expiration"))
        .within(0, 50)
        .matching(isoDatePattern),
    field<&CheckoutLicense::Response::licenseArn>("LicenseArn")
        .titled(QT_TRANSLATE_NOOP("Field", "License ARN")),
};

constinit const Type CheckoutLicense::Response::rows =
    describe<Response>("CheckoutLicenseResponse", checkoutLicenseResponseRows);

static constexpr Field checkInLicenseRequestRows[] = {
    field<&CheckInLicense::Request::licenseConsumptionToken>("LicenseConsumptionToken")
        .titled(QT_TRANSLATE_NOOP("Field", "License consumption token"))
        .with(Required | Sensitive),
    field<&CheckInLicense::Request::beneficiary>("Beneficiary")
        .titled(QT_TRANSLATE_NOOP("Field", "Beneficiary")),
};

constinit const Type CheckInLicense::Request::rows =
    describe<Request>("CheckInLicenseRequest", checkInLicenseRequestRows);

constinit const Type CheckInLicense::Response::rows = describe<Response>("CheckInLicenseResponse");

static constexpr Field extendLicenseConsumptionRequestRows[] = {
    field<&ExtendLicenseConsumption::Request::licenseConsumptionToken>("LicenseConsumptionToken")
        .titled(QT_TRANSLATE_NOOP("Field", "License consumption token"))
        .with(Required | Sensitive),
    field<&ExtendLicenseConsumption::Request::dryRun>("DryRun").titled(
        QT_TRANSLATE_NOOP("Field", "Dry run")),
};

constinit const Type ExtendLicenseConsumption::Request::rows =
    describe<Request>("ExtendLicenseConsumptionRequest", extendLicenseConsumptionRequestRows);

static constexpr Field extendLicenseConsumptionResponseRows[] = {
    field<&ExtendLicenseConsumption::Response::licenseConsumptionToken>("LicenseConsumptionToken")
        .titled(QT_TRANSLATE_NOOP("Field", "License consumption token"))
        .with(Sensitive),
    field<&ExtendLicenseConsumption::Response::expiration>("Expiration")
        .titled(QT_TRANSLATE_NOOP("Field", "Expiration"))
        .within(0, 50)
        .matching(isoDatePattern),
};

constinit const Type ExtendLicenseConsumption::Response::rows =
    describe<Response>("ExtendLicenseConsumptionResponse", extendLicenseConsumptionResponseRows);

static constexpr const char *checkoutLicenseErrors[] = {
    "ValidationException",
    "InvalidParameterValueException",
    "ResourceNotFoundException",
    "NoEntitlementsAllowedException",
    "UnsupportedDigitalSignatureMethodException",
    "RedirectException"};
const Operation CheckoutLicense::operation{
    .name = "CheckoutLicense",
    .service = &service,
    .request = &typeOf<CheckoutLicense::Request>,
    .response = &typeOf<CheckoutLicense::Response>,
    .repeat = Operation::Repeat::Token,
    .errors = checkoutLicenseErrors,
};

static constexpr const char *checkInLicenseErrors[] = {
    "ValidationException", "InvalidParameterValueException", "ResourceNotFoundException",
    "ConflictException"};
const Operation CheckInLicense::operation{
    .name = "CheckInLicense",
    .service = &service,
    .request = &typeOf<CheckInLicense::Request>,
    .response = &typeOf<CheckInLicense::Response>,
    .repeat = Operation::Repeat::Never,
    .errors = checkInLicenseErrors,
};

static constexpr const char *extendLicenseConsumptionErrors[] = {
    "ValidationException", "InvalidParameterValueException", "ResourceNotFoundException"};
const Operation ExtendLicenseConsumption::operation{
    .name = "ExtendLicenseConsumption",
    .service = &service,
    .request = &typeOf<ExtendLicenseConsumption::Request>,
    .response = &typeOf<ExtendLicenseConsumption::Response>,
    .repeat = Operation::Repeat::Never,
    .errors = extendLicenseConsumptionErrors,
};

} // namespace lc::licensemanager
