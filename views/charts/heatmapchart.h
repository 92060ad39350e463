// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartframe.h"
#include "monitoring/rightsizing.h"

namespace lc {

class HeatPlot;

/// How much is in use at which hour of which weekday.
class HeatMapChart final : public ChartFrame {
    Q_OBJECT
public:
    explicit HeatMapChart(const Theme &theme, QWidget *parent = nullptr);

    /// `note`: such as the days it is about, and the time zone of its hours.
    void setHeatMap(const QString &title, const HeatMap &map, const QString &note);
    HeatPlot &plot() { return *m_plot; }

protected:
    TableTwin tableTwin() const override;
    QString pictureTitle() const override { return m_title; }
    void describe() override;

private:
    QString m_title;
    HeatMap m_map;
    HeatPlot *m_plot;
};

/// "Most are in use on Tuesday from 14:00: 37 on average, 43 at most. Fewest on Sunday from 3:00: 2
/// on average." Empty when nothing was recorded.
QString heatMapSentence(const HeatMap &map, const QLocale &locale = QLocale());

} // namespace lc
