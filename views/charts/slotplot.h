// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/plotview.h"

#include <functional>

namespace lc {

/// A plot over numbered slots (days, resources, units), counted from 0; positions between them are
/// fractions.
class SlotPlot : public PlotView {
    Q_OBJECT
public:
    explicit SlotPlot(const Theme &theme, QWidget *parent = nullptr);

    /// Labels stand in the middle of their slots.
    void setSlots(int count, const QList<Tick> &labels);
    int count() const { return m_count; }
    void setHighest(double value);
    /// The slot under the mark, -1: none.
    int marked() const { return m_marked; }
    void setMarked(int slot);
    /// Words beside the mark.
    void setMarkText(std::function<QString(int slot)> text) { m_markText = std::move(text); }
    QString readOut() const override;
    /// A vertical line with a word, such as a reset, at the end of a slot; no word, no line.
    void setEndMark(double slot, const QString &text);
    /// Dotted vertical lines with a tag.
    void setTags(const QList<Tick> &tags);
    /// What is expected; times are slots.
    void setForecast(const QList<BandPoint> &band, const std::optional<QPointF> &meeting = {},
                     const QString &meetingText = {});
    /// The newest value, as a dot with words.
    void setNewest(const std::optional<QPointF> &newest, const QString &text = {});

protected:
    void paintUnder(QPainter *painter) const override;
    void paintOver(QPainter *painter) const override;
    void pointAt(const QPointF &place) override;
    void stepMark(Step step) override;
    void clearMark() override { setMarked(-1); }
    void arrange() override;

private:
    void drawEndMark(QPainter *painter) const;
    void drawNewest(QPainter *painter) const;

    QList<Tick> m_labels;
    int m_count = 0;
    int m_marked = -1;
    double m_highest = 1;
    std::function<QString(int)> m_markText;
    double m_endMark = 0;
    QString m_endText;
    QList<Tick> m_tags;
    QList<BandPoint> m_band;
    std::optional<QPointF> m_meeting;
    QString m_meetingText;
    std::optional<QPointF> m_newest;
    QString m_newestText;
};

} // namespace lc
