// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/transport.h"

namespace lc {

QByteArray TransportReply::header(QByteArrayView name) const
{
    for (const HttpHeader &each : headers) {
        if (each.name.compare(name, Qt::CaseInsensitive) == 0)
            return each.value;
    }
    return {};
}

} // namespace lc
