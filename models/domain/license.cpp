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

template <> const Type &typeOf<Metadata>()
{
    static constexpr Type type = describe<Metadata>("Metadata", metadataRows);
    return type;
}

static constexpr Field issuerRows[] = {
    field<&Issuer::name>("Name").titled(QT_TRANSLATE_NOOP("Field", "Name")).with(Required),
    field<&Issuer::signKey>("SignKey").titled(QT_TRANSLATE_NOOP("Field", "Sign key")),
};

template <> const Type &typeOf<Issuer>()
{
    static constexpr Type type = describe<Issuer>("Issuer", issuerRows);
    return type;
}

static constexpr Field issuerDetailsRows[] = {
    field<&IssuerDetails::name>("Name").titled(QT_TRANSLATE_NOOP("Field", "Name")),
    field<&IssuerDetails::signKey>("SignKey").titled(QT_TRANSLATE_NOOP("Field", "Sign key")),
    field<&IssuerDetails::keyFingerprint>("KeyFingerprint")
        .titled(QT_TRANSLATE_NOOP("Field", "Key fingerprint"))
        .with(ReadOnly),
};

template <> const Type &typeOf<IssuerDetails>()
{
    static constexpr Type type = describe<IssuerDetails>("IssuerDetails", issuerDetailsRows);
    return type;
}

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

template <> const Type &typeOf<DatetimeRange>()
{
    static constexpr Type type = describe<DatetimeRange>("DatetimeRange", datetimeRangeRows);
    return type;
}

static constexpr Field provisionalConfigurationRows[] = {
    field<&ProvisionalConfiguration::maxTimeToLiveInMinutes>("MaxTimeToLiveInMinutes")
        .titled(QT_TRANSLATE_NOOP("Field", "At most (minutes)"))
        .with(Required),
};

template <> const Type &typeOf<ProvisionalConfiguration>()
{
    static constexpr Type type = describe<ProvisionalConfiguration>("ProvisionalConfiguration",
                                                                    provisionalConfigurationRows);
    return type;
}

static constexpr Field borrowConfigurationRows[] = {
    field<&BorrowConfiguration::allowEarlyCheckIn>("AllowEarlyCheckIn")
        .titled(QT_TRANSLATE_NOOP("Field", "Early check-in"))
        .with(Required),
    field<&BorrowConfiguration::maxTimeToLiveInMinutes>("MaxTimeToLiveInMinutes")
        .titled(QT_TRANSLATE_NOOP("Field", "At most (minutes)"))
        .with(Required),
};

template <> const Type &typeOf<BorrowConfiguration>()
{
    static constexpr Type type =
        describe<BorrowConfiguration>("BorrowConfiguration", borrowConfigurationRows);
    return type;
}

static constexpr Field consumptionConfigurationRows[] = {
    field<&ConsumptionConfiguration::renewType>("RenewType")
        .titled(QT_TRANSLATE_NOOP("Field", "Renewal")),
    field<&ConsumptionConfiguration::provisionalConfiguration>("ProvisionalConfiguration")
        .titled(QT_TRANSLATE_NOOP("Field", "Provisional configuration")),
    field<&ConsumptionConfiguration::borrowConfiguration>("BorrowConfiguration")
        .titled(QT_TRANSLATE_NOOP("Field", "Borrow configuration")),
};

template <> const Type &typeOf<ConsumptionConfiguration>()
{
    static constexpr Type type = describe<ConsumptionConfiguration>("ConsumptionConfiguration",
                                                                    consumptionConfigurationRows);
    return type;
}

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

template <> const Type &typeOf<License>()
{
    static constexpr Type type = describe<License>("License", licenseRows<License>);
    return type;
}

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

template <> const Type &typeOf<ReceivedMetadata>()
{
    static constexpr Type type =
        describe<ReceivedMetadata>("ReceivedMetadata", receivedMetadataRows);
    return type;
}

template <> const Type &typeOf<GrantedLicense>()
{
    static constexpr auto rows =
        joined(licenseRows<GrantedLicense>,
               std::array{
                   field<&GrantedLicense::receivedMetadata>("ReceivedMetadata")
                       .titled(QT_TRANSLATE_NOOP("Field", "Received"))
                       .with(ReadOnly),
               });
    static constexpr Type type = describe<GrantedLicense>("GrantedLicense", rows);
    return type;
}

} // namespace lc
