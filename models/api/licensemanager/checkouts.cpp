// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/checkouts.h"

#include "api/licensemanager/service.h"
#include "domain/patterns.h"

#include <QtGlobal>

namespace lc {

static constexpr Field checkoutLicenseRequestRows[] = {
    field<&licensemanager::CheckoutLicense::Request::productSku>("ProductSKU")
        .titled(QT_TRANSLATE_NOOP("Field", "Product SKU"))
        .with(Required),
    field<&licensemanager::CheckoutLicense::Request::checkoutType>("CheckoutType")
        .titled(QT_TRANSLATE_NOOP("Field", "Checkout type"))
        .with(Required),
    field<&licensemanager::CheckoutLicense::Request::keyFingerprint>("KeyFingerprint")
        .titled(QT_TRANSLATE_NOOP("Field", "Key fingerprint"))
        .with(Required),
    field<&licensemanager::CheckoutLicense::Request::entitlements>("Entitlements")
        .titled(QT_TRANSLATE_NOOP("Field", "Entitlements"))
        .with(Required),
    field<&licensemanager::CheckoutLicense::Request::clientToken>("ClientToken")
        .with(Required)
        .within(0, 2048)
        .matching(R"(\S+)"),
    field<&licensemanager::CheckoutLicense::Request::beneficiary>("Beneficiary")
        .titled(QT_TRANSLATE_NOOP("Field", "Beneficiary")),
    field<&licensemanager::CheckoutLicense::Request::nodeId>("NodeId").titled(
        QT_TRANSLATE_NOOP("Field", "Node ID")),
};

template <> const Type &typeOf<licensemanager::CheckoutLicense::Request>()
{
    static constexpr Type type = describe<licensemanager::CheckoutLicense::Request>(
        "CheckoutLicenseRequest", checkoutLicenseRequestRows);
    return type;
}

static constexpr Field checkoutLicenseResponseRows[] = {
    field<&licensemanager::CheckoutLicense::Response::checkoutType>("CheckoutType")
        .titled(QT_TRANSLATE_NOOP("Field", "Checkout type")),
    field<&licensemanager::CheckoutLicense::Response::licenseConsumptionToken>(
        "LicenseConsumptionToken")
        .titled(QT_TRANSLATE_NOOP("Field", "License consumption token"))
        .with(Sensitive),
    field<&licensemanager::CheckoutLicense::Response::entitlementsAllowed>("EntitlementsAllowed")
        .titled(QT_TRANSLATE_NOOP("Field", "Entitlements allowed")),
    field<&licensemanager::CheckoutLicense::Response::signedToken>("SignedToken")
        .titled(QT_TRANSLATE_NOOP("Field", "Signed token"))
        .with(Sensitive),
    field<&licensemanager::CheckoutLicense::Response::nodeId>("NodeId").titled(
        QT_TRANSLATE_NOOP("Field", "Node ID")),
    field<&licensemanager::CheckoutLicense::Response::issuedAt>("IssuedAt")
        .titled(QT_TRANSLATE_NOOP("Field", "Issued at"))
        .within(0, 50)
        .matching(isoDatePattern),
    field<&licensemanager::CheckoutLicense::Response::expiration>("Expiration")
        .titled(QT_TRANSLATE_NOOP("Field", "Expiration"))
        .within(0, 50)
        .matching(isoDatePattern),
    field<&licensemanager::CheckoutLicense::Response::licenseArn>("LicenseArn")
        .titled(QT_TRANSLATE_NOOP("Field", "License ARN")),
};

template <> const Type &typeOf<licensemanager::CheckoutLicense::Response>()
{
    static constexpr Type type = describe<licensemanager::CheckoutLicense::Response>(
        "CheckoutLicenseResponse", checkoutLicenseResponseRows);
    return type;
}

static constexpr Field checkInLicenseRequestRows[] = {
    field<&licensemanager::CheckInLicense::Request::licenseConsumptionToken>(
        "LicenseConsumptionToken")
        .titled(QT_TRANSLATE_NOOP("Field", "License consumption token"))
        .with(Required | Sensitive),
    field<&licensemanager::CheckInLicense::Request::beneficiary>("Beneficiary")
        .titled(QT_TRANSLATE_NOOP("Field", "Beneficiary")),
};

template <> const Type &typeOf<licensemanager::CheckInLicense::Request>()
{
    static constexpr Type type = describe<licensemanager::CheckInLicense::Request>(
        "CheckInLicenseRequest", checkInLicenseRequestRows);
    return type;
}

template <> const Type &typeOf<licensemanager::CheckInLicense::Response>()
{
    static constexpr Type type =
        describe<licensemanager::CheckInLicense::Response>("CheckInLicenseResponse", {});
    return type;
}

static constexpr Field extendLicenseConsumptionRequestRows[] = {
    field<&licensemanager::ExtendLicenseConsumption::Request::licenseConsumptionToken>(
        "LicenseConsumptionToken")
        .titled(QT_TRANSLATE_NOOP("Field", "License consumption token"))
        .with(Required | Sensitive),
    field<&licensemanager::ExtendLicenseConsumption::Request::dryRun>("DryRun").titled(
        QT_TRANSLATE_NOOP("Field", "Dry run")),
};

template <> const Type &typeOf<licensemanager::ExtendLicenseConsumption::Request>()
{
    static constexpr Type type = describe<licensemanager::ExtendLicenseConsumption::Request>(
        "ExtendLicenseConsumptionRequest", extendLicenseConsumptionRequestRows);
    return type;
}

static constexpr Field extendLicenseConsumptionResponseRows[] = {
    field<&licensemanager::ExtendLicenseConsumption::Response::licenseConsumptionToken>(
        "LicenseConsumptionToken")
        .titled(QT_TRANSLATE_NOOP("Field", "License consumption token"))
        .with(Sensitive),
    field<&licensemanager::ExtendLicenseConsumption::Response::expiration>("Expiration")
        .titled(QT_TRANSLATE_NOOP("Field", "Expiration"))
        .within(0, 50)
        .matching(isoDatePattern),
};

template <> const Type &typeOf<licensemanager::ExtendLicenseConsumption::Response>()
{
    static constexpr Type type = describe<licensemanager::ExtendLicenseConsumption::Response>(
        "ExtendLicenseConsumptionResponse", extendLicenseConsumptionResponseRows);
    return type;
}

namespace licensemanager {

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

} // namespace licensemanager
} // namespace lc
