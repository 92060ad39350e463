// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/session.h"
#include "core/apierror.h"
#include "domain/grant.h"

#include <QObject>

#include <optional>

namespace lc {

/// The versions of one grant, newest first. The service has no list of them: each is read by its
/// number. GUI thread; the session outlives it.
class GrantVersions : public QObject {
    Q_OBJECT
public:
    static constexpr int mostAtOnce = 20;

    explicit GrantVersions(Session &session, QObject *parent = nullptr);

    /// Begins with `newest`, which is at hand, and reads those before it, `mostAtOnce` of them.
    void start(const QString &connectionId, const Grant &newest);
    /// Reads as many again, as long as there are earlier ones.
    void readMore();
    void clear();

    const QList<Grant> &versions() const { return m_versions; }
    bool isReading() const { return m_isReading; }
    bool hasMore() const { return m_next > 0 && !m_isReading; }
    /// Why an earlier version could not be read.
    const std::optional<ApiError> &error() const { return m_error; }

signals:
    void changed();

private:
    void readNext();
    void end();

    Session &m_session;
    QString m_connectionId;
    QList<Grant> m_versions;
    qint64 m_next = 0; ///< the number to be read next; 0: none is left
    int m_left = 0; ///< how many are still read in this turn
    bool m_isReading = false;
    std::optional<ApiError> m_error;
    PendingCall m_call;
};

} // namespace lc
