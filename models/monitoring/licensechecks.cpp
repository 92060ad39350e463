// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/licensestate.h"
#include "monitoring/doctor.h"

#include <QLocale>

#include <map>
#include <tuple>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr std::chrono::days expirySoon(30);
constexpr std::chrono::days tokenExpirySoon(14);

QString nameOf(const License &license)
{
    return license.licenseName.value_or(QString());
}

QString arnOf(const License &license)
{
    return license.licenseArn.value_or(QString());
}

std::optional<Instant> endOf(const License &license)
{
    return license.validity && license.validity->end ? license.validity->end->instant()
                                                     : std::nullopt;
}

QString dayText(Instant instant)
{
    return QLocale().toString(toQDateTime(instant).date(), QLocale::ShortFormat);
}

bool isGone(const License &license)
{
    return license.status
        && (*license.status == LicenseStatus::Deleted
            || *license.status == LicenseStatus::PendingDelete);
}

bool isAvailable(const License &license)
{
    return license.status && *license.status == LicenseStatus::Available;
}

/// What an issuer of this estate still has.
template <class Visit> void forEachIssued(const Estate &estate, Visit visit)
{
    estate.issued.forEach([&](const License &license) {
        if (!isGone(license))
            visit(license);
    });
}

/// What a check-out can name.
struct Article {
    QString consumer; ///< account or other principal
    QString productSku;
    QString fingerprint;

    auto asTuple() const { return std::tie(consumer, productSku, fingerprint); }
    bool operator<(const Article &other) const { return asTuple() < other.asTuple(); }
};

using Articles = std::map<Article, QMap<QString, QString>>; ///< names of licenses by ARN

void addArticle(Articles &articles, const QString &consumer, const License &license)
{
    const QString fingerprint =
        license.issuer ? license.issuer->keyFingerprint.value_or(QString()) : QString();
    articles[{consumer, license.productSku.value_or(QString()), fingerprint}].insert(
        arnOf(license), nameOf(license));
}

/// Licenses of one product are no trap as long as nobody has two of them.
void findTwins(const Estate &estate, Instant now, const ReportFinding &report)
{
    QHash<QString, QStringList> granteesOf; // by license
    estate.distributedGrants.forEach([&](const Grant &grant) {
        if (grant.grantStatus == GrantStatus::Active)
            granteesOf[grant.licenseArn] += grant.granteePrincipalArn;
    });
    const auto isUsable = [now](const License &license) {
        return isAvailable(license) && !(endOf(license) && *endOf(license) <= now);
    };
    Articles articles;
    forEachIssued(estate, [&](const License &license) {
        if (!isUsable(license))
            return;
        if (license.beneficiary == estate.account)
            addArticle(articles, estate.account, license);
        for (const QString &grantee : granteesOf.value(arnOf(license)))
            addArticle(articles, grantee, license);
    });
    estate.received.forEach([&](const GrantedLicense &license) {
        const bool isActive = license.receivedMetadata && license.receivedMetadata->receivedStatus
            && *license.receivedMetadata->receivedStatus == ReceivedStatus::Active;
        if (isActive && isUsable(license))
            addArticle(articles, estate.account, license);
    });
    for (const auto &[article, licenses] : articles) {
        if (licenses.size() < 2)
            continue;
        const QString words =
            doctorText(QT_TRANSLATE_NOOP("Doctor",
                                         "%1 has %2 usable licenses with the product SKU %3 and "
                                         "the same key fingerprint. A check-out names no more "
                                         "than these two, and takes the newest license."))
                .arg(article.consumer)
                .arg(licenses.size())
                .arg(article.productSku);
        for (auto each = licenses.cbegin(); each != licenses.cend(); ++each)
            report(each.value(), each.key(), words);
    }
}

void findReversedValidity(const Estate &estate, Instant, const ReportFinding &report)
{
    forEachIssued(estate, [&](const License &license) {
        if (!license.validity)
            return;
        if (const auto fault = validityFault(*license.validity))
            report(nameOf(license), arnOf(license), *fault);
    });
}

