// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rendering/visibletext.h"

#include <algorithm>

namespace lc {

namespace {

/// Latin, which every font has; nearly all text is that.
bool isUsual(QChar c)
{
    return c.unicode() < 0x250;
}

bool hasNoPicture(char32_t c)
{
    return QChar::isSpace(c) || QChar::isMark(c) || QChar::category(c) == QChar::Other_Control
        || QChar::category(c) == QChar::Other_Format;
}

} // namespace

QString visibleText(const QString &text, const QFontMetricsF &metrics)
{
    if (std::ranges::all_of(text, isUsual))
        return text;
    const QString replacement = metrics.inFont(QChar::ReplacementCharacter)
        ? QString(QChar::ReplacementCharacter)
        : QStringLiteral("?");
    QString visible;
    for (const char32_t c : text.toUcs4())
        visible +=
            hasNoPicture(c) || metrics.inFontUcs4(c) ? QString::fromUcs4(&c, 1) : replacement;
    return visible;
}

} // namespace lc
