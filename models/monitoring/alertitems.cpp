// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/alertitems.h"

#include "domain/quotaperiod.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

bool hasEnded(const License &license)
{
    return license.status
        && (*license.status == LicenseStatus::Deleted
            || *license.status == LicenseStatus::PendingDelete);
}

class Collector {
public:
    Collector(const Estate &estate, const QList<AlertItemList> &before, Instant now)
        : m_estate(estate), m_before(before), m_now(now)
    {
    }

    QList<AlertItemList> lists()
    {
        if (m_estate.issued.isRead())
            addIssued();
        if (m_estate.received.isRead() && m_estate.receivedGrants.isRead())
            addReceived();
        if (m_estate.configurations.isRead())
            addConfigurations();
        if (m_estate.tokens.isRead())
            addTokens();
        if (m_estate.usagePlans.isRead() && m_estate.apiKeys.isRead())
            addKeys();
        return m_lists;
    }

private:
    enum class Reach { Account, Region };

    AlertItem item(AlertItemKind kind, const QString &id) const
    {
        AlertItem item;
        item.kind = kind;
        item.id = id;
        item.partition = m_estate.partition;
        item.account = m_estate.account;
        item.connection = m_estate.connection;
        return item;
    }
    AlertItem itemOf(const License &license) const
    {
        AlertItem made = item(AlertItemKind::License, license.licenseArn.value_or(QString()));
        made.name = license.licenseName;
        made.product = license.productSku;
        made.region = license.homeRegion;
        if (license.validity)
            made.ends = license.validity->end;
        return made;
    }
    void add(const QString &list, Reach reach, const QList<AlertItem> &items)
    {
        AlertItemList made;
        made.place = placeOf(list, reach);
        made.asOf = DateText(m_now);
        made.items = items;
        m_lists += made;
    }
    QString placeOf(const QString &list, Reach reach) const
    {
        return QStringList{list, m_estate.partition, m_estate.account,
                           reach == Reach::Region ? m_estate.region : QString()}
            .join(u'|');
    }

    void addIssued()
    {
        QList<AlertItem> items;
        m_estate.issued.forEach([&](const License &license) {
            if (!hasEnded(license))
                items += itemOf(license);
        });
        add(u"licenses"_s, Reach::Account, items);
    }

    /// A received license is what its grant gives: the grant stands for it.
    void addReceived()
    {
        QHash<QString, AlertItem> licenses;
        m_estate.received.forEach([&](const GrantedLicense &license) {
            if (!hasEnded(license))
                licenses.insert(license.licenseArn.value_or(QString()), itemOf(license));
        });
        const QString place = placeOf(u"received"_s, Reach::Account);
        QHash<QString, std::optional<DateText>> waiting;
        for (const AlertItemList &list : m_before) {
            if (list.place != place)
                continue;
            for (const AlertItem &known : list.items)
                waiting.insert(known.id, known.since);
        }
        QList<AlertItem> items;
        m_estate.receivedGrants.forEach([&](const Grant &grant) {
            const bool isPending = grant.grantStatus == GrantStatus::PendingAccept;
            const bool isAccepted = grant.grantStatus == GrantStatus::Active
                || grant.grantStatus == GrantStatus::Disabled;
            if (!isPending && !isAccepted)
                return;
            AlertItem made = item(AlertItemKind::Grant, grant.grantArn);
            made.part = grant.licenseArn;
            made.name = grant.grantName;
            made.region = grant.homeRegion;
            if (const auto license = licenses.constFind(grant.licenseArn);
                license != licenses.constEnd()) {
                made.name = license->name;
                made.product = license->product;
                if (isAccepted)
                    made.ends = license->ends;
            }
            if (isPending)
                made.since = waiting.value(grant.grantArn).value_or(DateText(m_now));
            items += made;
        });
        QSet<QString> granted;
        for (const AlertItem &each : std::as_const(items))
            granted.insert(each.part.value_or(QString()));
        for (const AlertItem &license : std::as_const(licenses)) {
            if (!granted.contains(license.id))
                items += license;
        }
        add(u"received"_s, Reach::Account, items);
    }

    void addConfigurations()
    {
        QList<AlertItem> items;
        m_estate.configurations.forEach([&](const LicenseConfiguration &configuration) {
            AlertItem made = item(AlertItemKind::Configuration,
                                  configuration.licenseConfigurationArn.value_or(QString()));
            made.name = configuration.name;
            made.region = m_estate.region;
            if (configuration.licenseExpiry)
                made.ends = DateText(Instant(std::chrono::seconds(*configuration.licenseExpiry)));
            items += made;
        });
        add(u"configurations"_s, Reach::Region, items);
    }

    void addTokens()
    {
        QList<AlertItem> items;
        m_estate.tokens.forEach([&](const TokenData &token) {
            AlertItem made = item(AlertItemKind::Token, token.tokenId.value_or(QString()));
            made.part = token.licenseArn;
            made.ends = token.expirationTime;
            items += made;
        });
        add(u"tokens"_s, Reach::Account, items);
    }

    void addKeys()
    {
        QHash<QString, ApiKey> keys;
        m_estate.apiKeys.forEach(
            [&](const ApiKey &key) { keys.insert(key.id.value_or(QString()), key); });
        QList<AlertItem> items;
        m_estate.usagePlans.forEach([&](const UsagePlan &plan) {
            const QString planId = plan.id.value_or(QString());
            for (const QString &id : m_estate.keysOfPlans.value(planId)) {
                AlertItem made = item(AlertItemKind::ApiKey, id);
                made.part = planId;
                made.region = m_estate.region;
                const ApiKey key = keys.value(id);
                made.name = key.name;
                if (key.createdDate)
                    made.since = DateText(*key.createdDate);
                if (plan.quota && plan.quota->period)
                    made.resets = resetOf(*plan.quota);
                items += made;
            }
        });
        add(u"api-keys"_s, Reach::Region, items);
    }
    std::optional<DateText> resetOf(const QuotaSettings &quota) const
    {
        const auto period = quota.period->known();
        if (!period)
            return std::nullopt;
        return DateText(
            Instant(quotaWindow(*period, quota.offset.value_or(0), dayOf(m_now)).reset));
    }

    const Estate &m_estate;
    const QList<AlertItemList> &m_before;
    Instant m_now;
    QList<AlertItemList> m_lists;
};

} // namespace

QList<AlertItemList> alertItemsOf(const Estate &estate, const QList<AlertItemList> &before,
                                  Instant now)
{
    return Collector(estate, before, now).lists();
}

} // namespace lc
