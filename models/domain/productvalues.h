// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

/// The values that the user guide lists for product information and for filters of the inventory.
namespace lc::productvalues {

inline const QStringList includedLicenses{
    QStringLiteral("sql-server-enterprise"), QStringLiteral("sql-server-standard"),
    QStringLiteral("sql-server-web"), QStringLiteral("windows-server-datacenter")};
inline const QStringList engineEditions{QStringLiteral("oracle-ee"),  QStringLiteral("oracle-se"),
                                        QStringLiteral("oracle-se1"), QStringLiteral("oracle-se2"),
                                        QStringLiteral("db2-se"),     QStringLiteral("db2-ae")};
inline const QStringList licensePacks{
    QStringLiteral("data guard"), QStringLiteral("diagnostic pack sqlt"),
    QStringLiteral("tuning pack sqlt"), QStringLiteral("ols"), QStringLiteral("olap")};

} // namespace lc::productvalues
