// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/httpmessage.h"

#include <algorithm>

namespace lc {

namespace {

using Headers = QList<std::pair<QByteArray, QByteArray>>;

bool isNamed(const std::pair<QByteArray, QByteArray> &header, QByteArrayView name)
{
    return header.first.compare(name, Qt::CaseInsensitive) == 0;
}

QByteArray firstOf(const Headers &headers, QByteArrayView name)
{
    const auto found = std::find_if(headers.begin(), headers.end(),
                                    [name](const auto &header) { return isNamed(header, name); });
    return found == headers.end() ? QByteArray() : found->second;
}

} // namespace

QByteArray HttpRequest::header(QByteArrayView name) const
{
    return firstOf(headers, name);
}

int HttpRequest::headerCount(QByteArrayView name) const
{
    return int(std::count_if(headers.begin(), headers.end(),
                             [name](const auto &header) { return isNamed(header, name); }));
}

QByteArray HttpAnswer::header(QByteArrayView name) const
{
    return firstOf(headers, name);
}

} // namespace lc
