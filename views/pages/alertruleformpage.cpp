// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/alertruleformpage.h"

#include "connections/session.h"
#include "core/json.h"
#include "forms/namedchoiceeditor.h"
#include "forms/problemline.h"
#include "grids/noticeband.h"
#include "items/alerttable.h"
#include "monitoring/alertwatch.h"
#include "pages/alertrulefields.h"
#include "pages/detaillist.h"
#include "pages/detailtabs.h"
#include "pages/draftkeeper.h"
#include "style/consolestyle.h"
#include "style/layouts.h"

#include <QAction>
#include <QComboBox>
#include <QCoreApplication>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <map>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr int resultsHeight = 240;

QString kindWord(AlertKind kind)
{
    return QCoreApplication::translate("Choice",
                                       choiceTypeOf<AlertKind>().values[std::size_t(kind)].label);
}

QString itemWord(const AlertItem &item)
{
    const auto known = item.kind.known();
    return known ? QCoreApplication::translate(
               "Choice", choiceTypeOf<AlertItemKind>().values[std::size_t(*known)].label)
                 : item.kind.text;
}

QString headingOf(const AlertRule &rule)
{
    return rule.id.isEmpty() ? AlertRuleFormPage::tr("New alert rule")
                             : alertRuleTitle(rule, QLocale());
}

} // namespace

AlertRuleFormPage::AlertRuleFormPage(PageContext &context, const AlertRule &rule, QWidget *parent)
    : Page(parent), m_context(context), m_base(rule),
      m_rehearsal(context.history,
                  std::shared_ptr<const Clock>(std::shared_ptr<const Clock>(), &context.clock)),
      m_band(new NoticeBand(context.theme, this)), m_kind(new QComboBox(this)),
      m_scroll(new QScrollArea(this)), m_results(new DetailTabs(context.theme, this)),
      m_past(new DetailList(context.theme, context.clock, alertsTable(),
                            {u"item"_s, u"what"_s, u"raised"_s, u"cleared"_s}, tr("Last 30 days"))),
      m_now(new DetailList(context.theme, context.clock, alertReasonsTable(),
                           {u"state"_s, u"item"_s, u"why"_s}, tr("Now"))),
      m_outcome(new QLabel(this)), m_draftState(new QLabel(this)),
      m_problemLine(new ProblemLine(context.theme, this)),
      m_test(new QPushButton(tr("Test now"), this)),
      m_save(new QPushButton(rule.id.isEmpty() ? tr("Add rule") : tr("Save rule"), this))
{
    setObjectName(u"alertRuleForm"_s);
    makeLayout();
    makeActions();
    showForm(rule);
    m_first = edited();
    keepDrafts();
    connect(m_kind, &QComboBox::activated, this, &AlertRuleFormPage::chooseKind);
    connect(m_problemLine, &ProblemLine::goToRequested, this,
            [this] { m_form->goToFirstProblem(); });
    connect(&m_rehearsal, &AlertRehearsal::finished, this, &AlertRuleFormPage::showRehearsal);
    connect(&m_rehearsal, &AlertRehearsal::failed, this, [this](const StoreError &error) {
        m_outcome->setText(tr("The history could not be read: %1").arg(error.message));
    });
    connect(&context.alerts, &AlertWatch::changed, this, &AlertRuleFormPage::showReasons);
    showReasons();
}

void AlertRuleFormPage::makeLayout()
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_band);
    layout->addWidget(makeHead());
    layout->addWidget(m_scroll, 1);
    layout->addWidget(makeResults());
    layout->addWidget(makeBottom());
}

QWidget *AlertRuleFormPage::makeHead()
{
    auto *head = new QWidget(this);
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(24, 12, 24, 12);
    layout->setSpacing(12);
    auto *heading = new QLabel(headingOf(m_base), head);
    heading->setTextFormat(Qt::PlainText);
    m_context.theme.dress(heading, TypeStyle::Title);
    auto *label = new QLabel(tr("&Warns about"), head);
    m_context.theme.dress(label, TypeStyle::Body, Token::Sub);
    label->setBuddy(m_kind);
    m_kind->setObjectName(u"kind"_s);
    m_kind->setAccessibleName(tr("Warns about"));
    for (std::size_t kind = 0; kind < choiceTypeOf<AlertKind>().values.size(); ++kind)
        m_kind->addItem(kindWord(AlertKind(kind)), int(kind));
    layout->addWidget(heading);
    layout->addStretch(1);
    layout->addWidget(label);
    layout->addWidget(m_kind);
    return head;
}

QWidget *AlertRuleFormPage::makeResults()
{
    m_past->setEmptySentence(tr("Press Test now to see what the rule would have raised."));
    m_now->setEmptySentence(tr("There is nothing that this rule is about."));
    m_results->addTab(m_past, tr("Last 30 days"));
    m_results->addTab(m_now, tr("Now"));
    connect(m_now, &DetailList::titleChanged, this,
            [this](const QString &title) { m_results->setTitle(m_now, title); });
    m_results->setFixedHeight(atTypeSize(resultsHeight));
    m_results->setAutoFillBackground(true);
    return m_results;
}

