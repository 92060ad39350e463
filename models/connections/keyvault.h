// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/credentialsprovider.h"
#include "connections/keychain.h"
#include "core/clock.h"

#include <QHash>
#include <QObject>

#include <memory>

class QThread;

namespace lc {

/// The keys that people typed for connections of Kind::Keys: in the keychain of the desktop, or in
/// memory for this run where there is none. Lives in the GUI thread; entries go by connection id.
class KeyVault final : public QObject, public std::enable_shared_from_this<KeyVault> {
    Q_OBJECT
public:
    enum class Stay {
        Keychain, ///< until they are removed
        ThisRun ///< in memory, and gone when the program ends
    };
    struct Kept {
        Stay stay = Stay::ThisRun;
        QString reason; ///< why not in the keychain, for people
    };
    using KeptDone = std::function<void(const Kept &)>;

    /// A vault of the present thread, over a keychain that is borrowed; none: memory only.
    static std::shared_ptr<KeyVault> make(Keychain *keychain);
    /// From now on the keychain is not used: it is about to go.
    void close() { m_keychain = nullptr; }

    /// Where keys would stay, before they are typed.
    void findStay(QObject *context, KeptDone done);
    /// Keeps keys; those with a session token end soon and stay in memory.
    void keep(const QString &connectionId, const Credentials &keys, QObject *context,
              KeptDone done);
    void find(const QString &connectionId, QObject *context, CredentialsProvider::Done done);
    void remove(const QString &connectionId, QObject *context, Keychain::Done done);

    /// Provides these keys in the network thread; they are read when they are first wanted.
    std::shared_ptr<CredentialsProvider> provider(const QString &connectionId, QThread *network,
                                                  std::shared_ptr<const Clock> clock);

private:
    explicit KeyVault(Keychain *keychain) : m_keychain(keychain) { }

    Keychain *m_keychain;
    QHash<QString, std::shared_ptr<const Credentials>> m_keys; ///< known in this run
};

} // namespace lc
