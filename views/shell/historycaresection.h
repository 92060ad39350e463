// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/preferencessection.h"
#include "workflows/historycare.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QProgressBar;
class QPushButton;

namespace lc {

/// How long the history is kept, and what can be done with all of it.
class HistoryCareSection final : public PreferencesSection {
    Q_OBJECT
public:
    HistoryCareSection(Settings &settings, HistoryCare &care, QWidget *parent = nullptr);

    void keep() override;

private:
    QComboBox *addAge(QFormLayout &layout, const QString &label, const Setting<int> &setting);
    QPushButton *addButton(const QString &text, const char *name);
    void askForTarget();
    void askForSource();
    void showWork();

    Settings &m_settings;
    HistoryCare &m_care;
    QComboBox *m_readings;
    QComboBox *m_hours;
    QComboBox *m_days;
    QList<QPushButton *> m_works; ///< begin something
    QPushButton *m_stop;
    QProgressBar *m_progress;
    QLabel *m_outcome;
};

} // namespace lc
