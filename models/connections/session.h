// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/client.h"
#include "client/clientparts.h"
#include "client/workers.h"
#include "connections/connection.h"
#include "connections/connectionregistry.h"
#include "core/apierror.h"
#include "core/clock.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>

namespace lc {

class CallJournal;
class LocalServiceLauncher;
class PromptDesk;
class Prompter;
class SsoTokenPool;
struct LocalEndpoint;

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

    /// Opens a connection and asks who it speaks as; `region` overrides the configured one.
    /// Opening an open one does nothing, opening a failed one tries again.
    void open(const QString &connectionId, const QString &region = {});
    void close(const QString &connectionId);
    /// Asks again for the identity of every failed connection.
    void retry();

    /// Every connection that is not closed, in the order of opening.
    QStringList opened() const { return m_order; }
    State state(const QString &connectionId) const;
    Connection connection(const QString &connectionId) const;
    Identity identity(const QString &connectionId) const;
    /// Why a connection is Failed.
    ApiError error(const QString &connectionId) const;
    /// Whether a connection failed only because no Region is configured: ask, then open() with one.
    bool isRegionMissing(const QString &connectionId) const;
    /// Null unless the connection is Open.
    Client *client(const QString &connectionId) const;
    /// The same connection in another Region, for what can be changed in its home Region only; made
    /// on first use. An empty Region stands for the connection's own.
    Client *clientIn(const QString &connectionId, const QString &region);
    Instant now() const { return m_parts.clock->now(); }

signals:
    /// A connection came, went, or changed its state or identity.
    void stateChanged(const QString &connectionId);
    /// The list returned by opened() changed.
    void openedChanged();

private:
    struct Entry;
    void openAws(const QString &connectionId);
    void openLocal(const QString &connectionId);
    void openLocalAt(const QString &connectionId, const LocalEndpoint &local);
    ClientParts commonParts(const Entry &entry) const;
    void askIdentity(const QString &connectionId);
    void fail(const QString &connectionId, const ApiError &error);

    SessionParts m_parts;
    ConnectionRegistry m_registry;
    std::shared_ptr<PromptDesk> m_desk;
    std::shared_ptr<SsoTokenPool> m_signIns;
    QStringList m_order;
    std::map<QString, std::unique_ptr<Entry>> m_entries;
};

} // namespace lc
