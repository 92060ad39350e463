// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/licenseassociation.h"

#include <QtGlobal>

namespace lc {

static constexpr Field licenseConfigurationAssociationRows[] = {
    field<&LicenseConfigurationAssociation::resourceArn>("ResourceArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Resource ARN"))
        .with(Key),
    field<&LicenseConfigurationAssociation::resourceType>("ResourceType")
        .titled(QT_TRANSLATE_NOOP("Field", "Resource type")),
    field<&LicenseConfigurationAssociation::resourceOwnerId>("ResourceOwnerId")
        .titled(QT_TRANSLATE_NOOP("Field", "Owner account")),
    field<&LicenseConfigurationAssociation::associationTime>("AssociationTime")
        .titled(QT_TRANSLATE_NOOP("Field", "Associated")),
    field<&LicenseConfigurationAssociation::amiAssociationScope>("AmiAssociationScope")
        .titled(QT_TRANSLATE_NOOP("Field", "Ami association scope")),
};

constinit const Type LicenseConfigurationAssociation::rows =
    describe<LicenseConfigurationAssociation>("LicenseConfigurationAssociation",
                                              licenseConfigurationAssociationRows);

static constexpr Field licenseOperationFailureRows[] = {
    field<&LicenseOperationFailure::resourceArn>("ResourceArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Resource ARN")),
    field<&LicenseOperationFailure::resourceType>("ResourceType")
        .titled(QT_TRANSLATE_NOOP("Field", "Resource type")),
    field<&LicenseOperationFailure::errorMessage>("ErrorMessage")
        .titled(QT_TRANSLATE_NOOP("Field", "Error message")),
    field<&LicenseOperationFailure::failureTime>("FailureTime")
        .titled(QT_TRANSLATE_NOOP("Field", "Failed")),
    field<&LicenseOperationFailure::operationName>("OperationName")
        .titled(QT_TRANSLATE_NOOP("Field", "Operation name")),
    field<&LicenseOperationFailure::resourceOwnerId>("ResourceOwnerId")
        .titled(QT_TRANSLATE_NOOP("Field", "Owner account")),
    field<&LicenseOperationFailure::operationRequestedBy>("OperationRequestedBy")
        .titled(QT_TRANSLATE_NOOP("Field", "Asked for by")),
    field<&LicenseOperationFailure::metadataList>("MetadataList")
        .titled(QT_TRANSLATE_NOOP("Field", "Metadata")),
};

constinit const Type LicenseOperationFailure::rows =
    describe<LicenseOperationFailure>("LicenseOperationFailure", licenseOperationFailureRows);

} // namespace lc
