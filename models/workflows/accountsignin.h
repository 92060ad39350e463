// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/session.h"

#include <QSet>

namespace lc {

/// Opens a connection that signs for an account: one that is open, one that did the last time, or
/// a local one. GUI thread.
class AccountSignIn final : public QObject {
    Q_OBJECT
public:
    /// The session outlives it.
    explicit AccountSignIn(Session &session, QObject *parent = nullptr);

    /// For `account`; without one `connectionId` itself is opened anew, with a new sign-in. The
    /// answer comes through the event loop.
    void start(const QString &connectionId, const QString &account);

signals:
    void opened(const QString &connectionId);
    /// No connection is known to sign for the account, or none could be opened.
    void failed();

private:
    void look();
    /// Connections that may sign for the account, as far as one can tell before they are open.
    QStringList candidates(const QString &connectionId) const;

    Session &m_session;
    QString m_account;
    QSet<QString> m_tried; ///< what was opened to find out
};

} // namespace lc
