// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "store/alert.h"
#include "store/alertitemlist.h"
#include "store/alertmute.h"
#include "store/storeerror.h"
#include "store/storethread.h"

#include <QObject>

#include <functional>
#include <memory>

namespace lc {

/// All that is kept about alerts.
struct AlertBook {
    QList<AlertRule> rules; ///< the user's own, and what they changed about others
    QList<Alert> alerts; ///< those in force, and the latest past ones; by time
    QList<AlertMute> mutes;
    QList<AlertItemList> items;
};

/// Keeps rules, alerts with what was done about them, and what they can be about in console.db.
/// Lives on the GUI thread; the file is written in another, in the order of the calls.
class AlertStore final : public QObject {
    Q_OBJECT
public:
    /// So many past alerts are kept at most, and none for longer than this.
    static constexpr int keptAlerts = 5000;
    static constexpr std::chrono::days keptFor{400};

    AlertStore(const QString &path, std::shared_ptr<const Clock> clock, QObject *parent = nullptr);
    /// Writes what is waiting.
    ~AlertStore() override;

    /// Answers while `context` lives.
    void read(QObject *context, std::function<void(Result<AlertBook, StoreError>)> done);
    void keepRule(const AlertRule &rule);
    void removeRule(const QString &id);
    /// New ones and new states of those that are kept, in one transaction.
    void keepAlerts(const QList<Alert> &alerts);
    void keepMute(const AlertMute &mute);
    void removeMute(const QString &connection);
    /// Replaces what was kept of the same places.
    void keepItems(const QList<AlertItemList> &lists);

    /// What another process keeps in a file, without writing it; empty when the file knows of no
    /// alerts yet.
    static Result<AlertBook, StoreError> readFile(const QString &path);

signals:
    void failed(const lc::StoreError &error);

private:
    class Keeper;
    using Work = std::function<Result<void, DatabaseError>(Keeper &)>;

    void post(Work work);

    std::shared_ptr<Keeper> m_keeper; ///< used in the thread only
    std::unique_ptr<StoreThread> m_thread;
};

} // namespace lc
