// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/page.h"

#include "pages/configurationspage.h"
#include "pages/connectionspage.h"
#include "pages/distributedgrantspage.h"
#include "pages/grantinboxpage.h"
#include "pages/issuedlicensespage.h"
#include "pages/overviewpage.h"
#include "pages/receivedlicensespage.h"
#include "pages/usageplanspage.h"

#include <QCoreApplication>

namespace lc {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("PageEntries", text);
}

template <class P> Page *make(PageContext &context, QWidget *parent)
{
    return new P(context, parent);
}

} // namespace

QList<PageEntry> pageEntries()
{
    const QString grants = translated(QT_TRANSLATE_NOOP("PageEntries", "Grants"));
    const QString licenses = translated(QT_TRANSLATE_NOOP("PageEntries", "Licenses"));
    return {
        {QStringLiteral("overview"),
         translated(QT_TRANSLATE_NOOP("PageEntries", "Overview")),
         Symbol::Overview,
         {},
         Symbol::Overview,
         make<OverviewPage>},
        {QStringLiteral("issued-licenses"), translated(QT_TRANSLATE_NOOP("PageEntries", "Issued")),
         Symbol::Issued, licenses, Symbol::License, make<IssuedLicensesPage>},
        {QStringLiteral("received-licenses"),
         translated(QT_TRANSLATE_NOOP("PageEntries", "Received")), Symbol::Received, licenses,
         Symbol::License, make<ReceivedLicensesPage>},
        {QStringLiteral("self-managed-licenses"),
         translated(QT_TRANSLATE_NOOP("PageEntries", "Self-managed")), Symbol::SelfManaged,
         licenses, Symbol::License, make<ConfigurationsPage>},
        {QStringLiteral("grant-inbox"), translated(QT_TRANSLATE_NOOP("PageEntries", "Inbox")),
         Symbol::Inbox, grants, Symbol::Grant, make<GrantInboxPage>},
        {QStringLiteral("distributed-grants"),
         translated(QT_TRANSLATE_NOOP("PageEntries", "Distributed")), Symbol::Grant, grants,
         Symbol::Grant, make<DistributedGrantsPage>},
        {QStringLiteral("usage-plans"),
         translated(QT_TRANSLATE_NOOP("PageEntries", "Usage plans")),
         Symbol::UsagePlan,
         {},
         Symbol::UsagePlan,
         make<UsagePlansPage>},
        {QStringLiteral("connections"),
         translated(QT_TRANSLATE_NOOP("PageEntries", "Connections")),
         Symbol::Cloud,
         {},
         Symbol::Cloud,
         make<ConnectionsPage>},
    };
}

} // namespace lc
