// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fielddiff.h"
#include "monitoring/estatereader.h"
#include "reports/reportkind.h"

#include <algorithm>

namespace lc {

namespace {

constexpr ReportColumn expiringColumns[] = {
    {"what", QT_TRANSLATE_NOOP("Report", "What")},
    {"name", QT_TRANSLATE_NOOP("Report", "Name")},
    {"product", QT_TRANSLATE_NOOP("Report", "Product")},
    {"ends", QT_TRANSLATE_NOOP("Report", "Ends")},
    {"days-left", QT_TRANSLATE_NOOP("Report", "Days left"), true},
    {"status", QT_TRANSLATE_NOOP("Report", "Status")},
    {"account", QT_TRANSLATE_NOOP("Report", "Account")},
    {"region", QT_TRANSLATE_NOOP("Report", "Region")},
    {"arn", QT_TRANSLATE_NOOP("Report", "ARN or ID"), false, ReportColumn::Shown::OnRequest},
};

struct Ending {
    QString what;
    QString name;
    QString product;
    std::optional<Instant> end;
    QString status;
    QString region;
    QString id;
};

/// Collects what ends within the days of the report.
class Endings {
public:
    Endings(const ReportDefinition &definition, Instant now)
        : m_now(now), m_last(now + std::chrono::days(definition.days))
    {
    }
    void add(const Estate &estate, const Ending &ending)
    {
        if (!ending.end || *ending.end < m_now || *ending.end > m_last)
            return;
        const auto left = std::chrono::floor<std::chrono::days>(*ending.end - m_now).count();
        ReportRow row;
        row.account = estate.account;
        row.region = ending.region;
        row.product = ending.product;
        row.tags = estate.tags.value(ending.id);
        row.cells = {
            TableCell::ofText(ending.what),
            TableCell::ofText(ending.name),
            TableCell::ofText(ending.product),
            TableCell::ofInstant(*ending.end),
            TableCell::ofNumber(qint64(left)).with(left < 7 ? Tone::Danger : Tone::Warning),
            TableCell::ofText(ending.status),
            TableCell::ofText(estate.account),
            TableCell::ofText(ending.region),
            TableCell::ofText(ending.id),
        };
        m_rows.emplace_back(*ending.end, std::move(row));
    }
    std::vector<ReportRow> take()
    {
        std::ranges::stable_sort(m_rows, {}, &std::pair<Instant, ReportRow>::first);
        std::vector<ReportRow> rows;
        for (auto &[end, row] : m_rows)
            rows.push_back(std::move(row));
        return rows;
    }

private:
    Instant m_now;
    Instant m_last;
    std::vector<std::pair<Instant, ReportRow>> m_rows;
};

Ending endingOf(const License &license, const QString &what)
{
    Ending ending;
    ending.what = what;
    ending.name = license.licenseName.value_or(QString());
    ending.product = license.productName.value_or(QString());
    if (license.validity && license.validity->end)
        ending.end = license.validity->end->instant();
    if (license.status)
        ending.status = valueWords(valueTypeOf<Open<LicenseStatus>>, &*license.status);
    ending.region = license.homeRegion.value_or(QString());
    ending.id = license.licenseArn.value_or(QString());
    return ending;
}

std::vector<ReportRow> expiring(const ReportDefinition &definition, const ReportFacts &facts)
{
    Endings endings(definition, facts.now);
    for (const auto &estate : facts.estates) {
        QHash<QString, QString> licenseNames;
        const auto addLicense = [&](const License &license, const QString &what) {
            const Ending ending = endingOf(license, what);
            licenseNames.insert(ending.id, ending.name);
            if (isInScope(definition, ending.region,
                          {ending.name, ending.product, license.productSku.value_or(QString())}))
                endings.add(*estate, ending);
        };
        estate->issued.forEach([&](const License &license) {
            addLicense(license, reportText(QT_TRANSLATE_NOOP("Report", "Issued license")));
        });
        estate->received.forEach([&](const GrantedLicense &license) {
            addLicense(license, reportText(QT_TRANSLATE_NOOP("Report", "Received license")));
        });
        estate->configurations.forEach([&](const LicenseConfiguration &configuration) {
            Ending ending;
            ending.what = reportText(QT_TRANSLATE_NOOP("Report", "Self-managed license"));
            ending.name = configuration.name.value_or(QString());
            if (configuration.licenseExpiry)
                ending.end = Instant(std::chrono::seconds(*configuration.licenseExpiry));
            ending.status = configuration.status.value_or(QString());
            ending.region = estate->region;
            ending.id = configuration.licenseConfigurationArn.value_or(QString());
            if (isInScope(definition, ending.region, {ending.name}))
                endings.add(*estate, ending);
        });
        estate->tokens.forEach([&](const TokenData &token) {
            Ending ending;
            ending.what = reportText(QT_TRANSLATE_NOOP("Report", "Token"));
            ending.name = licenseNames.value(token.licenseArn.value_or(QString()));
            if (token.expirationTime)
                ending.end = token.expirationTime->instant();
            ending.status = token.status.value_or(QString());
            ending.region = estate->region;
            ending.id = token.tokenId.value_or(QString());
            if (isInScope(definition, ending.region, {ending.name}))
                endings.add(*estate, ending);
        });
    }
    return endings.take();
}

QStringList expiringNotes(const ReportDefinition &definition, const ReportFacts &)
{
    return {QCoreApplication::translate("Report", "What ends within %n day(s), the next one first.",
                                        nullptr, int(definition.days))};
}

} // namespace

const ReportKindFacts &expiringKind()
{
    static const ReportKindFacts facts{ReportKind::Expiring,
                                       EstateReader::Part::Licenses
                                           | EstateReader::Part::Configurations
                                           | EstateReader::Part::Tokens,
                                       false,
                                       false,
                                       expiringColumns,
                                       expiring,
                                       expiringNotes};
    return facts;
}

} // namespace lc
