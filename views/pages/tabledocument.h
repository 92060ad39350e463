// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/document.h"

namespace lc {

class TablePane;
struct ChartContent;

/// What Export writes of a table: the rows as shown, in the order shown, in the shown columns.
std::shared_ptr<Document> documentOf(const QString &title, TablePane &pane);
/// What Export writes of a chart over time: the points of its range.
std::shared_ptr<Document> documentOf(const QString &title, const ChartContent &content);
/// A document of one table.
std::shared_ptr<Document> documentOf(const QString &title, std::shared_ptr<const TableSource> rows);

} // namespace lc