void findExpired(const Estate &estate, Instant now, const ReportFinding &report)
{
    forEachIssued(estate, [&](const License &license) {
        const auto end = endOf(license);
        if (end && *end <= now)
            report(nameOf(license), arnOf(license),
                   doctorText(QT_TRANSLATE_NOOP("Doctor", "It ended on %1.")).arg(dayText(*end)));
    });
}

void findExpiring(const Estate &estate, Instant now, const ReportFinding &report)
{
    forEachIssued(estate, [&](const License &license) {
        const auto end = endOf(license);
        if (isAvailable(license) && end && *end > now && *end - now <= expirySoon)
            report(nameOf(license), arnOf(license),
                   doctorText(QT_TRANSLATE_NOOP("Doctor", "It ends on %1.")).arg(dayText(*end)));
    });
}

void findUnusable(const Estate &estate, Instant, const ReportFinding &report)
{
    forEachIssued(estate, [&](const License &license) {
        const auto &consumption = license.consumptionConfiguration;
        const bool canBeHeld = consumption
            && (consumption->provisionalConfiguration || consumption->borrowConfiguration);
        if (isAvailable(license) && !canBeHeld)
            report(nameOf(license), arnOf(license),
                   doctorText(QT_TRANSLATE_NOOP(
                       "Doctor",
                       "It says neither how long a connected nor how long an offline "
                       "check-out lasts, so nobody can check it out.")));
    });
}

void findCountedFeatures(const Estate &estate, Instant, const ReportFinding &report)
{
    forEachIssued(estate, [&](const License &license) {
        for (const Entitlement &entitlement : license.entitlements.value_or(QList<Entitlement>())) {
            if (entitlement.unit == EntitlementUnit::None && entitlement.maxCount)
                report(
                    nameOf(license), arnOf(license),
                    doctorText(QT_TRANSLATE_NOOP("Doctor",
                                                 "%1 has the unit None, which is not counted, and "
                                                 "a maximum count of %2."))
                        .arg(entitlement.name)
                        .arg(*entitlement.maxCount));
        }
    });
}

void findUsed(const Estate &estate, const ReportFinding &report, UsageState::Kind kind,
              bool (*isFound)(const UsageState &))
{
    for (const UsageState &state : estate.usage) {
        if (state.kind == kind && isFound(state))
            report(state.name, state.series.resource,
                   doctorText(QT_TRANSLATE_NOOP("Doctor", "%1: %2 of %3 are used."))
                       .arg(state.series.dimension.isEmpty() ? state.name : state.series.dimension,
                            state.used.toText(), state.limit ? state.limit->toText() : QString()));
    }
}

void findOverused(const Estate &estate, Instant, const ReportFinding &report)
{
    findUsed(estate, report, UsageState::Kind::Entitlement,
             [](const UsageState &state) { return state.ratio().value_or(0) >= 1; });
}

void findNearlyUsed(const Estate &estate, Instant, const ReportFinding &report)
{
    findUsed(estate, report, UsageState::Kind::Entitlement, [](const UsageState &state) {
        return state.isAtRisk() && state.ratio().value_or(0) < 1;
    });
}

void findUngranted(const Estate &estate, Instant, const ReportFinding &report)
{
    if (!estate.distributedGrants.isRead())
        return;
    QSet<QString> granted;
    estate.distributedGrants.forEach([&](const Grant &grant) { granted.insert(grant.licenseArn); });
    forEachIssued(estate, [&](const License &license) {
        const bool isOwn = license.beneficiary.value_or(QString()) == estate.account;
        if (isAvailable(license) && !isOwn && !granted.contains(arnOf(license)))
            report(nameOf(license), arnOf(license),
                   doctorText(
                       QT_TRANSLATE_NOOP("Doctor",
                                         "It was granted to nobody, and this account is not its "
                                         "beneficiary either: nobody can use it.")));
    });
}

