// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/expirycalendar.h"

#include "domain/quotaperiod.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("ExpiryCalendar", text);
}

/// What all entries of an object have in common.
struct Subject {
    CalendarKind kind;
    QString objectId;
    QString name;
    QString page;
};

class Entries {
public:
    explicit Entries(const Estate &estate) : m_estate(estate) { }

    void add(const Subject &subject, const char *what, Instant when)
    {
        m_all += entryOf(subject, what, when);
    }
    void addDay(const Subject &subject, const char *what, Day day)
    {
        CalendarEntry entry = entryOf(subject, what, Instant(day));
        entry.isWholeDay = true;
        m_all += entry;
    }
    /// One of several of the same object.
    void addRepeated(const Subject &subject, const char *what, Day day)
    {
        addDay(subject, what, day);
        m_all.last().id += u'|' + dayText(day);
    }
    const QList<CalendarEntry> &all() const { return m_all; }

private:
    CalendarEntry entryOf(const Subject &subject, const char *what, Instant when) const
    {
        CalendarEntry entry;
        entry.kindId = calendarKindId(subject.kind);
        // Licenses and grants are the same in every Region.
        const bool isRegional =
            subject.kind == CalendarKind::Configuration || subject.kind == CalendarKind::QuotaReset;
        entry.region = isRegional ? m_estate.region : QString();
        entry.id = QStringList{entry.kindId, m_estate.partition, m_estate.account, entry.region,
                               subject.objectId}
                       .join(u'|');
        entry.name = subject.name.isEmpty() ? subject.objectId : subject.name;
        entry.what = translated(what);
        entry.when = when;
        entry.objectId = subject.objectId;
        entry.page = subject.page;
        entry.connection = m_estate.connection;
        entry.connectionName = m_estate.connectionName;
        entry.account = m_estate.account;
        entry.partition = m_estate.partition;
        return entry;
    }

    const Estate &m_estate;
    QList<CalendarEntry> m_all;
};

std::optional<Instant> endOf(const License &license)
{
    return license.validity && license.validity->end ? license.validity->end->instant()
                                                     : std::nullopt;
}

bool isGone(const License &license)
{
    const auto status = license.status ? license.status->known() : std::nullopt;
    return status == LicenseStatus::Deleted || status == LicenseStatus::PendingDelete;
}

bool isGone(const Grant &grant)
{
    const auto status = grant.grantStatus.known();
    return status == GrantStatus::Deleted || status == GrantStatus::PendingDelete
        || status == GrantStatus::Rejected || status == GrantStatus::FailedWorkflow;
}

using Ends = QHash<QString, Instant>; ///< of licenses, by ARN

template <class L>
Ends addLicenses(Entries &entries, const Listing<L> &licenses, const char *what,
                 const QString &page)
{
    Ends ends;
    licenses.forEach([&](const License &license) {
        const auto end = endOf(license);
        const QString arn = license.licenseArn.value_or(QString());
        if (!end || isGone(license))
            return;
        ends.insert(arn, *end);
        entries.add({CalendarKind::License, arn, license.licenseName.value_or(QString()), page},
                    what, *end);
    });
    return ends;
}

void addGrants(Entries &entries, const Listing<Grant> &grants, const Ends &ends, const char *what,
               const QString &page)
{
    grants.forEach([&](const Grant &grant) {
        const auto end = ends.constFind(grant.licenseArn);
        if (end != ends.cend() && !isGone(grant))
            entries.add({CalendarKind::Grant, grant.grantArn, grant.grantName, page}, what, *end);
    });
}

void addResets(Entries &entries, const UsagePlan &plan, Instant now)
{
    const auto period =
        plan.quota && plan.quota->period ? plan.quota->period->known() : std::nullopt;
    if (!period || !plan.quota->limit)
        return;
    const Subject subject{CalendarKind::QuotaReset, plan.id.value_or(QString()),
                          plan.name.value_or(QString()), u"usage-plans"_s};
    const Day today = dayOf(now);
    Day day = today;
    do {
        day = quotaWindow(*period, plan.quota->offset.value_or(0), day).reset;
        entries.addRepeated(subject, QT_TRANSLATE_NOOP("ExpiryCalendar", "Quota resets"), day);
    } while (*period != QuotaPeriod::Day && day < today + resetHorizon);
}

} // namespace

