// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/bucketfolder.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

/// What remains of a long name; file systems end at 255 bytes.
constexpr qsizetype longestName = 120;

bool isPlain(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')
        || (byte >= '0' && byte <= '9') || byte == '-' || byte == '_' || byte == ' ' || byte == '.';
}

/// Whether a part of a path can only mean a file in its folder.
bool isSafePart(const QString &part)
{
    const QByteArray bytes = part.toUtf8();
    return !bytes.isEmpty() && bytes.size() <= 255 && bytes.front() != '.'
        && std::ranges::all_of(bytes, [](char byte) { return isPlain(byte) || byte == '%'; });
}

Unexpected<QString> failed(const QString &path)
{
    return unexpected(u"The report could not be written to %1."_s.arg(path));
}

} // namespace

QString safeKeyPart(const QString &text)
{
    QByteArray name;
    const QByteArray bytes = text.toUtf8();
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char byte = bytes[i];
        const bool isEdge = i == 0 || i == bytes.size() - 1;
        if (isPlain(byte) && !(isEdge && (byte == '.' || byte == ' ')))
            name += byte;
        else
            name += '%' + QByteArray(1, byte).toHex().toUpper();
    }
    if (name.size() > longestName)
        name = name.left(longestName - 34) + "--"
            + QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().left(32);
    return QString::fromLatin1(name);
}

Result<void, QString> BucketFolder::write(const QString &bucket, const QString &key,
                                          const QByteArray &content) const
{
    const QString object = bucket + u'/' + key;
    const QStringList parts = object.split(u'/');
    if (!std::ranges::all_of(parts, isSafePart))
        return failed(object);
    const QString path = m_root + u'/' + object;
    const QString folder = QFileInfo(path).path();
    if (!QDir().mkpath(folder))
        return failed(object);
    // A link in the way must not lead out of the root.
    const QString inside = QFileInfo(m_root).canonicalFilePath() + u'/';
    if (!QFileInfo(folder).canonicalFilePath().startsWith(inside))
        return failed(object);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return failed(object);
    return {};
}

} // namespace lc
