// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QList>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <memory>

namespace lc {

/// Changes that were agreed to and wait some seconds before they are sent, so that they can still
/// be undone. GUI thread.
class HoldBack final : public QObject {
    Q_OBJECT
public:
    struct Held {
        int id = 0;
        QString what; ///< "Deleting Render Pro"
        Instant until;
        QPointer<QObject> context;
        std::function<void()> send;
    };

    explicit HoldBack(std::shared_ptr<const Clock> clock, QObject *parent = nullptr);

    /// How long from now on; zero: nothing waits.
    void setDuration(std::chrono::seconds duration) { m_duration = duration; }
    std::chrono::seconds duration() const { return m_duration; }

    /// Runs `send` when the time is over. With the end of `context` it is forgotten, as after
    /// undo().
    void hold(const QString &what, QObject *context, std::function<void()> send);
    /// Forgets it: nothing is sent.
    void undo(int id);
    void sendNow(int id);

    /// Oldest first.
    const QList<Held> &held() const { return m_held; }
    /// What waits in the name of a page that is about to close.
    QList<Held> heldBy(const QObject *context) const;
    Instant now() const { return m_clock->now(); }

signals:
    /// Something began or ended to wait, or a second passed.
    void changed();
    void undone(const QString &what);

private:
    std::optional<Held> take(int id);
    void sendDue();

    std::shared_ptr<const Clock> m_clock;
    std::chrono::seconds m_duration{10};
    QList<Held> m_held;
    QTimer m_timer;
    int m_lastId = 0;
};

} // namespace lc
