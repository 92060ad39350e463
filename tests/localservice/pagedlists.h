// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "localservice/serviceworld.h"

#include <QJsonObject>

#include <functional>

namespace lc {

/// A paged operation with what makes and unmakes the items it lists.
struct PagedList {
    const Operation *operation = nullptr;
    QString key; ///< member that tells items apart; empty where the list is a map by it
    QJsonObject request = {};
    /// Members of another request that finds something too: no token of `request` fits it.
    QJsonObject other = {};
    QString profile = QStringLiteral("vendor");
    std::function<QString(int)> make = {}; ///< gives the key of a new item
    std::function<void(const QString &)> remove = {}; ///< none where items cannot be taken away
    bool showsRemoved = false; ///< with a status that says so
    bool isNewestFirst = false;
};

/// The paged operations of License Manager and API Gateway in one world. The customer manages an
/// organization of the stranger and of accounts 888800000000 and following; quotas are off.
class PagedLists {
public:
    PagedLists();

    ServiceWorld &world() { return m_world; }
    /// The way to try a paged operation; one without `operation` when there is none.
    PagedList of(const Operation &operation);

    /// The keys of a page in its order.
    static QStringList keysIn(const QJsonObject &answer, const PagedList &list);

    /// Makes one license of the vendor and grants it to the vendor.
    void ownLicenseHeldByAGrant();
    /// The members of a request for all licenses as assets of a group.
    QJsonObject groupOfAllLicenses();

private:
    QJsonObject call(const char *operation, const QJsonObject &request,
                     const QString &profile = QStringLiteral("vendor"));
    QString make(const char *operation, const QJsonObject &request, const char *key,
                 const QString &profile = QStringLiteral("vendor"));
    PagedList ofLicenses(const QByteArray &name);
    PagedList ofGrants(const QByteArray &name);
    PagedList ofOrganization(const QByteArray &name);
    PagedList ofConfigurations(const QByteArray &name);
    PagedList ofResources(const QByteArray &name);
    PagedList ofAssets(const QByteArray &name);
    PagedList ofGateway(const QByteArray &name);

    QString license(int number);
    QString grant(const QString &license, const QString &account);
    QString configuration(const QJsonObject &more = {},
                          const QString &profile = QStringLiteral("vendor"));
    QString ruleset(const char *statement, const char *key, const QString &value);
    QString ruleset();
    QString group(const QString &ruleset);
    void specify(const QString &resource, const char *member, const QString &configuration);
    void putMachine(const QString &arn);
    void removeMachine(const QString &arn);
    /// A removal by one call whose only member is the key.
    std::function<void(const QString &)> deleting(const char *operation, const char *member);

    ServiceWorld m_world;
};

} // namespace lc
