// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/recordtablemodel.h"

#include <QObject>
#include <QTimer>

namespace lc {

class AlertWatch;
class Session;
struct Alert;
struct AlertReason;
struct AlertRule;

/// An alert as a row: what the words of its table are made of.
struct AlertLine {
    QString id;
    QString severity; ///< wire word
    QString standing; ///< "open", "acknowledged", "snoozed", "muted", "cleared"
    QString item; ///< translated, as the next three
    QString kind;
    QString what;
    QString rule;
    DateText raised;
    DateText seen;
    std::optional<DateText> cleared;
    std::optional<DateText> snoozedUntil;
    QString connection; ///< name
    QString account;
    QString region;
    QString itemId; ///< ARN or id

    bool operator==(const AlertLine &) const = default;
    static const Type rows;
};

/// A rule as a row.
struct AlertRuleLine {
    QString id;
    QString standing; ///< "on", "off"
    QString severity; ///< wire word
    QString title; ///< translated, as the next three
    QString scope;
    QString origin;
    QString repeat;
    qint64 active = 0; ///< alerts in force
    std::optional<DateText> lastRaised;

    bool operator==(const AlertRuleLine &) const = default;
    static const Type rows;
};

/// How a rule stands to one item now.
struct AlertReasonLine {
    QString key;
    QString state; ///< "fires", "silent", "unknown"
    QString item; ///< translated, as the next
    QString why;

    bool operator==(const AlertReasonLine &) const = default;
    static const Type rows;
};

TableDefinition alertsTable(); ///< of AlertLine
TableDefinition alertReasonsTable(); ///< of AlertReasonLine
TableDefinition alertRulesTable(); ///< of AlertRuleLine

/// Words for one alert; where it stands is the watch's to say.
AlertLine alertLineOf(const Alert &alert, const AlertRule *rule);
QList<AlertReasonLine> reasonLinesOf(const QList<AlertReason> &reasons, const AlertRule &rule);

/// The word and colour of a severity ("warning").
Badge severityBadge(std::string_view severity);
/// The word and colour of how an alert stands ("snoozed").
Badge standingBadge(std::string_view standing);

/// Alerts or rules as the rows of a table, whenever they change; refreshing looks again. All
/// outlive it.
class AlertFeed final : public QObject, public RowFeed {
    Q_OBJECT
public:
    enum class Shows { Alerts, Rules };

    AlertFeed(AlertWatch &watch, Session &session, RecordTableModel &model, Shows shows,
              QObject *parent = nullptr);
    ~AlertFeed() override;

    void refresh() override;
    void retry() override { refresh(); }
    void cancel() override { }

private:
    void show();
    std::shared_ptr<RecordBlock> alertLines() const;
    std::shared_ptr<RecordBlock> ruleLines() const;

    AlertWatch &m_watch;
    Session &m_session;
    RecordTableModel &m_model;
    const Shows m_shows;
    QTimer m_soon; ///< several changes at once are shown once
};

} // namespace lc
