// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartdata.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QPushButton;

namespace lc {

class Theme;

/// The thresholds of a chart for the keyboard: one is chosen, its level typed or stepped, and
/// agreed to by Enter or the button; Escape takes it back. Hidden without thresholds.
class ThresholdBar final : public QWidget {
    Q_OBJECT
public:
    explicit ThresholdBar(const Theme &theme, QWidget *parent = nullptr);

    void setThresholds(const QList<ChartData::Threshold> &thresholds);
    /// Chooses one and shows a level that it does not have yet.
    void setLevel(int index, double value);

signals:
    /// The level that one would have; the chart shows it.
    void levelMoved(int index, double value);
    /// That it should have; `value` may be the one that it has.
    void levelChosen(int index, double value);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void choose();
    void showChange();
    void agree();

    QList<ChartData::Threshold> m_thresholds; ///< as they are
    QComboBox *m_choice;
    QDoubleSpinBox *m_level;
    QPushButton *m_change;
};

} // namespace lc
