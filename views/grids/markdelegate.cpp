// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "grids/markdelegate.h"

#include "grids/pilldelegate.h"
#include "style/icon.h"

#include <QPainter>

namespace lc {

namespace {

constexpr int iconSize = 14;
constexpr int gap = 6;

} // namespace

void MarkDelegate::paintContent(const Content &content) const
{
    const Badge badge = badgeOfCell(content.index);
    if (badge.tone == Tone::Danger)
        return Pill::paint(content.painter, content.area, theme(), cache(), badge);
    QRect words = content.area;
    const QColor mark = content.isFaint ? content.ink : theme().text(badge.tone);
    if (!badge.icon.isEmpty()) {
        paintSymbol(content.painter, QRect(words.left(), words.top(), iconSize, words.height()),
                    symbolNamed(badge.icon, badge.tone), mark, iconSize);
        words.setLeft(words.left() + iconSize + gap);
    }
    // Only what asks for something has coloured words.
    const bool isCalm = badge.tone == Tone::Success || content.isSelected || content.isFaint;
    content.painter->setPen(isCalm ? content.ink : mark);
    drawText(content, words, badge.word, Qt::AlignLeft);
}

int MarkDelegate::contentWidth(const QModelIndex &index) const
{
    const Badge badge = badgeOfCell(index);
    if (badge.tone == Tone::Danger)
        return Pill::width(theme(), cache(), badge);
    const int mark = badge.icon.isEmpty() ? 0 : iconSize + gap;
    return mark + cache().width(badge.word, TypeStyle::Body);
}

} // namespace lc
