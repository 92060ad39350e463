// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/licenseconversion.h"

#include <QtGlobal>

namespace lc {

static constexpr Field productCodeListItemRows[] = {
    field<&ProductCodeListItem::productCodeId>("ProductCodeId")
        .titled(QT_TRANSLATE_NOOP("Field", "Product code ID"))
        .with(Required)
        .matching(R"(^[A-Za-z0-9]{1,25}$)"),
    field<&ProductCodeListItem::productCodeType>("ProductCodeType")
        .titled(QT_TRANSLATE_NOOP("Field", "Product code type"))
        .with(Required),
};

constinit const Type ProductCodeListItem::rows =
    describe<ProductCodeListItem>("ProductCodeListItem", productCodeListItemRows);

static constexpr Field licenseConversionContextRows[] = {
    field<&LicenseConversionContext::usageOperation>("UsageOperation")
        .titled(QT_TRANSLATE_NOOP("Field", "Usage operation"))
        .within(0, 50),
    field<&LicenseConversionContext::productCodes>("ProductCodes")
        .titled(QT_TRANSLATE_NOOP("Field", "Product codes")),
};

constinit const Type LicenseConversionContext::rows =
    describe<LicenseConversionContext>("LicenseConversionContext", licenseConversionContextRows);

static constexpr Field licenseConversionTaskRows[] = {
    field<&LicenseConversionTask::licenseConversionTaskId>("LicenseConversionTaskId")
        .titled(QT_TRANSLATE_NOOP("Field", "ID"))
        .with(Key)
        .within(0, 50)
        .matching(R"(^lct-[a-zA-Z0-9]*)"),
    field<&LicenseConversionTask::resourceArn>("ResourceArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Resource ARN")),
    field<&LicenseConversionTask::sourceLicenseContext>("SourceLicenseContext")
        .titled(QT_TRANSLATE_NOOP("Field", "From")),
    field<&LicenseConversionTask::destinationLicenseContext>("DestinationLicenseContext")
        .titled(QT_TRANSLATE_NOOP("Field", "To")),
    field<&LicenseConversionTask::status>("Status").titled(QT_TRANSLATE_NOOP("Field", "Status")),
    field<&LicenseConversionTask::statusMessage>("StatusMessage")
        .titled(QT_TRANSLATE_NOOP("Field", "Reason")),
    field<&LicenseConversionTask::startTime>("StartTime")
        .titled(QT_TRANSLATE_NOOP("Field", "Started")),
    field<&LicenseConversionTask::licenseConversionTime>("LicenseConversionTime")
        .titled(QT_TRANSLATE_NOOP("Field", "Converted")),
    field<&LicenseConversionTask::endTime>("EndTime").titled(QT_TRANSLATE_NOOP("Field", "Ended")),
};

constinit const Type LicenseConversionTask::rows =
    describe<LicenseConversionTask>("LicenseConversionTask", licenseConversionTaskRows);

} // namespace lc
