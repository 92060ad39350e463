// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/promptdialog.h"
#include "monitoring/leadtimes.h"

class QCheckBox;
class QSpinBox;

namespace lc {

/// Asks how many days ahead one or several entries of the calendar are to be noticed, and what
/// counts for others of their kind.
class LeadTimeDialog final : public PromptDialog {
    Q_OBJECT
public:
    /// `entries` has at least one.
    LeadTimeDialog(const Theme &theme, const LeadTimes &times, const QList<CalendarEntry> &entries,
                   QWidget *parent);

signals:
    void chosen(const lc::LeadTimes &times);

private:
    QSpinBox *addDays(const QString &label, const QString &name, int days);
    void choose();

    LeadTimes m_times;
    const QList<CalendarEntry> m_entries;
    QCheckBox *m_hasOwn;
    QSpinBox *m_own;
    QList<std::pair<CalendarKind, QSpinBox *>> m_kinds;
};

} // namespace lc
