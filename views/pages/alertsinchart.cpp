// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/alertsinchart.h"

#include "charts/plotdata.h"
#include "items/cellformat.h"
#include "monitoring/alertjudging.h"
#include "monitoring/alertrules.h"
#include "monitoring/alertwatch.h"
#include "pages/page.h"
#include "style/theme.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(lc::AlertsInChart)
};

/// A level as rules keep it: exact text without a needless fraction.
QString textOf(double value)
{
    QString text = QString::number(value, 'f', 2);
    while (text.endsWith(u'0'))
        text.chop(1);
    if (text.endsWith(u'.'))
        text.chop(1);
    return text;
}

AlertRule onlyAbout(AlertRule rule, const AlertItem &item)
{
    rule.id.clear();
    rule.name.reset();
    rule.scope = AlertScope::Item;
    rule.items = item.kind;
    rule.target = item.id;
    rule.part = item.part;
    rule.targetName = item.name;
    return rule;
}

/// Whether the rule warns of this item and of nothing else.
bool isOnlyAbout(const AlertRule &rule, const AlertItem &item)
{
    return rule.scope == AlertScope::Item && rule.target == item.id && rule.part == item.part;
}

QString reachText(const AlertRule &rule, const PageContext &context)
{
    const QList<AlertItem> items = context.alerts.items();
    const auto count = int(
        std::ranges::count_if(items, [&](const AlertItem &each) { return isAbout(rule, each); }));
    const QString scope = alertRuleScope(rule);
    return count > 0
        ? Words::tr("The rule is about more than this: %1, now %n of them.", nullptr, count)
              .arg(scope)
        : Words::tr("The rule is about more than this: %1.").arg(scope);
}

QLabel *addText(QVBoxLayout &layout, const QString &text, QDialog *dialog)
{
    auto *label = new QLabel(text, dialog);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    layout.addWidget(label);
    return label;
}

} // namespace

QList<ChartData::Threshold> alertThresholds(const QList<AlertRule> &rules, const AlertItem &item)
{
    using Unit = ChartData::Threshold::Unit;
    QList<ChartData::Threshold> thresholds;
    for (const AlertRule &rule : rules) {
        const bool isLevel = rule.kind == AlertKind::Level;
        if (!rule.enabled || !(isLevel || rule.kind == AlertKind::Amount) || !isAbout(rule, item))
            continue;
        bool isNumber = false;
        const double value = rule.threshold.value_or(QString()).toDouble(&isNumber);
        if (isNumber)
            thresholds.append({rule.id, rule.name.value_or(QString()), value,
                               isLevel ? Unit::Percent : Unit::Units});
    }
    return thresholds;
}

QList<ChartEvent> alertEvents(const QList<Alert> &alerts, const AlertItem &item,
                              const TimeRange &range)
{
    const QString key = alertItemKey(item);
    QList<ChartEvent> events;
    for (const Alert &alert : alerts) {
        const auto raised = alert.raised.instant();
        if (!raised || alertItemKey(alert.item) != key)
            continue;
        const double time = toChartTime(*raised);
        const ChartEvent event{
            time, Words::tr("Alert: %1").arg(alertSentence(alert, QLocale())), {}};
        // Two rules may find the same.
        if (time >= range.from && time < range.to && !events.contains(event))
            events.append(event);
    }
    std::ranges::sort(events, {}, &ChartEvent::time);
    return events;
}

void askToMoveThreshold(PageContext &context, QWidget *parent, const QString &ruleId,
                        const AlertItem &item, double value, std::function<void()> ended)
{
    const AlertRule *known = context.alerts.rule(ruleId);
    if (!known)
        return ended();
    const QLocale locale;
    const AlertRule before = *known;
    AlertRule after = before;
    after.threshold = textOf(value);
    const QList<AlertRuleProblem> problems = problemsOf(after);

    auto *dialog = new QDialog(parent->window());
    dialog->setObjectName(u"thresholdQuestion"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowModality(Qt::WindowModal);
    dialog->setWindowTitle(QCoreApplication::applicationName());
    dialog->setMinimumWidth(460);
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    const auto level = [&](double amount) {
        const QString number = locale.toString(amount, 'f', QLocale::FloatingPointShortest);
        return before.kind == AlertKind::Level ? withPercentSign(number) : number;
    };
    QLabel *question =
        addText(*layout,
                Words::tr("Warn at %1 instead of %2?")
                    .arg(level(value), level(before.threshold.value_or(QString()).toDouble())),
                dialog);
    context.theme.dress(question, TypeStyle::Heading);
    addText(*layout, Words::tr("Alert rule: %1").arg(alertRuleTitle(before, locale)), dialog);
    const bool isShared = !isOnlyAbout(before, item);
    if (isShared) {
        addText(*layout, reachText(before, context), dialog);
        addText(*layout,
                Words::tr("\"Only here\" adds a rule of its own for %1. The present one stays as "
                          "it is and goes on warning here, too.")
                    .arg(alertItemTitle(item)),
                dialog);
    }
    for (const AlertRuleProblem &problem : problems)
        addText(*layout, problem.sentence, dialog);

    auto *buttons = new QDialogButtonBox(dialog);
    QPushButton *keep = buttons->addButton(QDialogButtonBox::Cancel);
    keep->setDefault(true);
    const auto offer = [&](const QString &words, const QString &name, const AlertRule &rule) {
        QPushButton *button = buttons->addButton(words, QDialogButtonBox::ActionRole);
        button->setObjectName(name);
        button->setAutoDefault(false);
        button->setEnabled(problems.isEmpty());
        QObject::connect(button, &QPushButton::clicked, dialog, [&context, dialog, rule] {
            context.alerts.saveRule(rule);
            dialog->accept();
        });
    };
    if (isShared)
        offer(Words::tr("Only here"), u"onlyHere"_s, onlyAbout(after, item));
    offer(isShared ? Words::tr("Change for all") : Words::tr("Change rule"), u"changeRule"_s,
          after);
    layout->addWidget(buttons);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    QObject::connect(dialog, &QDialog::finished, parent, [ended = std::move(ended)] { ended(); });
    dialog->open();
}

} // namespace lc
