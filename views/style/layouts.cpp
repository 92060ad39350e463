// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/layouts.h"

#include <QApplication>
#include <QFontInfo>
#include <QLayout>
#include <QWidget>

#include <algorithm>

namespace lc {

void removeAll(QLayout &layout)
{
    while (QLayoutItem *item = layout.takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

int atTypeSize(int pixels)
{
    constexpr double designed = 13; // Theme's size of plain text
    return qRound(pixels * std::max(1.0, QFontInfo(QApplication::font()).pixelSize() / designed));
}

} // namespace lc
