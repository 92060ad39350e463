// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "grids/textcache.h"
#include "items/calendarmonth.h"

#include <QStyledItemDelegate>

namespace lc {

/// Paints one day of a month: its number, and as many entries as there is room for.
class DayDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    DayDelegate(const Theme &theme, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    void paintNumber(QPainter *painter, const QRect &cell, const CalendarDay &day,
                     const QColor &ink) const;
    void paintEntries(QPainter *painter, const QRect &area, const CalendarDay &day,
                      const QColor &ink) const;

    const Theme &m_theme;
    mutable TextCache m_cache;
};

} // namespace lc