QList<CalendarEntry> calendarEntries(const Estate &estate, Instant now)
{
    Entries entries(estate);
    const char *const licenseEnds = QT_TRANSLATE_NOOP("ExpiryCalendar", "License ends");
    const Ends issued = addLicenses(entries, estate.issued, licenseEnds, u"issued-licenses"_s);
    const Ends received = addLicenses(entries, estate.received,
                                      QT_TRANSLATE_NOOP("ExpiryCalendar", "Received license ends"),
                                      u"received-licenses"_s);
    const char *const grantEnds =
        QT_TRANSLATE_NOOP("ExpiryCalendar", "Grant ends with its license");
    addGrants(entries, estate.distributedGrants, issued, grantEnds, u"distributed-grants"_s);
    addGrants(entries, estate.receivedGrants, received, grantEnds, u"grant-inbox"_s);
    estate.configurations.forEach([&](const LicenseConfiguration &configuration) {
        if (!configuration.licenseExpiry)
            return;
        const Instant end{std::chrono::seconds(*configuration.licenseExpiry)};
        entries.addDay(
            {CalendarKind::Configuration, configuration.licenseConfigurationArn.value_or(QString()),
             configuration.name.value_or(QString()), u"self-managed-licenses"_s},
            QT_TRANSLATE_NOOP("ExpiryCalendar", "Self-managed license expires"), dayOf(end));
    });
    estate.tokens.forEach([&](const TokenData &token) {
        const auto end = token.expirationTime ? token.expirationTime->instant() : std::nullopt;
        const bool isThere = !token.status || token.status == "AVAILABLE"_L1;
        if (end && isThere)
            entries.add({CalendarKind::Token, token.tokenId.value_or(QString()), {}, u"tokens"_s},
                        QT_TRANSLATE_NOOP("ExpiryCalendar", "Token expires"), *end);
    });
    estate.usagePlans.forEach([&](const UsagePlan &plan) { addResets(entries, plan, now); });
    return entries.all();
}

QList<CalendarEntry> calendarEntries(const QList<PlacedCheckout> &held)
{
    QList<CalendarEntry> all;
    for (const PlacedCheckout &one : held) {
        const auto end =
            one.checkout.expiration ? one.checkout.expiration->instant() : std::nullopt;
        if (!end)
            continue;
        CalendarEntry entry;
        entry.kindId = calendarKindId(CalendarKind::Checkout);
        entry.id =
            QStringList{entry.kindId, one.partition, one.account, one.region, one.checkout.id}.join(
                u'|');
        entry.name = one.checkout.product.value_or(one.checkout.licenseArn.value_or(QString()));
        entry.what = translated(QT_TRANSLATE_NOOP("ExpiryCalendar", "Check-out ends"));
        entry.when = *end;
        entry.objectId = one.checkout.id;
        entry.page = u"check-outs"_s;
        entry.connection = one.connection;
        entry.connectionName = one.connectionName;
        entry.account = one.account;
        entry.region = one.region;
        entry.partition = one.partition;
        all += entry;
    }
    return all;
}

void sortEntries(QList<CalendarEntry> &entries)
{
    std::ranges::stable_sort(entries, [](const CalendarEntry &left, const CalendarEntry &right) {
        return std::tie(left.when, left.name, left.id) < std::tie(right.when, right.name, right.id);
    });
    QSet<QString> seen;
    entries.removeIf([&](const CalendarEntry &entry) {
        const qsizetype before = seen.size();
        seen.insert(entry.id);
        return seen.size() == before;
    });
}

} // namespace lc
