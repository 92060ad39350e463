// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QColor>
#include <QImage>
#include <QTest>
#include <QWidget>

#include <cmath>

namespace lc::test {

inline QColor mixed(const QColor &ink, const QColor &paper, double strength)
{
    const auto channel = [&](int above, int below) {
        return int(std::lround(above * strength + below * (1 - strength)));
    };
    return {channel(ink.red(), paper.red()), channel(ink.green(), paper.green()),
            channel(ink.blue(), paper.blue())};
}

/// Pixels of nearly this colour.
inline int near(const QImage &image, const QColor &color)
{
    int found = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            found += std::abs(pixel.red() - color.red()) < 4
                    && std::abs(pixel.green() - color.green()) < 4
                    && std::abs(pixel.blue() - color.blue()) < 4
                ? 1
                : 0;
        }
    }
    return found;
}

inline QStringList headers(const QAbstractItemModel &model)
{
    QStringList titles;
    for (int column = 0; column < model.columnCount(); ++column)
        titles.append(model.headerData(column, Qt::Horizontal).toString());
    return titles;
}

inline void show(QWidget &widget)
{
    if (widget.width() < 900)
        widget.resize(1000, 640);
    widget.show();
    QVERIFY(QTest::qWaitForWindowExposed(&widget));
}

} // namespace lc::test
