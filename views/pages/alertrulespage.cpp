// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/alertrulespage.h"

#include "items/alerttable.h"
#include "monitoring/alertrules.h"
#include "monitoring/alertwatch.h"
#include "pages/alertruleformpage.h"
#include "pages/confirmation.h"
#include "pages/detaillist.h"
#include "pages/recorddetails.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

TablePageFacts facts()
{
    TablePageFacts facts;
    facts.title = AlertRulesPage::tr("Alert rules");
    facts.symbol = Symbol::Settings;
    facts.plural = AlertRulesPage::tr("rules");
    return facts;
}

} // namespace

AlertRulesPage::AlertRulesPage(PageContext &context, QWidget *parent)
    : TablePage(context, facts(), alertRulesTable(), parent),
      m_recordDetails(new RecordDetails(
          context.theme, tr("Choose a rule to see how it stands to each item."), tr("ID"))),
      m_reasons(new DetailList(context.theme, context.clock, alertReasonsTable(),
                               {u"state"_s, u"item"_s, u"why"_s}, tr("Now")))
{
    m_reasons->setEmptySentence(tr("There is nothing that this rule is about."));
    m_recordDetails->setExtra(m_reasons);
    setDetails(m_recordDetails);
    m_feed = useFeed<AlertFeed>(context.alerts, context.session, model(), AlertFeed::Shows::Rules);
    makeActions();
    using Test = FilterRule::Test;
    pane().setPresets({{tr("Everything"), {}},
                       {tr("On"), {{u"standing"_s, Test::AnyOf, {u"on"_s}, 0}}},
                       {tr("Off"), {{u"standing"_s, Test::AnyOf, {u"off"_s}, 0}}}});
    updateActions();
}

void AlertRulesPage::makeActions()
{
    m_new = addPageAction(tr("&New alert rule…"), Symbol::Plus, "usage", QKeySequence::New);
    m_new->setObjectName(AlertRuleFormPage::newAction);
    connect(m_new, &QAction::triggered, this, [this] { openForm(alertRuleOf(AlertKind::Level)); });
    setPrimaryAction(m_new, tr("New alert rule"), Symbol::Plus);
    m_edit = addPageAction(tr("&Edit rule…"), Symbol::Edit, "usage", Qt::CTRL | Qt::Key_E);
    m_edit->setObjectName(AlertRuleFormPage::editAction);
    connect(m_edit, &QAction::triggered, this, [this] { openRow(currentRow()); });
    m_toggle = addPageAction(tr("S&witch off"), Symbol::Pause, "usage", Qt::Key_Space);
    connect(m_toggle, &QAction::triggered, this, &AlertRulesPage::toggle);
    m_test = addPageAction(tr("&Test now"), Symbol::Check, "usage");
    connect(m_test, &QAction::triggered, this, &AlertRulesPage::test);
    m_duplicate = addPageAction(tr("&Duplicate…"), Symbol::Copy, "usage");
    connect(m_duplicate, &QAction::triggered, this, [this] {
        if (const AlertRule *rule = ruleAt(currentRow())) {
            AlertRule copy = *rule;
            copy.id.clear();
            openForm(copy);
        }
    });
    m_remove = addPageAction(tr("&Remove"), Symbol::Delete, "usage", Qt::Key_Delete);
    connect(m_remove, &QAction::triggered, this, &AlertRulesPage::remove);
}

const AlertRule *AlertRulesPage::ruleAt(int row) const
{
    if (row < 0)
        return nullptr;
    return context().alerts.rule(
        const_cast<AlertRulesPage *>(this)->model().record<AlertRuleLine>(row).id);
}

QList<AlertRule> AlertRulesPage::chosen() const
{
    QList<AlertRule> rules;
    for (const int row : selectedRows()) {
        if (const AlertRule *rule = ruleAt(row))
            rules += *rule;
    }
    return rules;
}

void AlertRulesPage::showDetailsOf(int row)
{
    const AlertRule *rule = ruleAt(row);
    if (!rule)
        return m_recordDetails->clear();
    const int standing = model().columnIndex(u"standing");
    m_recordDetails->begin(alertRuleTitle(*rule, QLocale()),
                           model().index(row, standing).data(BadgeRole).value<Badge>(), rule->id);
    QList<QByteArrayView> without{"Name", "Enabled"};
    const auto kind = rule->kind.known();
    if (kind && !hasSamples(*kind))
        without += "Samples";
    m_recordDetails->addFacts(typeOf<AlertRule>(), rule, without);
    m_reasons->setRecords(reasonLinesOf(context().alerts.reasons(*rule), *rule), {});
}

void AlertRulesPage::openRow(int row)
{
    if (const AlertRule *rule = ruleAt(row))
        openForm(*rule);
}

AlertRuleFormPage *AlertRulesPage::openForm(const AlertRule &rule)
{
    auto *form = new AlertRuleFormPage(context(), rule);
    takeDraft(form->draftKeeper());
    emit tabRequested(form);
    return form;
}

void AlertRulesPage::updateActions()
{
    if (!m_remove)
        return;
    const QList<AlertRule> rules = chosen();
    const QString choose = tr("Choose a rule first.");
    const QString one = tr("Choose one rule only.");
    const AlertRule *current = ruleAt(currentRow());
    for (QAction *action : {m_edit, m_test, m_duplicate})
        offer(action, current && rules.size() <= 1, current ? one : choose);
    offer(m_toggle, !rules.isEmpty(), choose);
    const bool isOn = std::ranges::any_of(rules, &AlertRule::enabled);
    m_toggle->setText(isOn ? tr("S&witch off") : tr("S&witch on"));
    const bool isReady = current && isReadyAlertRule(current->id);
    m_remove->setText(isReady ? tr("Set &back") : tr("&Remove"));
    const auto &ready = readyAlertRules();
    const bool isChanged = !isReady || !ready.contains(*current);
    offer(m_remove, current && rules.size() <= 1 && isChanged,
          !current               ? choose
              : rules.size() > 1 ? one
                                 : tr("It is as the program brings it. Switch it off instead."));
}

void AlertRulesPage::toggle()
{
    const QList<AlertRule> rules = chosen();
    const bool isOn = std::ranges::any_of(rules, &AlertRule::enabled);
    for (AlertRule rule : rules) {
        rule.enabled = !isOn;
        context().alerts.saveRule(rule);
    }
}

void AlertRulesPage::test()
{
    if (const AlertRule *rule = ruleAt(currentRow()))
        openForm(*rule)->test();
}

void AlertRulesPage::remove()
{
    const AlertRule *rule = ruleAt(currentRow());
    if (!rule)
        return;
    const QString title = alertRuleTitle(*rule, QLocale());
    Confirmation question;
    if (isReadyAlertRule(rule->id)) {
        question.question = tr("Set %1 back?").arg(title);
        question.consequence = tr("It is then as the program brings it, and switched on.");
        question.button = tr("Set back");
    } else {
        question.question = tr("Remove %1?").arg(title);
        question.consequence = tr("Its alerts are cleared; they stay in the history.");
        question.button = tr("Remove rule");
    }
    confirm(context().holdBack, this, question,
            [this, id = rule->id] { context().alerts.removeRule(id); });
}

} // namespace lc
