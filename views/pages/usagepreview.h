// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/cell.h"
#include "style/theme.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace lc {

/// The last 30 days of one entitlement in small, with its words under it and the way to the chart.
class UsagePreview final : public QWidget {
    Q_OBJECT
public:
    explicit UsagePreview(const Theme &theme, QWidget *parent = nullptr);

    void setFigure(const UsageFigure &figure);
    /// What was recorded; without values the preview says so.
    void setTrend(const Trend &trend);
    void clear();

signals:
    void chartRequested();

private:
    class Plot;

    const Theme &m_theme;
    QLabel *m_title;
    QPushButton *m_open;
    Plot *m_plot;
    QLabel *m_words;
};

} // namespace lc
