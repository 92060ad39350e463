// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/license.h"

#include "domain/patterns.h"

#include <QtGlobal>

namespace lc {

static constexpr Field metadataRows[] = {
    field<&Metadata::name>("Name").titled(QT_TRANSLATE_NOOP("Field", "Name")),
    field<&Metadata::value>("Value").titled(QT_TRANSLATE_NOOP("Field", "Value")),
};

constinit const Type Metadata::rows = describe<Metadata>("Metadata", metadataRows);

static constexpr Field issuerRows[] = {
    field<&Issuer::name>("Name").titled(QT_TRANSLATE_NOOP("Field", "Name")).with(Required),
    field<&Issuer::signKey>("SignKey").titled(QT_TRANSLATE_NOOP("Field", "Sign key")),
};

constinit const Type Issuer::rows = describe<Issuer>("Issuer", issuerRows);

static constexpr Field issuerDetailsRows[] = {
    field<&IssuerDetails::name>("Name").titled(QT_TRANSLATE_NOOP("Field", "Name")),
    field<&IssuerDetails::signKey>("SignKey").titled(QT_TRANSLATE_NOOP("Field", "Sign key")),
    field<&IssuerDetails::keyFingerprint>("KeyFingerprint")
        .titled(QT_TRANSLATE_NOOP("Field", "Key fingerprint"))
        .with(ReadOnly),
};

constinit const Type IssuerDetails::rows =
    describe<IssuerDetails>("IssuerDetails", issuerDetailsRows);

static constexpr Field datetimeRangeRows[] = {
    field<&DatetimeRange::begin>("Begin")
        .titled(QT_TRANSLATE_NOOP("Field", "Begins"))
        .with(Required)
        .within(0, 50)
        .matching(isoDatePattern),
    field<&DatetimeRange::end>("End")
        .titled(QT_TRANSLATE_NOOP("Field", "Ends"))
        .within(0, 50)
        .matching(isoDatePattern),
};

constinit const Type DatetimeRange::rows =
    describe<DatetimeRange>("DatetimeRange", datetimeRangeRows);

static constexpr Field provisionalConfigurationRows[] = {
    field<&ProvisionalConfiguration::maxTimeToLiveInMinutes>("MaxTimeToLiveInMinutes")
        .titled(QT_TRANSLATE_NOOP("Field", "At most (minutes)"))
        .with(Required),
};

constinit const Type ProvisionalConfiguration::rows =
    describe<ProvisionalConfiguration>("ProvisionalConfiguration", provisionalConfigurationRows);

static constexpr Field borrowConfigurationRows[] = {
    field<&BorrowConfiguration::allowEarlyCheckIn>("AllowEarlyCheckIn")
        .titled(QT_TRANSLATE_NOOP("Field", "Early check-in"))
        .with(Required),
    field<&BorrowConfiguration::maxTimeToLiveInMinutes>("MaxTimeToLiveInMinutes")
        .titled(QT_TRANSLATE_NOOP("Field", "At most (minutes)"))
        .with(Required),
};

constinit const Type BorrowConfiguration::rows =
    describe<BorrowConfiguration>("BorrowConfiguration", borrowConfigurationRows);

static constexpr Field consumptionConfigurationRows[] = {
    field<&ConsumptionConfiguration::renewType>("RenewType")
        .titled(QT_TRANSLATE_NOOP("Field", "Renewal")),
    field<&ConsumptionConfiguration::provisionalConfiguration>("ProvisionalConfiguration")
        .titled(QT_TRANSLATE_NOOP("Field", "Provisional configuration")),
    field<&ConsumptionConfiguration::borrowConfiguration>("BorrowConfiguration")
        .titled(QT_TRANSLATE_NOOP("Field", "Borrow configuration")),
};

constinit const Type ConsumptionConfiguration::rows =
    describe<ConsumptionConfiguration>("ConsumptionConfiguration", consumptionConfigurationRows);

/// The rows that License and GrantedLicense share.
template <class Owner>
static constexpr auto licenseRows = std::array{
    fieldOf<Owner, &Owner::licenseArn>("LicenseArn")
        .titled(QT_TRANSLATE_NOOP("Field", "License ARN"))
        .with(Key | ReadOnly)
        .within(0, 2048)
        .matching(arnPattern),
    fieldOf<Owner, &Owner::licenseName>("LicenseName")
        .titled(QT_TRANSLATE_NOOP("Field", "License name")),
    fieldOf<Owner, &Owner::productName>("ProductName")
        .titled(QT_TRANSLATE_NOOP("Field", "Product name")),
    fieldOf<Owner, &Owner::productSku>("ProductSKU")
        .titled(QT_TRANSLATE_NOOP("Field", "Product SKU")),
    fieldOf<Owner, &Owner::issuer>("Issuer").titled(QT_TRANSLATE_NOOP("Field", "Issuer")),
    fieldOf<Owner, &Owner::homeRegion>("HomeRegion")
        .titled(QT_TRANSLATE_NOOP("Field", "Home Region")),
    fieldOf<Owner, &Owner::status>("Status")
        .titled(QT_TRANSLATE_NOOP("Field", "Status"))
        .with(ReadOnly),
    fieldOf<Owner, &Owner::validity>("Validity").titled(QT_TRANSLATE_NOOP("Field", "Validity")),
    fieldOf<Owner, &Owner::beneficiary>("Beneficiary")
        .titled(QT_TRANSLATE_NOOP("Field", "Beneficiary")),
    fieldOf<Owner, &Owner::entitlements>("Entitlements")
        .titled(QT_TRANSLATE_NOOP("Field", "Entitlements")),
    fieldOf<Owner, &Owner::consumptionConfiguration>("ConsumptionConfiguration")
        .titled(QT_TRANSLATE_NOOP("Field", "Consumption configuration")),
    fieldOf<Owner, &Owner::licenseMetadata>("LicenseMetadata")
        .titled(QT_TRANSLATE_NOOP("Field", "Metadata")),
    fieldOf<Owner, &Owner::createTime>("CreateTime")
        .titled(QT_TRANSLATE_NOOP("Field", "Created"))
        .with(ReadOnly)
        .within(0, 50)
        .matching(isoDatePattern),
    fieldOf<Owner, &Owner::version>("Version")
        .titled(QT_TRANSLATE_NOOP("Field", "Version"))
        .with(ReadOnly),
};

constinit const Type License::rows = describe<License>("License", licenseRows<License>);

static constexpr Field receivedMetadataRows[] = {
    field<&ReceivedMetadata::receivedStatus>("ReceivedStatus")
        .titled(QT_TRANSLATE_NOOP("Field", "Received status")),
    field<&ReceivedMetadata::receivedStatusReason>("ReceivedStatusReason")
        .titled(QT_TRANSLATE_NOOP("Field", "Reason"))
        .within(0, 400)
        .matching(R"([\s\S]+)"),
    field<&ReceivedMetadata::allowedOperations>("AllowedOperations")
        .titled(QT_TRANSLATE_NOOP("Field", "Rights"))
        .within(1, 8),
};

constinit const Type ReceivedMetadata::rows =
    describe<ReceivedMetadata>("ReceivedMetadata", receivedMetadataRows);

static constexpr auto grantedLicenseRows =
    joined(licenseRows<GrantedLicense>,
           std::array{
               field<&GrantedLicense::receivedMetadata>("ReceivedMetadata")
                   .titled(QT_TRANSLATE_NOOP("Field", "Received"))
                   .with(ReadOnly),
           });

constinit const Type GrantedLicense::rows =
    describe<GrantedLicense>("GrantedLicense", grantedLicenseRows);

} // namespace lc
