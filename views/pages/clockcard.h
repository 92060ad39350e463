// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/control/control.h"
#include "pages/labcard.h"

#include <QTimer>

class QLabel;
class QLineEdit;

namespace lc {

class DateEdit;
class PillLabel;

/// The clock of the local service: what it says, and setting it.
class ClockCard final : public LabCard {
    Q_OBJECT
public:
    explicit ClockCard(PageContext &context, QWidget *parent = nullptr);

    void read() override;
    /// How far the service's clock is from the machine's, in words; empty while they agree.
    QString deviation() const;
    QAction *resetAction() const { return m_reset; }

signals:
    /// The clock was read or set.
    void clockRead();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void take(const control::ClockTime &clock);
    void showTime();
    void set(const control::SetClock::Request &request, const QString &object);
    void setTyped();
    std::optional<Instant> typed() const;
    QAction *addStep(const QString &name, const QString &text, std::chrono::seconds step);
    void showProblem();

    bool m_isRead = false;
    std::chrono::milliseconds m_ahead{0}; ///< of the machine's clock
    QTimer m_second;
    QLabel *m_time;
    QLabel *m_local;
    PillLabel *m_state;
    DateEdit *m_day;
    QLineEdit *m_hour;
    QLabel *m_problem;
    QAction *m_set;
    QAction *m_reset;
};

} // namespace lc
