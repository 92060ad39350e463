// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "grids/textcache.h"

#include <QFontMetrics>
#include <QPainter>

#include <cmath>

namespace lc {

TextCache::TextCache(const Theme &theme) : m_theme(theme), m_lines(6000) { }

void TextCache::draw(QPainter *painter, const QRect &area, const QString &text,
                     Qt::Alignment alignment, TypeStyle style, Qt::TextElideMode elide)
{
    if (text.isEmpty() || area.width() <= 0)
        return;
    const Line *line = &this->line({text, style, -1, Qt::ElideNone});
    if (line->width > area.width())
        line = &this->line({text, style, area.width(), elide});
    int left = area.left();
    if (alignment.testFlag(Qt::AlignRight))
        left = area.right() + 1 - line->width;
    else if (alignment.testFlag(Qt::AlignHCenter))
        left = area.left() + (area.width() - line->width) / 2;
    const int top = area.top() + int(std::round((area.height() - line->text.size().height()) / 2));
    painter->setFont(font(style));
    painter->drawStaticText(left, top, line->text);
}

int TextCache::width(const QString &text, TypeStyle style)
{
    return line({text, style, -1, Qt::ElideNone}).width;
}

void TextCache::clear()
{
    m_lines.clear();
    m_fonts.clear();
}

const TextCache::Line &TextCache::line(const Key &key)
{
    if (const Line *known = m_lines.object(key))
        return *known;
    const QFont &font = this->font(key.style);
    const QFontMetrics metrics(font);
    auto *line = new Line;
    const QString text =
        key.room < 0 ? key.text : metrics.elidedText(key.text, key.elide, key.room);
    line->text.setText(text);
    line->text.setTextFormat(Qt::PlainText);
    line->text.setPerformanceHint(QStaticText::AggressiveCaching);
    line->text.prepare(QTransform(), font);
    line->width = metrics.horizontalAdvance(text);
    m_lines.insert(key, line);
    return *line;
}

const QFont &TextCache::font(TypeStyle style)
{
    const auto known = m_fonts.constFind(int(style));
    return known != m_fonts.constEnd() ? *known : *m_fonts.insert(int(style), m_theme.font(style));
}

} // namespace lc
