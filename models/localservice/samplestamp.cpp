// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/samplestamp.h"

#include "database/database.h"

#include <QFileInfo>

namespace lc {

SampleStamp SampleStamp::at(Instant now)
{
    SampleStamp stamp;
    const auto quarters =
        std::chrono::floor<std::chrono::duration<qint64, std::ratio<900>>>(now.time_since_epoch());
    stamp.madeAt = Instant(quarters);
    return stamp;
}

QByteArray SampleStamp::text() const
{
    return QByteArray::number(seed) + ' ' + QByteArray::number(madeAt.time_since_epoch().count());
}

std::optional<SampleStamp> SampleStamp::fromText(const QByteArray &text)
{
    const QList<QByteArray> parts = text.split(' ');
    if (parts.size() != 2)
        return std::nullopt;
    bool isSeed = false;
    bool isTime = false;
    SampleStamp stamp;
    stamp.seed = parts[0].toULongLong(&isSeed);
    stamp.madeAt = Instant(std::chrono::milliseconds(parts[1].toLongLong(&isTime)));
    return isSeed && isTime ? std::optional(stamp) : std::nullopt;
}

std::optional<SampleStamp> SampleStamp::ofFolder(const QString &serviceFolder)
{
    const QString path = serviceFolder + QStringLiteral("/service.db");
    if (!QFileInfo::exists(path))
        return std::nullopt;
    OpenOptions options;
    options.access = OpenOptions::Access::ReadOnly;
    auto database = Database::open(path, options);
    if (!database)
        return std::nullopt;
    auto find = database->prepare("SELECT value FROM setting WHERE name = ?1");
    if (!find)
        return std::nullopt;
    find->bind(1, QString(sampleStampName));
    const auto row = find->step();
    return row && *row ? fromText(find->bytes(0)) : std::nullopt;
}

} // namespace lc
