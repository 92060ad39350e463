// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/tabletwin.h"
#include "core/result.h"
#include "reports/exportcontrol.h"
#include "style/theme.h"

#include <QWidget>

class QLabel;
class QTableView;
class QToolButton;
class QVBoxLayout;

namespace lc {

class ChartLegend;
class PlotView;

/// What all charts have in common: a sentence in words above, plots with their legend, the same
/// data as a table below, and files of it.
class ChartFrame : public QWidget {
    Q_OBJECT
public:
    ChartFrame(const Theme &theme, QWidget *parent);
    ~ChartFrame() override;

    /// "84 of 100. Rising about 1.6 per day." and a smaller line such as "As of 10:02".
    void setSentence(const QString &sentence, const QString &note = {}, Tone tone = Tone::Neutral);
    QString sentence() const;
    void setTableShown(bool shown);

    /// Draws sentence, plots and legend as they are shown into a rectangle of any device.
    void paintTo(QPainter &painter, const QRectF &target) const;
    bool savePng(const QString &path) const; ///< twice the pixels of the screen
    bool saveSvg(const QString &path) const;
    Result<void, ExportError> saveCsv(const QString &path) const;

protected:
    virtual TableTwin tableTwin() const = 0;
    /// What files are headed by where there is no sentence.
    virtual QString pictureTitle() const = 0;
    /// Puts the values and what is under the mark into the accessible descriptions.
    virtual void describe() = 0;

    const Theme &theme() const { return m_theme; }
    /// Tools between the sentence and the plots.
    void addTools(QWidget *tools);
    /// A plot under the ones before it; `title` stands over it where there are several.
    void addPlot(PlotView *plot, int stretch, const QString &title = {});
    enum class PlotShown { No, Yes };
    /// Takes a plot with its title away, or back.
    void setPlotShown(PlotView *plot, PlotShown shown);
    ChartLegend &legend() { return *m_legend; }
    /// The table and the descriptions follow the data.
    void contentChanged();

private:
    struct Part {
        PlotView *plot;
        QLabel *title; ///< null: none
    };
    QSize pictureSize() const;
    void showIcon();

    const Theme &m_theme;
    QLabel *m_icon;
    QLabel *m_sentence;
    QLabel *m_note;
    QVBoxLayout *m_body;
    QList<Part> m_parts;
    ChartLegend *m_legend;
    QToolButton *m_tableToggle;
    QLabel *m_tableSummary;
    QTableView *m_table;
    TwinModel *m_tableModel;
    Tone m_tone = Tone::Neutral;
};

} // namespace lc
