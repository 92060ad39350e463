// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/alertruleformpage.h"

#include "connections/session.h"
#include "forms/namedchoiceeditor.h"
#include "forms/problemline.h"
#include "forms/recordform.h"
#include "items/alerttable.h"
#include "monitoring/alertwatch.h"
#include "pages/detaillist.h"
#include "pages/detailtabs.h"
#include "style/consolestyle.h"

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
constexpr QChar partMark = u'\x1f'; ///< between the id and the part of a target in the form

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

AlertKind kindOf(const AlertRule &rule)
{
    return rule.kind.known().value_or(AlertKind::Level);
}

QList<FormSection> sectionsFor(AlertKind kind)
{
    FormSection when{AlertRuleFormPage::tr("When"), {}, {}};
    if (hasThreshold(kind))
        when.paths += u"Threshold"_s;
    if (kind == AlertKind::Expiry)
        when.paths += u"LeadDays"_s;
    if (hasHours(kind))
        when.paths += u"Hours"_s;
    if (hasSamples(kind))
        when.paths += u"Samples"_s;
    if (hasMargin(kind))
        when.paths += u"Margin"_s;
    QList<FormSection> sections;
    if (!when.paths.isEmpty())
        sections += when;
    if (kind != AlertKind::RecorderSilent) {
        FormSection scope{AlertRuleFormPage::tr("Of what"), {}, {}};
        if (suitingItems(kind).size() > 1)
            scope.paths += u"Items"_s;
        scope.paths += {u"Scope"_s, u"Target"_s};
        sections += scope;
    }
    sections += {AlertRuleFormPage::tr("How"),
                 {},
                 {u"Severity"_s, u"Repeat"_s, u"OnDesktop"_s, u"Name"_s, u"Enabled"_s}};
    return sections;
}

/// What the threshold is called for a kind.
QString thresholdLabel(AlertKind kind)
{
    switch (kind) {
    case AlertKind::Level:
        return AlertRuleFormPage::tr("Is at or above (% used)");
    case AlertKind::Amount:
        return AlertRuleFormPage::tr("Is at or above (units used)");
    case AlertKind::DaysLeft:
        return AlertRuleFormPage::tr("Is used up within (days)");
    case AlertKind::Jump:
        return AlertRuleFormPage::tr("Rises by (% of the limit)");
    case AlertKind::Rise:
        return AlertRuleFormPage::tr("Rises by (units)");
    case AlertKind::Unused:
        return AlertRuleFormPage::tr("Is not used for (days)");
    case AlertKind::HeldTooLong:
        return AlertRuleFormPage::tr("Is checked out for (hours)");
    case AlertKind::GrantPending:
        return AlertRuleFormPage::tr("Is pending for (days)");
    case AlertKind::RecorderSilent:
        return AlertRuleFormPage::tr("Nothing is recorded for (hours)");
    default:
        return AlertRuleFormPage::tr("Threshold");
    }
}

AlertRule toForm(AlertRule rule)
{
    if (rule.target && rule.part)
        *rule.target += partMark + *rule.part;
    return rule;
}

} // namespace

