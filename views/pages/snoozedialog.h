// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "forms/promptdialog.h"

#include <optional>

class QComboBox;

namespace lc {

class DateEdit;

/// Asks until when alerts are to be silent.
class SnoozeDialog final : public PromptDialog {
    Q_OBJECT
public:
    /// `what` names what is snoozed: an item, or how many alerts.
    SnoozeDialog(const Theme &theme, const Clock &clock, const QString &what,
                 QWidget *parent = nullptr);

signals:
    void chosen(lc::Instant until);

private:
    std::optional<Instant> until() const;
    void check();

    const Clock &m_clock;
    QComboBox *m_choice;
    DateEdit *m_date;
    QPushButton *m_snooze;
};

} // namespace lc
