// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/client.h"
#include "client/clientparts.h"
#include "client/workers.h"
#include "connections/connection.h"
#include "connections/connectionaccess.h"
#include "connections/connectionregistry.h"
#include "core/apierror.h"
#include "core/clock.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace lc {

class CallJournal;
class KeyVault;
class Keychain;
class LocalServiceLauncher;
class PromptDesk;
class Prompter;
class SsoTokenPool;
struct CallTarget;
struct Service;

/// What a session is made of; the pointers are borrowed and outlive it.
struct SessionParts {
    std::shared_ptr<Workers> workers;
    std::shared_ptr<const Clock> clock;
    LocalServiceLauncher *launcher = nullptr; ///< none: local connections cannot be opened
    CallJournal *journal = nullptr; ///< none: calls are not recorded
};

/// The connections that are open, who they speak as, and a client for each. Lives on the GUI
/// thread.
class Session : public QObject {
    Q_OBJECT
public:
    enum class State { Closed, Opening, Open, Failed };

    Session(SessionParts parts, ConnectionRegistry registry, QObject *parent = nullptr);
    ~Session() override;

    ConnectionRegistry &registry() { return m_registry; }
    /// Who is asked for codes and sign-ins by connections that are opened from now on; borrowed.
    /// None: nobody, and a connection that needs a person says so.
    void setPrompter(Prompter *prompter);
    /// Where typed keys are kept, set before any are; borrowed. None: in memory, for this run.
    void setKeychain(Keychain *keychain);
    KeyVault &keyVault() const { return *m_keyVault; }

    /// Opens a connection and asks who it speaks as; `region` overrides the configured ones and may
    /// be Connection::everyRegion. Opening an open one does nothing, opening a failed one tries
    /// again.
    void open(const QString &connectionId, const QString &region = {});
    void close(const QString &connectionId);
    /// Asks again for the identity of every failed connection.
    void retry();
    /// Reads files and settings again; what is open and was changed there is opened anew.
    void reload();
    /// Takes the account that a connection turned out to speak for, after OtherIdentity.
    void acceptIdentity(const QString &connectionId);

    /// Every connection that is not closed, in the order of opening.
    QStringList opened() const { return m_order; }
    State state(const QString &connectionId) const;
    Connection connection(const QString &connectionId) const;
    Identity identity(const QString &connectionId) const;
    /// Why a connection is Failed.
    ApiError error(const QString &connectionId) const;
    /// Whether a connection failed only because no Region is configured: ask, then open() with one.
    bool isRegionMissing(const QString &connectionId) const;
    /// Who an open connection spoke as the last time, where that was another identity of the same
    /// account; who it was before, after OtherIdentity.
    std::optional<Identity> formerIdentity(const QString &connectionId) const;
    /// The Regions that are listed, the home Region first; one that is empty while none is known.
    QStringList regions(const QString &connectionId) const;
    /// In the home Region; null unless the connection is Open.
    Client *client(const QString &connectionId) const;
    /// In any Region, made on first use. An empty Region stands for the home Region.
    Client *clientIn(const QString &connectionId, const QString &region);
    /// How clients of a connection are made, one that is not open or not kept yet, too. Nothing is
    /// sent to it; the local service is started when it is needed.
    void findAccess(const Connection &connection, QObject *context,
                    std::function<void(const Result<ConnectionAccess, ApiError> &)> done);
    /// Where other programs find what a connection calls, with placeholders for typed keys.
    CallTarget targetOf(const QString &connectionId, const Service &service,
                        const QString &region) const;
    Instant now() const { return m_parts.clock->now(); }

signals:
    /// A connection came, went, or changed its state or identity.
    void stateChanged(const QString &connectionId);
    /// The list returned by opened() changed.
    void openedChanged();
    /// The registry was read again.
    void registryChanged();

private:
    struct Entry;
    void begin(const QString &connectionId, const QString &wantedRegion);
    void askIdentity(const QString &connectionId);
    void learnIdentity(const QString &connectionId, const Identity &identity);
    void finishOpening(const QString &connectionId);
    AccessMeans means() const;
    void fail(const QString &connectionId, const ApiError &error);

    SessionParts m_parts;
    ConnectionRegistry m_registry;
    std::shared_ptr<PromptDesk> m_desk;
    std::shared_ptr<SsoTokenPool> m_signIns;
    std::shared_ptr<KeyVault> m_keyVault;
    QStringList m_order;
    std::map<QString, std::unique_ptr<Entry>> m_entries;
};

} // namespace lc
