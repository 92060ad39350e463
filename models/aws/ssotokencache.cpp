// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/ssotokencache.h"

#include "core/valuetype.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryFile>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestFile = 1LL << 20;

QJsonObject readObject(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.read(largestFile)).object();
}

std::optional<Instant> readTime(const QJsonObject &object, QLatin1StringView name)
{
    QString text = object.value(name).toString();
    if (text.isEmpty())
        return std::nullopt;
    // As older tools wrote it.
    if (text.endsWith("UTC"_L1))
        text = text.chopped(3) + u'Z';
    return DateText(text).instant();
}

QString secretText(const Secret &secret)
{
    return QString::fromUtf8(secret.bytes());
}

QString systemReason()
{
    return QString::fromLocal8Bit(std::strerror(errno));
}

/// Whole seconds, as every tool can read them.
QString timeText(Instant time)
{
    return toIsoText(std::chrono::floor<std::chrono::seconds>(time));
}

/// Makes a rename durable.
void syncFolder(const QString &folder)
{
    const int handle = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_CLOEXEC);
    if (handle < 0)
        return;
    ::fsync(handle);
    ::close(handle);
}

} // namespace

SsoTokenCache::SsoTokenCache(const QString &home, const QString &key)
    : m_path(home + u"/.aws/sso/cache/"_s
             + QString::fromLatin1(
                 QCryptographicHash::hash(key.toUtf8(), QCryptographicHash::Sha1).toHex())
             + u".json"_s)
{
}

std::optional<SsoToken> SsoTokenCache::read() const
{
    const QJsonObject object = readObject(m_path);
    const auto text = [&](QLatin1StringView name) { return object.value(name).toString(); };
    const auto expiresAt = readTime(object, "expiresAt"_L1);
    if (!expiresAt || text("accessToken"_L1).isEmpty())
        return std::nullopt;
    return SsoToken{Secret::fromText(text("accessToken"_L1)),
                    *expiresAt,
                    Secret::fromText(text("refreshToken"_L1)),
                    text("clientId"_L1),
                    Secret::fromText(text("clientSecret"_L1)),
                    readTime(object, "registrationExpiresAt"_L1),
                    text("region"_L1),
                    text("startUrl"_L1)};
}

bool SsoTokenCache::makeFolder() const
{
    const QString folder = QFileInfo(m_path).path();
    QString made = u"/"_s;
    for (const QString &part : QDir::cleanPath(folder).split(u'/', Qt::SkipEmptyParts)) {
        made += part;
        // An existing folder keeps its mode.
        ::mkdir(QFile::encodeName(made).constData(), 0700);
        made += u'/';
    }
    return QFileInfo(folder).isDir();
}

Result<void, QString> SsoTokenCache::write(const SsoToken &token) const
{
    QJsonObject object = readObject(m_path);
    const auto put = [&](QLatin1StringView name, const QString &value) {
        if (value.isEmpty())
            object.remove(name);
        else
            object.insert(name, value);
    };
    put("accessToken"_L1, secretText(token.accessToken));
    put("expiresAt"_L1, timeText(token.expiresAt));
    put("refreshToken"_L1, secretText(token.refreshToken));
    put("clientId"_L1, token.clientId);
    put("clientSecret"_L1, secretText(token.clientSecret));
    put("registrationExpiresAt"_L1,
        token.registrationEndsAt ? timeText(*token.registrationEndsAt) : QString());
    put("region"_L1, token.region);
    put("startUrl"_L1, token.startUrl);

    // A link stays a link: what it leads to is replaced.
    const QString real = QFileInfo(m_path).canonicalFilePath();
    const QString target = real.isEmpty() ? m_path : real;
    const QString folder = QFileInfo(target).path();
    if (!makeFolder())
        return unexpected(systemReason());
    // Made by mkstemp: nobody else may read it from its first moment on.
    QTemporaryFile file(target + u".XXXXXX"_s);
    if (!file.open())
        return unexpected(file.errorString());
    const QByteArray text = QJsonDocument(object).toJson(QJsonDocument::Compact);
    if (file.write(text) != text.size() || !file.flush())
        return unexpected(file.errorString());
    if (::fsync(file.handle()) != 0)
        return unexpected(systemReason());
    if (::rename(QFile::encodeName(file.fileName()).constData(),
                 QFile::encodeName(target).constData())
        != 0)
        return unexpected(systemReason());
    file.setAutoRemove(false);
    syncFolder(folder);
    return {};
}

} // namespace lc
