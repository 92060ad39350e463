// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/gatewayquotas.h"

namespace lc::gatewayquotas {

using namespace Qt::StringLiterals;

Served<void> require(Call &call, qint64 present, const Quota &quota)
{
    if (!call.setup.isBeyond(int(present), quota.most))
        return {};
    return refuse(call.operation, {"LimitExceededException"},
                  u"The maximum of %1 %2 has been reached."_s.arg(QString::number(quota.most),
                                                                  QLatin1StringView(quota.what)));
}

} // namespace lc::gatewayquotas
