// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/column.h"
#include "monitoring/alertfacts.h"
#include "pages/pagelink.h"

#include <functional>

class QAction;

namespace lc {

class Page;
struct Alert;
struct License;
struct LicenseConfiguration;
struct PageContext;
struct UsagePlan;
struct UsagePlanKey;

/// The chart of what an alert is about, at the moment at which it was raised; null where there is
/// no consumption to be shown.
Page *makeAlertChart(PageContext &context, const Alert &alert);
/// Where the item of an alert stands in a table; no page when there is none.
PageLink linkToItem(const AlertItem &item, const PageContext &context);

/// A form for a new rule about one item, which the shell takes over.
Page *makeAlertRuleForm(PageContext &context, const AlertItem &item);
/// An action of a page that opens such a form in a tab of its own; owned by the page.
QAction *newAlertRuleAction(Page &page, PageContext &context, std::function<AlertItem()> item);

// Rows of tables as what a rule can be about: of a license all its entitlements.
AlertItem alertItemOf(const License &license, const RowOrigin &origin);
AlertItem alertItemOf(const LicenseConfiguration &configuration, const RowOrigin &origin);
AlertItem alertItemOf(const UsagePlanKey &key, const UsagePlan &plan, const RowOrigin &origin);

} // namespace lc
