// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitoring/alertfactsreader.h"
#include "monitoring/alerttext.h"
#include "store/alertstore.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace lc {

class EstateReader;
class Recorder;
class Session;

/// What an AlertWatch works with; everything outlives it.
struct AlertWatchParts {
    Session &session;
    HistoryStore &history;
    Recorder &recorder;
    AlertStore &store;
    std::shared_ptr<const Clock> clock;
    /// What no list of the services names (check-outs); may be empty.
    std::function<QList<AlertItem>()> moreItems = {};
};

/// Holds what is recorded against the rules, after each recording and every few minutes, and keeps
/// what came of it. Lives on the GUI thread.
class AlertWatch final : public QObject {
    Q_OBJECT
public:
    explicit AlertWatch(AlertWatchParts parts, QObject *parent = nullptr);
    ~AlertWatch() override;

    /// From now on it looks by itself; before, only on demand.
    void start();
    /// Holds everything against the rules now, by the lists as they were last read.
    void look();
    /// Reads the lists of the open connections anew, then looks.
    void readAndLook();
    bool isLooking() const { return m_isLooking || m_isReading; }
    /// When it last looked.
    std::optional<Instant> lookedAt() const { return m_lookedAt; }

    /// The program's rules, then the user's own.
    const QList<AlertRule> &rules() const { return m_records.rules; }
    const AlertRule *rule(const QString &id) const;
    /// A rule without an id is a new one; returns its id.
    QString saveRule(AlertRule rule);
    /// One of the program's is set back to what it was.
    void removeRule(const QString &id);

    /// Those in force and past ones, the latest first.
    const QList<Alert> &alerts() const { return m_records.alerts; }
    const Alert *alert(const QString &id) const;
    const QList<AlertMute> &mutes() const { return m_records.mutes; }
    AlertStanding standing(const Alert &alert) const;
    /// Those that ask for attention, by severity.
    QList<Alert> openAlerts() const;

    void acknowledge(const QStringList &ids);
    /// Silent until then, whatever happens.
    void snooze(const QStringList &ids, Instant until);
    /// Takes back acknowledging and snoozing.
    void reopen(const QStringList &ids);
    /// Without a time until unmute().
    void mute(const QString &connection, std::optional<Instant> until = {});
    void unmute(const QString &connection);
    bool isMuted(const QString &connection) const;

    /// Lists that could not be read, in words: of them the rules see what was read before.
    const QStringList &unread() const { return m_unread; }
    /// Why the last look saw nothing: the history could not be read.
    const std::optional<StoreError> &blindness() const { return m_blindness; }
    /// What rules can be about, as last read.
    QList<AlertItem> items() const;
    /// The forecasts that rules are held against, for all who show some: each is made once.
    Exhaustion &exhaustion() { return m_reader.exhaustion(); }
    /// How a rule stands to everything that it is about, by the facts of the last look.
    QList<AlertReason> reasons(const AlertRule &rule) const;

signals:
    /// Rules, alerts or mutes are not what they were.
    void changed();
    /// People are to be told of these now, the worst first.
    void announced(const QList<lc::Alert> &alerts);
    /// Rules or alerts could not be read or kept.
    void failed(const lc::StoreError &error);

private:
    void takeBook(const AlertBook &book);
    void takeEstates();
    void take(const AlertFacts &facts);
    void change(const QStringList &ids, const std::function<void(Alert &)> &change);
    void sortAlerts();

    AlertWatchParts m_parts;
    AlertFactsReader m_reader;
    std::unique_ptr<EstateReader> m_estates;
    AlertRecords m_records;
    QList<AlertItemList> m_items;
    QStringList m_unread;
    AlertFacts m_facts;
    std::optional<Instant> m_lookedAt;
    std::optional<StoreError> m_blindness;
    std::optional<Instant> m_itemsReadAt;
    Instant m_startedAt{};
    QTimer m_timer;
    bool m_isReady = false; ///< what was kept is read
    bool m_readsWhenReady = false;
    bool m_isLooking = false;
    bool m_isReading = false; ///< the lists
    bool m_looksAgain = false; ///< when this look ends
};

} // namespace lc
