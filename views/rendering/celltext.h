// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/document.h"

#include <QLocale>

namespace lc {

/// A cell of a report as people read it: numbers and times in the locale's form.
QString cellText(const TableCell &cell, const QLocale &locale, Document::Times times);

} // namespace lc
