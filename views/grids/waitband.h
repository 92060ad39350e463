// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/retrywait.h"
#include "grids/noticeband.h"

#include <QTimer>
#include <QWidget>

#include <functional>

namespace lc {

class Workflow;

/// Says what a call waits for and until when, with a button that cancels it; hidden while nothing
/// waits, and for waits that are too short to be read.
class WaitBand final : public QWidget {
    Q_OBJECT
public:
    explicit WaitBand(const Theme &theme, QWidget *parent = nullptr);

    /// `now` is by the clock that measured the wait.
    void tell(const RetryWait &wait, Instant now, std::function<void()> cancel);
    void clear();
    /// Tells the waits of a workflow until it ends.
    void follow(Workflow &workflow);
    const Notice &notice() const { return m_band->notice(); }

private:
    void showNow();

    NoticeBand *m_band;
    RetryWait m_wait;
    std::function<void()> m_cancel;
    QTimer m_begin;
    QTimer m_end;
};

} // namespace lc