void findTokens(const Estate &estate, Instant now, const ReportFinding &report, bool wantsEnded)
{
    estate.tokens.forEach([&](const TokenData &token) {
        const auto end = token.expirationTime ? token.expirationTime->instant() : std::nullopt;
        if (!end || (*end <= now) != wantsEnded || *end - now > tokenExpirySoon)
            return;
        const QString words = wantsEnded
            ? doctorText(QT_TRANSLATE_NOOP("Doctor", "It ended on %1."))
            : doctorText(QT_TRANSLATE_NOOP("Doctor", "It ends on %1."));
        report(token.tokenId.value_or(QString()), token.tokenId.value_or(QString()),
               words.arg(dayText(*end)));
    });
}

void findEndedTokens(const Estate &estate, Instant now, const ReportFinding &report)
{
    findTokens(estate, now, report, true);
}

void findEndingTokens(const Estate &estate, Instant now, const ReportFinding &report)
{
    findTokens(estate, now, report, false);
}

constexpr DoctorCheck checks[] = {
    {"duplicate-sku", "error",
     QT_TRANSLATE_NOOP("Doctor", "Licenses that cannot be told apart at check-out"),
     QT_TRANSLATE_NOOP("Doctor",
                       "Give each a product SKU of its own, or deactivate those not meant."),
     "issued-licenses", findTwins},
    {"validity", "error", QT_TRANSLATE_NOOP("Doctor", "Validity that cannot be"),
     QT_TRANSLATE_NOOP("Doctor", "Correct the dates in a new version."), "issued-licenses",
     findReversedValidity},
    {"not-consumable", "error", QT_TRANSLATE_NOOP("Doctor", "License that cannot be checked out"),
     QT_TRANSLATE_NOOP("Doctor", "Allow connected or offline check-outs in a new version."),
     "issued-licenses", findUnusable},
    {"entitlement-used-up", "error", QT_TRANSLATE_NOOP("Doctor", "Entitlement used up"),
     QT_TRANSLATE_NOOP("Doctor", "Raise the maximum in a new version, or free what is held."),
     "issued-licenses", findOverused},
    {"entitlement-nearly-used-up", "warning",
     QT_TRANSLATE_NOOP("Doctor", "Entitlement nearly used up"),
     QT_TRANSLATE_NOOP("Doctor", "Look at its chart, and raise the maximum in time."),
     "issued-licenses", findNearlyUsed},
    {"expired", "warning", QT_TRANSLATE_NOOP("Doctor", "License that has ended"),
     QT_TRANSLATE_NOOP("Doctor", "Renew it with a new version, or delete it."), "issued-licenses",
     findExpired},
    {"expiring", "warning", QT_TRANSLATE_NOOP("Doctor", "License that ends within 30 days"),
     QT_TRANSLATE_NOOP("Doctor", "Renew it with a new version."), "issued-licenses", findExpiring},
    {"counted-feature", "warning",
     QT_TRANSLATE_NOOP("Doctor", "Feature with a count that has no effect"),
     QT_TRANSLATE_NOOP("Doctor", "Take the count away, or choose a unit that is counted."),
     "issued-licenses", findCountedFeatures},
    {"ungranted", "notice", QT_TRANSLATE_NOOP("Doctor", "License that nobody can use"),
     QT_TRANSLATE_NOOP("Doctor", "Grant it, or name this account as its beneficiary."),
     "issued-licenses", findUngranted},
    {"token-expiring", "warning", QT_TRANSLATE_NOOP("Doctor", "Token that ends within 14 days"),
     QT_TRANSLATE_NOOP("Doctor", "Create a new token and hand it out in time."), "tokens",
     findEndingTokens},
    {"token-expired", "notice", QT_TRANSLATE_NOOP("Doctor", "Token that has ended"),
     QT_TRANSLATE_NOOP("Doctor", "Delete it."), "tokens", findEndedTokens},
};

} // namespace

std::span<const DoctorCheck> licenseChecks()
{
    return checks;
}

} // namespace lc
