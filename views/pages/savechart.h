// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

namespace lc {

class NoticeBand;
class Page;

/// Asks for a PNG or SVG file named after the page, has `write` make it, and says how that ended:
/// in the status bar, or in `band` when nothing was saved. The band belongs to the page.
void askForPicture(Page &page, NoticeBand &band, std::function<bool(const QString &path)> write);

/// The same for a chart of the page, in the form that the name of the file says.
template <class Chart> void saveChart(Page &page, NoticeBand &band, Chart &chart)
{
    askForPicture(page, band, [&chart](const QString &path) {
        return path.endsWith(QLatin1StringView(".svg"), Qt::CaseInsensitive) ? chart.saveSvg(path)
                                                                             : chart.savePng(path);
    });
}

} // namespace lc
