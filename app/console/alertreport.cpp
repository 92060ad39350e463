// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/alertreport.h"

#include "monitoring/alerttext.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace lc {

static constexpr Field reportRows[] = {
    field<&AlertReport::alert>("alert"),
    field<&AlertReport::rule>("rule"),
    field<&AlertReport::ruleName>("ruleName"),
    field<&AlertReport::kind>("kind"),
    field<&AlertReport::severity>("severity"),
    field<&AlertReport::state>("state"),
    field<&AlertReport::itemKind>("itemKind"),
    field<&AlertReport::item>("item"),
    field<&AlertReport::id>("id"),
    field<&AlertReport::part>("part"),
    field<&AlertReport::product>("product"),
    field<&AlertReport::account>("account"),
    field<&AlertReport::region>("region"),
    field<&AlertReport::connection>("connection"),
    field<&AlertReport::value>("value"),
    field<&AlertReport::threshold>("threshold"),
    field<&AlertReport::used>("used"),
    field<&AlertReport::limit>("limit"),
    field<&AlertReport::date>("date"),
    field<&AlertReport::since>("since"),
    field<&AlertReport::seen>("seen"),
    field<&AlertReport::snoozedUntil>("snoozedUntil"),
    field<&AlertReport::message>("message"),
};

constinit const Type AlertReport::rows = describe<AlertReport>("AlertReport", reportRows);

AlertReport alertReportOf(const Alert &alert, const AlertRecords &records, Instant now)
{
    const QLocale locale;
    const auto rule = std::ranges::find(records.rules, alert.rule, &AlertRule::id);
    AlertReport report;
    report.alert = alert.id;
    report.rule = alert.rule;
    report.ruleName = rule != records.rules.end() ? alertRuleTitle(*rule, locale) : QString();
    report.kind = alert.kind.text;
    report.severity = alert.severity.text;
    report.state = wireWord(standingOf(alert, records.mutes, now));
    report.itemKind = alert.item.kind.text;
    report.item = alertItemTitle(alert.item);
    if (!(alert.item.kind == AlertItemKind::Recorder))
        report.id = alert.item.id;
    report.part = alert.item.part;
    report.product = alert.item.product;
    report.account = alert.item.account;
    report.region = alert.item.region;
    report.connection = alert.item.connection;
    report.value = alert.value;
    report.threshold = alert.limit;
    report.used = alert.used;
    report.limit = alert.capacity;
    report.date = alert.date;
    report.since = alert.raised;
    report.seen = alert.seen;
    report.snoozedUntil = alert.snoozedUntil;
    report.message = alertSentence(alert, locale);
    return report;
}

} // namespace lc