QWidget *AlertRuleFormPage::makeBottom()
{
    auto *bar = new QWidget(this);
    bar->setAutoFillBackground(true);
    bar->setBackgroundRole(QPalette::Window);
    auto *buttons = new QHBoxLayout(bar);
    buttons->setContentsMargins(24, 12, 24, 12);
    buttons->setSpacing(8);
    m_outcome->setTextFormat(Qt::PlainText);
    m_outcome->setObjectName(u"outcome"_s);
    m_context.theme.dress(m_outcome, TypeStyle::Body, Token::Sub);
    m_draftState->setTextFormat(Qt::PlainText);
    m_context.theme.dress(m_draftState, TypeStyle::Small, Token::Sub);
    m_test->setObjectName(u"test"_s);
    m_save->setObjectName(u"save"_s);
    setLook(m_save, Look::Primary);
    buttons->addWidget(m_problemLine);
    buttons->addWidget(m_outcome);
    buttons->addWidget(m_draftState);
    buttons->addStretch(1);
    buttons->addWidget(m_test);
    buttons->addWidget(m_save);
    connect(m_test, &QPushButton::clicked, this, &AlertRuleFormPage::test);
    connect(m_save, &QPushButton::clicked, this, &AlertRuleFormPage::save);
    return bar;
}

void AlertRuleFormPage::makeActions()
{
    const auto add = [this](const QString &text, Symbol symbol, const QKeySequence &key) {
        auto *action = new QAction(icon(m_context.theme, symbol), text, this);
        action->setData(u"usage"_s);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
        m_actions.append(action);
        return action;
    };
    connect(add(tr("&Save rule"), Symbol::Check, QKeySequence::Save), &QAction::triggered, this,
            &AlertRuleFormPage::save);
    connect(add(tr("&Test now"), Symbol::Clock, Qt::CTRL | Qt::Key_T), &QAction::triggered, this,
            &AlertRuleFormPage::test);
}

void AlertRuleFormPage::showForm(const AlertRule &rule)
{
    m_kind->setCurrentIndex(m_kind->findData(int(kindOf(rule))));
    const AlertRuleFields made = makeAlertRuleFields(m_context.theme, rule);
    m_form = made.form;
    m_target = made.target;
    connect(m_form, &RecordForm::edited, this, &AlertRuleFormPage::onEdited);
    m_scroll->setWidget(m_form); // deletes the former one
    m_offeredScope = {};
    onEdited();
}

void AlertRuleFormPage::chooseKind()
{
    const auto kind = AlertKind(m_kind->currentData().toInt());
    const AlertRule before = edited();
    if (before.kind == kind)
        return;
    // What makes sense for the other kind, about the same item.
    AlertRule rule = alertRuleOf(kind);
    rule.id = before.id;
    rule.name = before.name;
    rule.enabled = before.enabled;
    rule.severity = before.severity;
    rule.onDesktop = before.onDesktop;
    rule.scope = before.scope;
    rule.target = before.target;
    rule.part = before.part;
    rule.targetName = before.targetName;
    const auto item = before.items ? before.items->known() : std::nullopt;
    if (item && suits(kind, *item))
        rule.items = before.items;
    if (kind == AlertKind::RecorderSilent)
        rule.scope = AlertScope::All;
    showForm(rule);
    showReasons();
}

void AlertRuleFormPage::offerTargets()
{
    const AlertRule rule = edited();
    if (!m_target || m_offeredScope == rule.scope)
        return;
    m_offeredScope = rule.scope;
    std::map<QString, QString> names; ///< by value
    AlertRule everything = rule;
    everything.scope = AlertScope::All;
    for (const AlertReason &reason : m_context.alerts.reasons(everything)) {
        const AlertItem &item = reason.item;
        switch (rule.scope.known().value_or(AlertScope::All)) {
        case AlertScope::All:
            break;
        case AlertScope::Item: {
            names[alertTargetOf(item.id, item.part)] =
                tr("%1 (%2)", "name, kind").arg(alertItemTitle(item), itemWord(item));
            break;
        }
        case AlertScope::Product:
            if (const QString sku = item.product.value_or(QString()); !sku.isEmpty())
                names[sku] = sku;
            break;
        case AlertScope::Connection:
            if (const QString id = item.connection.value_or(QString()); !id.isEmpty())
                names[id] = m_context.session.registry().byId(id)
                    ? m_context.session.connection(id).name
                    : id;
            break;
        }
    }
    if (rule.scope == AlertScope::Item && rule.target) {
        // The one it is about now, even when nothing was read of it.
        const QString shown = alertTargetOf(*rule.target, rule.part);
        if (!names.contains(shown))
            names[shown] = alertRuleScope(rule);
    }
    QList<NamedChoiceEditor::Entry> entries;
    for (const auto &[value, name] : names)
        entries.append({name, value});
    std::ranges::sort(entries, [](const auto &left, const auto &right) {
        return left.name.localeAwareCompare(right.name) < 0;
    });
    m_target->setEntries(entries);
    m_form->lock(u"Target"_s,
                 rule.scope == AlertScope::All ? tr("It applies to everything.") : QString());
}

