// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apigateway/usageplans.h"
#include "workflows/workflow.h"

#include <QDate>

#include <optional>

namespace lc {

class HistoryStore;

/// Sets the remaining quota of an API key in a usage plan until the next reset; reads it before and
/// after.
class QuotaExtension : public Workflow {
    Q_OBJECT
public:
    /// `history` is told of what was extended, since the service keeps no record; it outlives this.
    QuotaExtension(Session &session, HistoryStore &history, QString connectionId,
                   QObject *parent = nullptr)
        : Workflow(session, std::move(connectionId), parent), m_history(history)
    {
    }

    /// Whose quota, in which period.
    struct Subject {
        QString planId;
        QString keyId;
        QString keyName;
        QString region; ///< empty: the home Region of the connection
        QDate utcDay;
    };

    /// The call that extend() makes.
    static apigateway::UpdateUsage::Request requestOf(const Subject &subject, qint64 remaining);
    /// Reads what remains now; ends in Done.
    void load(const Subject &subject);
    /// Sets what remains.
    void extend(const Subject &subject, qint64 remaining);
    void retry() override;

    /// Nothing while unread, or when the service has no figures for the key.
    std::optional<qint64> before() const { return m_before; }
    std::optional<qint64> after() const { return m_after; }

private:
    using Remaining = std::function<void(const Result<std::optional<qint64>, ApiError> &)>;
    void begin(const Subject &subject, const QString &operation);
    void readRemaining(const Remaining &done);
    void readBefore();
    void sendChange();
    void readAfter(const std::optional<ApiError> &unknown);
    /// Done, and kept as an event if more is left than before.
    void succeed();

    HistoryStore &m_history;
    Subject m_subject;
    std::optional<qint64> m_wanted; ///< absent: only read
    std::optional<qint64> m_before;
    std::optional<qint64> m_after;
};

} // namespace lc
