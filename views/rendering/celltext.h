// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/tablesource.h"

#include <QLocale>

namespace lc {

/// A cell of a report as people read it: numbers and times in the locale's form, times local.
QString cellText(const TableCell &cell, const QLocale &locale);

} // namespace lc
