// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/page.h"

#include "pages/usageplanspage.h"

#include <QCoreApplication>

namespace lc {

namespace {

QString tr(const char *text)
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
    const QString usagePlans = tr(QT_TRANSLATE_NOOP("PageEntries", "Usage plans"));
    return {
        {QStringLiteral("usage-plans"), tr(QT_TRANSLATE_NOOP("PageEntries", "Plans and keys")),
         Symbol::Key, usagePlans, Symbol::UsagePlan, make<UsagePlansPage>},
    };
}

} // namespace lc
