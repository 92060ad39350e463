// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "grids/daydelegate.h"

#include "items/calendartable.h"
#include "style/icon.h"
#include "style/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr int padding = 6;
constexpr int numberHeight = 20;
constexpr int lineHeight = 17;
constexpr int iconSize = 12;

} // namespace

DayDelegate::DayDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent), m_theme(theme), m_cache(theme)
{
    connect(&theme, &Theme::changed, this, [this] { m_cache.clear(); });
}

void DayDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                        const QModelIndex &index) const
{
    const auto day = index.data(CalendarMonth::DayRole).value<CalendarDay>();
    const QRect &cell = option.rect;
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    painter->fillRect(cell,
                      m_theme.color(isSelected          ? Token::Highlight
                                        : day.isInMonth ? Token::Base
                                                        : Token::Alternate));
    const QColor line = m_theme.color(Token::Line);
    painter->fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), line);
    painter->fillRect(QRect(cell.right(), cell.top(), 1, cell.height()), line);
    const QColor ink = m_theme.color(isSelected          ? Token::HighlightText
                                         : day.isInMonth ? Token::Text
                                                         : Token::Faint);
    paintNumber(painter, cell, day, ink);
    paintEntries(painter, cell.adjusted(padding, numberHeight + 2, -padding, -1), day, ink);
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(m_theme.color(Token::Accent), 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(cell.adjusted(1, 1, -2, -2));
    }
}

void DayDelegate::paintNumber(QPainter *painter, const QRect &cell, const CalendarDay &day,
                              const QColor &ink) const
{
    const QString number = QLocale().toString(day.date.day());
    const int width = std::max(numberHeight, m_cache.width(number, TypeStyle::SmallMedium) + 10);
    const QRect area(cell.left() + padding / 2, cell.top() + 2, width, numberHeight - 2);
    painter->setPen(ink);
    if (day.isToday) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_theme.color(Token::Accent));
        painter->drawRoundedRect(area, area.height() / 2.0, area.height() / 2.0);
        painter->restore();
        painter->setPen(m_theme.color(Token::AccentText));
    }
    m_cache.draw(painter, area, number, Qt::AlignHCenter,
                 day.isToday ? TypeStyle::SmallMedium : TypeStyle::Small);
}

void DayDelegate::paintEntries(QPainter *painter, const QRect &area, const CalendarDay &day,
                               const QColor &ink) const
{
    const int shown = std::min(area.height() / lineHeight, int(day.entries.size()));
    QRect row(area.left(), area.top(), area.width(), lineHeight);
    for (int i = 0; i < shown; ++i) {
        const CalendarEntry &entry = day.entries[i];
        const Badge badge = nearnessBadge(entry);
        const QColor mark = day.isInMonth ? m_theme.text(badge.tone) : ink;
        paintSymbol(painter, QRect(row.left(), row.top(), iconSize, lineHeight),
                    symbolNamed(badge.icon, badge.tone), mark, iconSize);
        const bool isCalm = badge.tone == Tone::Success || !day.isInMonth;
        painter->setPen(isCalm ? ink : mark);
        m_cache.draw(painter, row.adjusted(iconSize + 4, 0, 0, 0), entry.name, Qt::AlignLeft,
                     TypeStyle::Small);
        row.translate(0, lineHeight);
    }
    const auto left = int(day.entries.size()) - shown;
    if (left == 0)
        return;
    painter->setPen(day.isInMonth ? m_theme.color(Token::Sub) : ink);
    const QRect head(area.left(), area.top() - numberHeight, area.width(), numberHeight - 2);
    m_cache.draw(painter, head,
                 shown == 0 ? tr("%n date(s)", nullptr, left) : tr("+%n", nullptr, left),
                 Qt::AlignRight, TypeStyle::Small);
}

} // namespace lc
