// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/theme.h"

#include <QList>

#include <functional>

namespace lc {

struct GalleryPage {
    QString name;
    std::function<QWidget *(const Theme &)> make;
};

QList<GalleryPage> galleryPages();

} // namespace lc
