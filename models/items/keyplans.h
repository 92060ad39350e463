// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/session.h"
#include "domain/usageplan.h"
#include "items/valueoverlay.h"

#include <QHash>
#include <QSet>

#include <deque>
#include <map>

namespace lc {

/// A usage plan and where it is.
struct PlacedPlan {
    QString connection; ///< id
    QString region;
    UsagePlan plan;

    bool operator==(const PlacedPlan &) const = default;
};

/// Which keys are in which usage plans: reads the plans of every place and the keys of every plan,
/// and fills the names of a key's plans into an overlay. Session and overlay outlive it; lives on
/// the GUI thread.
class KeyPlans : public QObject {
    Q_OBJECT
public:
    /// `part` of the overlay, under key ids.
    KeyPlans(Session &session, ValueOverlay &names, int part, QObject *parent = nullptr);

    /// Reads every Region of a connection, anew where it was read before.
    void read(const QString &connectionId);
    bool isBusy() const;
    /// Of every place that is read.
    QList<PlacedPlan> plans() const;
    QList<UsagePlan> plansOf(const QString &connectionId, const QString &region,
                             const QString &keyId) const;

signals:
    /// Nothing is read any more.
    void finished();

private:
    using Place = std::pair<QString, QString>; ///< connection and Region
    struct Read {
        QList<UsagePlan> plans;
        QHash<QString, QSet<QString>> keys; ///< by plan id
        bool hasFailed = false;

        QHash<QString, QStringList> namesByKey() const;
    };
    struct Work {
        Place place;
        QString planId; ///< empty: the plans themselves
    };

    void startNext();
    void readPlans(const Work &work, Client &client);
    void readKeys(const Work &work, Client &client);
    void end(const Work &work, const Result<void, ApiError> &outcome);
    void take(const Place &place, const Read &read);

    Session &m_session;
    ValueOverlay &m_names;
    int m_part;
    std::map<Place, Read> m_read;
    std::map<Place, Read> m_fresh; ///< being read
    std::deque<Work> m_waiting;
    std::map<std::pair<Place, QString>, PendingCall> m_running; ///< by place and plan id
};

} // namespace lc
