// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/theme.h"

#include <QCache>
#include <QStaticText>

class QPainter;

namespace lc {

/// Laid-out text of the cells seen lately: laying out is most of the cost of painting a table. GUI
/// thread only.
class TextCache {
public:
    explicit TextCache(const Theme &theme);

    /// Draws one line inside `area`, elided where it does not fit, in the painter's pen.
    void draw(QPainter *painter, const QRect &area, const QString &text, Qt::Alignment alignment,
              TypeStyle style, Qt::TextElideMode elide = Qt::ElideRight);
    /// Width of the whole text in pixels.
    int width(const QString &text, TypeStyle style);
    /// To be called when fonts or the device pixel ratio have changed.
    void clear();

private:
    struct Key {
        QString text;
        TypeStyle style;
        int room; ///< -1: as wide as it wants
        Qt::TextElideMode elide;
        bool operator==(const Key &) const = default;
        friend size_t qHash(const Key &key, size_t seed)
        {
            return qHashMulti(seed, key.text, int(key.style), key.room, int(key.elide));
        }
    };
    struct Line {
        QStaticText text;
        int width = 0;
    };
    const Line &line(const Key &key);
    const QFont &font(TypeStyle style);

    const Theme &m_theme;
    QCache<Key, Line> m_lines;
    QHash<int, QFont> m_fonts;
};

} // namespace lc
