// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <functional>

class QAction;
class QPushButton;

namespace lc {

class ChartFrame;
class NoticeBand;
class Page;
class Theme;

/// The chart that is shown when something is saved.
using ShownChart = std::function<const ChartFrame *()>;

/// Actions that save the shown chart as PNG, SVG and CSV. Each asks for a file named after the page
/// and says how that ended: in the status bar, or in `band` when nothing was saved. Owned by the
/// page, as the band is.
QList<QAction *> chartFileActions(Page &page, NoticeBand &band, const ShownChart &chart);

/// A button whose menu has these actions.
QPushButton *makeExportButton(Page &page, const Theme &theme, const QList<QAction *> &actions);

} // namespace lc
