// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/rowoverlay.h"

#include "items/column.h"

namespace lc {

void RowOverlay::announceChange()
{
    ++m_revision;
    emit changed();
}

QByteArray overlayKey(const Utf8Origin &origin, std::string_view resource)
{
    QByteArray key;
    key.reserve(qsizetype(origin.account.size() + 1 + resource.size()));
    key.append(origin.account.data(), qsizetype(origin.account.size()));
    key.append('\x1f');
    key.append(resource.data(), qsizetype(resource.size()));
    return key;
}

QByteArray overlayKey(const QString &account, const QString &resource)
{
    return account.toUtf8() + '\x1f' + resource.toUtf8();
}

} // namespace lc
