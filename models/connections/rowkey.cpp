// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/rowkey.h"

namespace lc {

namespace {

// Cannot occur in any of the parts.
constexpr char separator = '\x1f';

QByteArray begin(const Identity &identity)
{
    return identity.partition.toUtf8() + separator + identity.account.toUtf8() + separator;
}

QByteArray bytes(std::string_view text)
{
    return QByteArray(text.data(), qsizetype(text.size()));
}

} // namespace

QByteArray rowKey(const Identity &identity, std::string_view listKind, std::string_view arn)
{
    return begin(identity) + bytes(listKind) + separator + bytes(arn);
}

QByteArray regionalRowKey(const Identity &identity, QStringView region, std::string_view listKind,
                          std::string_view arnOrId)
{
    return begin(identity) + region.toUtf8() + separator + bytes(listKind) + separator
        + bytes(arnOrId);
}

} // namespace lc
