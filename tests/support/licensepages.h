// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/rawserver.h"

#include <QByteArray>

namespace lc::test {

inline QByteArray license(int number)
{
    const QByteArray n = QByteArray::number(number);
    return "{\"LicenseArn\":\"arn:aws:license-manager::111122223333:license:l-" + n
        + "\",\"LicenseName\":\"License " + n + "\",\"Status\":\"AVAILABLE\"}";
}

inline QByteArray licensePage(int first, int count, const QByteArray &next)
{
    QByteArray page = "{\"Licenses\":[";
    for (int i = 0; i < count; ++i)
        page += (i ? "," : "") + license(first + i);
    page += "]";
    if (!next.isEmpty())
        page += ",\"NextToken\":\"" + next + "\"";
    return page + "}";
}

inline void answer(const RawRequest &request, const QByteArray &body,
                   const QByteArray &status = "200 OK", const QByteArray &headers = {})
{
    request.socket->write(RawServer::answer(body, status, headers));
}

} // namespace lc::test
