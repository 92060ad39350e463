// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "pages/pagelink.h"

#include <optional>

namespace lc {

class Page;
struct Alert;
struct AlertItem;
struct AlertRule;
struct PageContext;

/// The chart of what an alert is about, at the moment at which it was raised; null where there is
/// no consumption to be shown.
Page *makeAlertChart(PageContext &context, const Alert &alert);
/// Where the item of an alert stands in a table; no page when there is none.
PageLink linkToItem(const AlertItem &item, const PageContext &context);

/// A form for a new rule about one item, which the shell takes over.
Page *makeAlertRuleForm(PageContext &context, const AlertItem &item);

} // namespace lc
