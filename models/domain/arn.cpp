// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/arn.h"

#include <QStringList>

namespace lc {

Arn Arn::ofGateway(const QString &partition, const QString &region, const QString &path)
{
    return {partition, QStringLiteral("apigateway"), region, {}, path};
}

std::optional<Arn> Arn::parse(QStringView text)
{
    const QStringList parts = text.toString().split(u':');
    if (parts.size() < 6 || parts[0] != u"arn" || parts[1].isEmpty() || parts[2].isEmpty()
        || parts[5].isEmpty())
        return std::nullopt;
    return Arn{parts[1], parts[2], parts[3], parts[4], parts.mid(5).join(u':')};
}

QString Arn::text() const
{
    return QStringList{QStringLiteral("arn"), partition, service, region, account, resource}.join(
        u':');
}

QString Arn::id() const
{
    const qsizetype at = std::max(resource.lastIndexOf(u':'), resource.lastIndexOf(u'/'));
    return resource.mid(at + 1);
}

} // namespace lc
