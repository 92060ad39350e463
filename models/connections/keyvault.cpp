// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/keyvault.h"

#include "aws/answerpath.h"
#include "aws/credentialplan.h"
#include "aws/credentialssource.h"
#include "aws/refreshingcredentials.h"
#include "core/endinownthread.h"
#include "core/json.h"
#include "core/ticket.h"

#include <QThread>

namespace lc {

namespace {

/// An entry of the keychain.
struct KeptKeys {
    QString accessKeyId;
    QString secretAccessKey;

    bool operator==(const KeptKeys &) const = default;
    static const Type rows;
};

constexpr Field keptKeysRows[] = {
    field<&KeptKeys::accessKeyId>("AccessKeyId").with(Required),
    field<&KeptKeys::secretAccessKey>("SecretAccessKey").with(Required | Sensitive),
};

constinit const Type KeptKeys::rows = describe<KeptKeys>("KeptKeys", keptKeysRows);

Secret toEntry(const Credentials &keys)
{
    QByteArray json =
        writeJson(KeptKeys{keys.accessKeyId, QString::fromUtf8(keys.secretAccessKey.bytes())});
    Secret entry{QByteArrayView(json)};
    json.fill('\0');
    return entry;
}

/// Nothing when an entry is not one of ours.
std::shared_ptr<const Credentials> fromEntry(const Secret &entry)
{
    const auto kept = readJson<KeptKeys>(entry.bytes());
    if (!kept || kept->accessKeyId.isEmpty() || kept->secretAccessKey.isEmpty())
        return nullptr;
    return std::make_shared<const Credentials>(Credentials{
        kept->accessKeyId, Secret::fromText(kept->secretAccessKey), Secret(), std::nullopt});
}

/// Brings keys from the vault's thread to the network thread.
class VaultKeys final : public CredentialsSource {
public:
    VaultKeys(std::shared_ptr<KeyVault> vault, QString connectionId)
        : m_vault(std::move(vault)), m_connectionId(std::move(connectionId))
    {
    }

    void fetch(Asking /*asking*/, CredentialsProvider::Done done) override
    {
        const AnswerPath path;
        m_question = Ticket([path] { path.close(); });
        KeyVault *vault = m_vault.get();
        QMetaObject::invokeMethod(
            vault,
            [vault, id = m_connectionId, answer = path.wrap(std::move(done))] {
                vault->find(id, vault, answer);
            },
            Qt::QueuedConnection);
    }

private:
    std::shared_ptr<KeyVault> m_vault;
    QString m_connectionId;
    Ticket m_question; ///< under way; of the network thread
};

} // namespace

std::shared_ptr<KeyVault> KeyVault::make(Keychain *keychain)
{
    return {new KeyVault(keychain), EndInOwnThread()};
}

void KeyVault::findStay(QObject *context, KeptDone done)
{
    if (!m_keychain) {
        QMetaObject::invokeMethod(
            context,
            [done = std::move(done)] {
                done({Stay::ThisRun, tr("There is no keychain on this desktop.")});
            },
            Qt::QueuedConnection);
        return;
    }
    // That an entry is not there is as good an answer as any.
    m_keychain->read(
        QStringLiteral("probe"), context,
        [done = std::move(done)](const Result<Secret, Keychain::Error> &read) {
            const bool works = read || read.error().failure == Keychain::Failure::NotFound;
            done(works ? Kept{Stay::Keychain, {}} : Kept{Stay::ThisRun, read.error().message});
        });
}

void KeyVault::keep(const QString &connectionId, const Credentials &keys, QObject *context,
                    KeptDone done)
{
    m_keys.insert(connectionId, std::make_shared<const Credentials>(keys));
    if (!keys.sessionToken.isEmpty() || !m_keychain) {
        const QString reason = m_keychain
            ? tr("Keys with a session token end soon and are not kept in the keychain.")
            : tr("There is no keychain on this desktop.");
        QMetaObject::invokeMethod(
            context,
            [done = std::move(done), reason] {
                done({Stay::ThisRun, reason});
            },
            Qt::QueuedConnection);
        return;
    }
    m_keychain->write(
        connectionId, toEntry(keys), context,
        [done = std::move(done)](const Result<void, Keychain::Error> &written) {
            done(written ? Kept{Stay::Keychain, {}} : Kept{Stay::ThisRun, written.error().message});
        });
}

void KeyVault::find(const QString &connectionId, QObject *context, CredentialsProvider::Done done)
{
    const auto known = m_keys.constFind(connectionId);
    if (known != m_keys.cend() || !m_keychain) {
        const CredentialsResult result = known != m_keys.cend()
            ? CredentialsResult(*known)
            : CredentialsResult(unexpected(
                credentialsError(tr("The keys of this connection were for one run of the program "
                                    "only. Enter them again."))));
        QMetaObject::invokeMethod(
            context, [done = std::move(done), result] { done(result); }, Qt::QueuedConnection);
        return;
    }
    m_keychain->read(
        connectionId, context,
        [self = weak_from_this(), connectionId,
         done = std::move(done)](const Result<Secret, Keychain::Error> &read) {
            if (!read) {
                const bool isAbsent = read.error().failure == Keychain::Failure::NotFound;
                done(unexpected(credentialsError(
                    isAbsent ? tr("The keychain has no keys of this connection. Enter them again.")
                             : tr("The keys of this connection could not be read. %1")
                                   .arg(read.error().message))));
                return;
            }
            const auto keys = fromEntry(*read);
            if (!keys) {
                done(unexpected(credentialsError(
                    tr("The keychain's entry of this connection holds no keys. Enter them "
                       "again."))));
                return;
            }
            if (const auto vault = self.lock())
                vault->m_keys.insert(connectionId, keys);
            done(keys);
        });
}

void KeyVault::remove(const QString &connectionId, QObject *context, Keychain::Done done)
{
    m_keys.remove(connectionId);
    if (m_keychain) {
        m_keychain->remove(connectionId, context, std::move(done));
        return;
    }
    QMetaObject::invokeMethod(
        context, [done = std::move(done)] { done({}); }, Qt::QueuedConnection);
}

std::shared_ptr<CredentialsProvider> KeyVault::provider(const QString &connectionId,
                                                        QThread *network,
                                                        std::shared_ptr<const Clock> clock)
{
    return madeIn<RefreshingCredentials>(
        network, madeIn<VaultKeys>(network, shared_from_this(), connectionId), std::move(clock));
}

} // namespace lc
