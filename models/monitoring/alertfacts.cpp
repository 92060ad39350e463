// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/alertfacts.h"

namespace lc {

QString alertItemKey(const AlertItem &item)
{
    QStringList parts{item.kind.text};
    if (!item.id.startsWith(u"arn:"))
        parts += {item.account.value_or(QString()), item.region.value_or(QString())};
    parts += {item.id, item.part.value_or(QString())};
    return parts.join(u'|');
}

} // namespace lc
