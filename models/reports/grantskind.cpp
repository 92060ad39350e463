// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fielddiff.h"
#include "domain/arn.h"
#include "monitoring/estatereader.h"
#include "reports/reportkind.h"

namespace lc {

namespace {

constexpr ReportColumn grantColumns[] = {
    {"grant", QT_TRANSLATE_NOOP("Report", "Grant")},
    {"license", QT_TRANSLATE_NOOP("Report", "License")},
    {"product", QT_TRANSLATE_NOOP("Report", "Product")},
    {"direction", QT_TRANSLATE_NOOP("Report", "Direction")},
    {"from", QT_TRANSLATE_NOOP("Report", "From account")},
    {"to", QT_TRANSLATE_NOOP("Report", "To")},
    {"state", QT_TRANSLATE_NOOP("Report", "State")},
    {"reason", QT_TRANSLATE_NOOP("Report", "Reason")},
    {"rights", QT_TRANSLATE_NOOP("Report", "Rights")},
    {"version", QT_TRANSLATE_NOOP("Report", "Version"), true, ReportColumn::Shown::OnRequest},
    {"account", QT_TRANSLATE_NOOP("Report", "Account")},
    {"region", QT_TRANSLATE_NOOP("Report", "Home Region")},
    {"arn", QT_TRANSLATE_NOOP("Report", "ARN"), false, ReportColumn::Shown::OnRequest},
};

struct LicenseNames {
    QString license;
    QString product;
};

Tone toneOf(const Open<GrantStatus> &status)
{
    switch (status.known().value_or(GrantStatus::Disabled)) {
    case GrantStatus::Active:
    case GrantStatus::WorkflowCompleted:
        return Tone::Success;
    case GrantStatus::PendingAccept:
    case GrantStatus::PendingWorkflow:
        return Tone::Info;
    case GrantStatus::Rejected:
    case GrantStatus::FailedWorkflow:
    case GrantStatus::Deleted:
        return Tone::Danger;
    default:
        return Tone::Neutral;
    }
}

QString accountOf(const QString &arn)
{
    const auto parsed = Arn::parse(arn);
    return parsed ? parsed->account : QString();
}

QString rightsOf(const Grant &grant)
{
    QStringList words;
    for (const Open<AllowedOperation> &operation : grant.grantedOperations)
        words += valueWords(valueTypeOf<Open<AllowedOperation>>, &operation);
    return words.join(QStringLiteral(", "));
}

ReportRow rowOf(const Grant &grant, const QString &direction, const Estate &estate,
                const LicenseNames &names)
{
    ReportRow row;
    row.account = estate.account;
    row.region = grant.homeRegion;
    row.product = names.product;
    row.cells = {
        TableCell::ofText(grant.grantName),
        TableCell::ofText(names.license.isEmpty() ? grant.licenseArn : names.license),
        TableCell::ofText(names.product),
        TableCell::ofText(direction),
        TableCell::ofText(accountOf(grant.grantArn)),
        TableCell::ofText(grant.granteePrincipalArn),
        TableCell::ofText(valueWords(valueTypeOf<Open<GrantStatus>>, &grant.grantStatus))
            .with(toneOf(grant.grantStatus)),
        TableCell::ofText(grant.statusReason.value_or(QString())),
        TableCell::ofText(rightsOf(grant)),
        TableCell::ofNumber(grant.version),
        TableCell::ofText(estate.account),
        TableCell::ofText(grant.homeRegion),
        TableCell::ofText(grant.grantArn),
    };
    return row;
}

std::vector<ReportRow> grants(const ReportDefinition &definition, const ReportFacts &facts)
{
    QHash<QString, LicenseNames> names;
    QHash<QString, QMap<QString, QString>> tags;
    const auto note = [&names](const License &license) {
        names.insert(
            license.licenseArn.value_or(QString()),
            {license.licenseName.value_or(QString()), license.productName.value_or(QString())});
    };
    for (const auto &estate : facts.estates) {
        estate->issued.forEach(note);
        estate->received.forEach(note);
        tags.insert(estate->tags);
    }
    std::vector<ReportRow> rows;
    for (const auto &estate : facts.estates) {
        const auto add = [&](const Grant &grant, const QString &direction) {
            const LicenseNames known = names.value(grant.licenseArn);
            if (!isInScope(definition, grant.homeRegion, {known.license, known.product}))
                return;
            ReportRow row = rowOf(grant, direction, *estate, known);
            row.tags = tags.value(grant.licenseArn);
            rows.push_back(std::move(row));
        };
        estate->distributedGrants.forEach([&](const Grant &grant) {
            add(grant, reportText(QT_TRANSLATE_NOOP("Report", "Distributed")));
        });
        estate->receivedGrants.forEach([&](const Grant &grant) {
            add(grant, reportText(QT_TRANSLATE_NOOP("Report", "Received")));
        });
    }
    return rows;
}

} // namespace

const ReportKindFacts &grantsKind()
{
    static const ReportKindFacts facts{ReportKind::Grants,
                                       EstateReader::Part::Licenses | EstateReader::Part::Grants,
                                       false,
                                       false,
                                       grantColumns,
                                       grants};
    return facts;
}

} // namespace lc
