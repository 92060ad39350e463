// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/setaside.h"

#include <QDateTime>
#include <QFile>

using namespace Qt::StringLiterals;

namespace lc {

Result<QString, QString> setAside(const QString &path, Instant now, const QStringList &suffixes)
{
    const QString base = path + toQDateTime(now).toString(u"'.damaged-'yyyyMMdd-HHmmss"_s);
    QString target = base;
    for (int number = 2; QFile::exists(target); ++number)
        target = base + u"-%1"_s.arg(number);
    QFile file(path);
    if (!file.rename(target))
        return unexpected(file.errorString());
    for (const QString &suffix : suffixes) {
        if (QFile::exists(path + suffix) && !QFile::rename(path + suffix, target + suffix))
            QFile::remove(path + suffix); // it would spoil the file that takes the place
    }
    return target;
}

} // namespace lc
