// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/localaccount.h"

#include <QFile>
#include <QRandomGenerator>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

QByteArray randomText(int length, QByteArrayView alphabet)
{
    QByteArray text;
    for (int i = 0; i < length; ++i)
        text += alphabet[QRandomGenerator::system()->bounded(int(alphabet.size()))];
    return text;
}

void assign(LocalAccount &account, QByteArrayView key, QByteArrayView value)
{
    if (key == "aws_access_key_id")
        account.credentials.accessKeyId = QString::fromUtf8(value);
    else if (key == "aws_secret_access_key")
        account.credentials.secretAccessKey = Secret(value);
    else if (key == "aws_session_token")
        account.credentials.sessionToken = Secret(value);
    else if (key == "aws_account_id")
        account.account = QString::fromUtf8(value);
}

QList<LocalAccount> parse(QByteArrayView text)
{
    QList<LocalAccount> profiles;
    qsizetype start = 0;
    while (start < text.size()) {
        qsizetype end = text.indexOf('\n', start);
        end = end < 0 ? text.size() : end;
        const QByteArrayView line = text.sliced(start, end - start).trimmed();
        start = end + 1;
        if (line.isEmpty() || line.startsWith('#') || line.startsWith(';'))
            continue;
        if (line.startsWith('[') && line.endsWith(']')) {
            profiles.append(
                LocalAccount{QString::fromUtf8(line.sliced(1, line.size() - 2).trimmed()), {}, {}});
        } else if (const qsizetype equals = line.indexOf('='); equals > 0 && !profiles.isEmpty()) {
            assign(profiles.last(), line.first(equals).trimmed(),
                   line.sliced(equals + 1).trimmed());
        }
    }
    return profiles;
}

QString fileFault(const QString &path, const QString &reason)
{
    return u"Cannot use the credentials file %1: %2."_s.arg(path, reason);
}

} // namespace

Result<QList<LocalAccount>, QString> readAccounts(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unexpected(fileFault(path, file.errorString()));
    QByteArray text = file.readAll();
    QList<LocalAccount> accounts = parse(text);
    explicit_bzero(text.data(), size_t(text.size()));
    accounts.removeIf([](const LocalAccount &account) { return account.account.isEmpty(); });
    if (accounts.isEmpty())
        return unexpected(fileFault(path, u"no profile in it names its aws_account_id"_s));
    QStringList keys;
    for (const LocalAccount &account : std::as_const(accounts)) {
        if (!isAccountId(account.account))
            return unexpected(fileFault(
                path, u"aws_account_id of [%1] is not twelve digits"_s.arg(account.profile)));
        if (account.credentials.accessKeyId.isEmpty()
            || account.credentials.secretAccessKey.isEmpty())
            return unexpected(fileFault(path, u"[%1] has no keys"_s.arg(account.profile)));
        if (keys.contains(account.credentials.accessKeyId))
            return unexpected(fileFault(
                path, u"[%1] repeats the access key of another profile"_s.arg(account.profile)));
        keys.append(account.credentials.accessKeyId);
    }
    return accounts;
}

QList<NamedAccount> usualAccounts()
{
    return {{u"111122223333"_s, u"vendor"_s}, {u"444455556666"_s, u"customer"_s}};
}

Result<void, QString> addAccounts(const QString &path, const QList<NamedAccount> &accounts)
{
    static constexpr char keyAlphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    static constexpr char secretAlphabet[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    QFile existing(path);
    if (existing.exists() && !existing.open(QIODevice::ReadOnly))
        return unexpected(fileFault(path, existing.errorString()));
    QByteArray text = existing.isOpen()
        ? existing.readAll()
        : QByteArray(
            "# Accounts of the local License Console service; only it knows these keys.\n");
    for (const NamedAccount &account : accounts) {
        text += "\n[" + account.name.toUtf8() + "]\naws_access_key_id = AKIA"
            + randomText(16, keyAlphabet) + "\naws_secret_access_key = "
            + randomText(40, secretAlphabet) + "\naws_account_id = " + account.id.toUtf8() + '\n';
    }
    const QByteArray target = QFile::encodeName(path);
    const QByteArray temporary = target + ".new";
    const int file = ::open(temporary.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    const bool written = file >= 0 && ::fchmod(file, 0600) == 0
        && ::write(file, text.constData(), size_t(text.size())) == text.size()
        && ::fsync(file) == 0;
    const int reason = errno;
    if (file >= 0)
        ::close(file);
    explicit_bzero(text.data(), size_t(text.size()));
    if (!written || ::rename(temporary.constData(), target.constData()) != 0) {
        ::unlink(temporary.constData());
        return unexpected(fileFault(path, qt_error_string(reason)));
    }
    return {};
}

} // namespace lc