AlertRuleFormPage::AlertRuleFormPage(PageContext &context, const AlertRule &rule, QWidget *parent)
    : Page(parent), m_context(context), m_base(rule),
      m_rehearsal(context.history,
                  std::shared_ptr<const Clock>(std::shared_ptr<const Clock>(), &context.clock)),
      m_kind(new QComboBox(this)), m_scroll(new QScrollArea(this)),
      m_results(new DetailTabs(context.theme, this)),
      m_past(new DetailList(context.theme, context.clock, alertsTable(),
                            {u"item"_s, u"what"_s, u"raised"_s, u"cleared"_s}, tr("Last 30 days"))),
      m_now(new DetailList(context.theme, context.clock, alertReasonsTable(),
                           {u"state"_s, u"item"_s, u"why"_s}, tr("Now"))),
      m_outcome(new QLabel(this)), m_problemLine(new ProblemLine(context.theme, this)),
      m_test(new QPushButton(tr("Test now"), this)),
      m_save(new QPushButton(rule.id.isEmpty() ? tr("Add rule") : tr("Save rule"), this))
{
    setObjectName(u"alertRuleForm"_s);
    makeLayout();
    makeActions();
    showForm(rule);
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
    auto *heading = new QLabel(
        m_base.id.isEmpty() ? tr("New alert rule") : alertRuleTitle(m_base, QLocale()), head);
    heading->setTextFormat(Qt::PlainText);
    m_context.theme.dress(heading, TypeStyle::Title);
    auto *label = new QLabel(tr("&Warns about"), head);
    m_context.theme.dress(label, TypeStyle::Body, Token::Sub);
    label->setBuddy(m_kind);
    m_kind->setObjectName(u"kind"_s);
    m_kind->setAccessibleName(tr("Warns about"));
    for (std::size_t kind = 0; kind < choiceTypeOf<AlertKind>().values.size(); ++kind)
        m_kind->addItem(kindWord(AlertKind(kind)), int(kind));
    m_kind->setCurrentIndex(m_kind->findData(int(kindOf(m_base))));
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
    m_results->setFixedHeight(resultsHeight);
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
    m_test->setObjectName(u"test"_s);
    m_save->setObjectName(u"save"_s);
    setLook(m_save, Look::Primary);
    buttons->addWidget(m_problemLine);
    buttons->addWidget(m_outcome);
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
    const AlertKind kind = kindOf(rule);
    m_form = new RecordForm(m_context.theme, typeOf<AlertRule>(), sectionsFor(kind));
    m_form->setAutoFillBackground(true);
    m_form->setBackgroundRole(QPalette::Base);
    m_form->setAccessibleName(tr("Alert rule"));
    m_target = nullptr;
    if (kind != AlertKind::RecorderSilent) {
        m_target = new NamedChoiceEditor;
        m_form->setEditor(u"Target"_s, m_target);
    }
    m_form->setLabel(u"Threshold"_s, thresholdLabel(kind));
    m_form->setHint(u"Margin"_s,
                    kind == AlertKind::DaysLeft
                        ? tr("It clears once so many days more are left")
                        : tr("It clears once it is so much below, so that it does not flap"));
    m_form->setHint(u"LeadDays"_s, tr("Such as 30, 14, 7: you are told at each of them"));
    m_form->setHint(u"Name"_s, tr("Empty: %1").arg(alertRuleTitle(rule, QLocale())));
    connect(m_form, &RecordForm::edited, this, &AlertRuleFormPage::onEdited);
    m_scroll->setWidget(m_form);
    m_form->load(toForm(rule));
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
            QString value = item.id;
            if (item.part)
                value += partMark + *item.part;
            names[value] = tr("%1 (%2)", "name, kind").arg(alertItemTitle(item), itemWord(item));
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
        const AlertRule shown = toForm(rule);
        if (!names.contains(*shown.target))
            names[*shown.target] = alertRuleScope(rule);
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
    AlertRule rule = m_form->value<AlertRule>();
    rule.part.reset();
    if (rule.scope == AlertScope::All) {
        rule.target.reset();
        rule.targetName.reset();
    } else if (rule.target) {
        const qsizetype mark = rule.target->indexOf(partMark);
        if (mark >= 0) {
            rule.part = rule.target->mid(mark + 1);
            rule.target->truncate(mark);
        }
        if (m_target && m_form->isDirty() && !m_target->chosenName().isEmpty()
            && !(rule.target == m_base.target && rule.part == m_base.part))
            rule.targetName = nameOfTarget(rule);
    }
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
    const QString name =
        m_base.id.isEmpty() ? tr("New alert rule") : alertRuleTitle(m_base, QLocale());
    return hasUnsentChanges() ? name + u" *"_s : name;
}

bool AlertRuleFormPage::hasUnsentChanges() const
{
    return !m_isSaved && (m_form->isDirty() || !(edited().kind == m_base.kind));
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
    emit titleChanged();
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
    emit saved(id);
    emit closeRequested();
}

} // namespace lc
