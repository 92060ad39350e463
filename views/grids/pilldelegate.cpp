// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "grids/pilldelegate.h"

#include "style/icon.h"

#include <QApplication>
#include <QPainter>

namespace lc {

namespace {

constexpr int iconSize = 14;
constexpr int leftPadding = 6;
constexpr int rightPadding = 8;
constexpr int gap = 4;

} // namespace

Badge badgeOfCell(const QModelIndex &index)
{
    const QVariant value = index.data(BadgeRole);
    if (value.canConvert<Badge>())
        return value.value<Badge>();
    Badge plain;
    plain.word = index.data().toString();
    return plain;
}

bool Pill::isTurning(const Badge &badge)
{
    return badge.icon == QLatin1StringView("progress") && badge.word.endsWith(u'…')
        && QApplication::isEffectEnabled(Qt::UI_General);
}

int Pill::width(const Theme &theme, TextCache &cache, const Badge &badge)
{
    Q_UNUSED(theme)
    return leftPadding + iconSize + gap + cache.width(badge.word, TypeStyle::Small) + rightPadding;
}

void Pill::paint(QPainter *painter, const QRect &area, const Theme &theme, TextCache &cache,
                 const Badge &badge, int step)
{
    if (badge.word.isEmpty())
        return;
    const int needed = width(theme, cache, badge);
    const QRect pill(area.left(), area.top() + (area.height() - height) / 2,
                     std::min(needed, area.width()), height);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(theme.isHighContrast() ? QPen(theme.color(Token::Text)) : QPen(Qt::NoPen));
    painter->setBrush(theme.back(badge.tone));
    painter->drawRoundedRect(pill, height / 2.0, height / 2.0);
    painter->setRenderHint(QPainter::Antialiasing, false);
    const QColor ink = theme.text(badge.tone);
    const QRect mark(pill.left() + leftPadding, pill.top(), iconSize, height);
    const Symbol symbol = symbolNamed(badge.icon, badge.tone);
    if (symbol == Symbol::Progress && step != 0)
        paintProgress(painter, mark, ink, iconSize, step);
    else
        paintSymbol(painter, mark, symbol, ink, iconSize);
    painter->setPen(ink);
    cache.draw(painter, pill.adjusted(leftPadding + iconSize + gap, 0, -rightPadding + 1, 0),
               badge.word, Qt::AlignLeft, TypeStyle::Small);
}

PillDelegate::PillDelegate(const Theme &theme, TextCache &cache, QObject *parent)
    : CellDelegate(theme, cache, parent)
{
    m_since.start();
}

void PillDelegate::paintContent(const Content &content) const
{
    const Badge badge = badgeOfCell(content.index);
    if (badge.word == u"–") {
        drawText(content, content.area, badge.word, Qt::AlignLeft);
        return;
    }
    int step = 0;
    if (Pill::isTurning(badge)) {
        step = 1 + static_cast<int>(m_since.elapsed() / 125 % 8);
        emit turningPainted(content.index);
    }
    Pill::paint(content.painter, content.area, theme(), cache(), badge, step);
}

int PillDelegate::contentWidth(const QModelIndex &index) const
{
    return Pill::width(theme(), cache(), badgeOfCell(index));
}

} // namespace lc
