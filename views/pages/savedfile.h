// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "grids/noticeband.h"

#include <functional>

namespace lc {

class Page;
struct ReportDefinition;

/// Opens a file with the desktop's program for it.
void openFile(const QString &path);

/// Says that a file was written, with what is missing in it, and offers to open it, show it in its
/// folder and copy its path.
Notice noticeOfSavedFile(const QString &path, const QString &missing);

/// Asks where to write a report: a file name that carries its name, products, period and day.
void askForReportFile(Page &page, const ReportDefinition &definition, Instant now,
                      std::function<void(const QString &path)> chosen);

} // namespace lc