AlertRule AlertRuleFormPage::edited() const
{
    AlertRule rule = ruleIn(*m_form);
    if (rule.target && m_target && m_form->isDirty() && !m_target->chosenName().isEmpty()
        && !(rule.target == m_base.target && rule.part == m_base.part))
        rule.targetName = nameOfTarget(rule);
    return rule;
}

QString AlertRuleFormPage::nameOfTarget(const AlertRule &rule) const
{
    if (rule.scope == AlertScope::Item) {
        for (const AlertReason &reason : m_context.alerts.reasons(rule))
            return reason.item.name.value_or(reason.item.id);
    }
    return m_target->chosenName();
}

QString AlertRuleFormPage::title() const
{
    const QString name = headingOf(m_base);
    return hasUnsentChanges() ? name + u" *"_s : name;
}

bool AlertRuleFormPage::hasUnsentChanges() const
{
    return !m_isSaved && !(edited() == m_first);
}

void AlertRuleFormPage::focusContent()
{
    if (m_form->hasField(u"Threshold"_s))
        m_form->focusField(u"Threshold"_s);
    else
        m_kind->setFocus(Qt::OtherFocusReason);
}

QList<FieldProblem> AlertRuleFormPage::findProblems() const
{
    const AlertRule rule = edited();
    QList<FieldProblem> problems;
    for (const AlertRuleProblem &problem : problemsOf(rule))
        problems.append({problem.path, problem.sentence});
    // What the rows say about members that problemsOf() does not judge.
    for (const FieldProblem &problem : rowProblems(rule)) {
        const bool isKnown = std::ranges::any_of(
            problems, [&](const FieldProblem &each) { return each.path == problem.path; });
        if (!isKnown && m_form->hasField(problem.path))
            problems.append(problem);
    }
    return problems;
}

void AlertRuleFormPage::onEdited()
{
    offerTargets();
    check();
    m_outcome->clear();
    m_past->clear();
    m_results->setTitle(m_past, tr("Last 30 days"));
    if (m_drafts)
        m_drafts->keepSoon();
    emit titleChanged();
}

void AlertRuleFormPage::keepDrafts()
{
    const auto take = [this](const Draft &draft) -> std::optional<QList<ThreeWayChange>> {
        auto rule = readJson<AlertRule>(draft.edited);
        if (!rule)
            return std::nullopt;
        rule->id = m_base.id;
        showForm(*rule);
        showReasons();
        return threeWay(fieldDiff(m_first, *rule), {});
    };
    m_drafts = new DraftKeeper(m_context.drafts,
                               {typeOf<AlertRule>(), [this] { return writeJson(m_first); },
                                [this] { return writeJson(edited()); }, take},
                               this);
    m_drafts->setTitle(headingOf(m_base));
    // The page of the rules opens it again, wherever it was opened from.
    m_drafts->setOrigin(rulesPage, m_base.id.isEmpty() ? newAction : editAction,
                        m_base.id.toUtf8());
    m_drafts->tellIn(*m_draftState, *m_band, [this] {
        m_band->clear();
        showForm(m_base);
        showReasons();
    });
}

void AlertRuleFormPage::check()
{
    const QList<FieldProblem> problems = m_marks ? findProblems() : QList<FieldProblem>();
    m_form->setProblems(problems);
    m_problemLine->setCount(int(problems.size()));
}

bool AlertRuleFormPage::isRight()
{
    m_marks = true;
    check();
    return !m_form->goToFirstProblem();
}

void AlertRuleFormPage::showReasons()
{
    const AlertRule rule = edited();
    m_now->setRecords(reasonLinesOf(m_context.alerts.reasons(rule), rule), {});
}

void AlertRuleFormPage::test()
{
    if (!isRight())
        return;
    showReasons();
    m_outcome->setText(tr("Testing…"));
    m_rehearsal.start(edited(), m_context.alerts.items());
}

void AlertRuleFormPage::showRehearsal()
{
    const AlertRule rule = edited();
    QList<AlertLine> lines;
    for (const Alert &alert : m_rehearsal.alerts())
        lines += alertLineOf(alert, &rule);
    m_past->setEmptySentence(tr("It would have raised nothing."));
    m_past->setRecords(lines, {});
    m_results->setTitle(m_past, tr("Last 30 days %1").arg(QLocale().toString(lines.size())));
    m_results->show(m_past);
    m_outcome->setText(
        tr("It would have raised %n alert(s) in the last 30 days.", nullptr, int(lines.size())));
}

void AlertRuleFormPage::save()
{
    if (!isRight())
        return;
    const QString id = m_context.alerts.saveRule(edited());
    m_isSaved = true;
    m_drafts->finish();
    emit saved(id);
    emit closeRequested();
}

} // namespace lc
