// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/alertspage.h"

#include "connections/session.h"
#include "items/alerttable.h"
#include "items/cellformat.h"
#include "monitoring/alertrules.h"
#include "monitoring/alertwatch.h"
#include "pages/alertchart.h"
#include "pages/alertruleformpage.h"
#include "pages/detaillist.h"
#include "pages/recorddetails.h"
#include "pages/snoozedialog.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

TablePageFacts facts()
{
    TablePageFacts facts;
    facts.title = AlertsPage::tr("Alerts");
    facts.symbol = Symbol::Alert;
    facts.plural = AlertsPage::tr("alerts");
    facts.empty = {
        Symbol::Ok,
        AlertsPage::tr("Nothing asks for attention. Rules are held against what is recorded, after "
                       "each recording."),
        {}};
    return facts;
}

} // namespace

AlertsPage::AlertsPage(PageContext &context, QWidget *parent)
    : TablePage(context, facts(), alertsTable(), parent),
      m_recordDetails(new RecordDetails(
          context.theme, tr("Choose an alert to see why it was raised."), tr("ARN or ID"))),
      m_reasons(new DetailList(context.theme, context.clock, alertReasonsTable(),
                               {u"state"_s, u"why"_s}, tr("Now")))
{
    m_recordDetails->setExtra(m_reasons);
    setDetails(m_recordDetails);
    m_feed = useFeed<AlertFeed>(context.alerts, context.session, model(), AlertFeed::Shows::Alerts);
    makeActions();
    pane().table().setNameColumn(model().columnIndex(u"what"));
    pane().table().sortBy(model().columnIndex(u"severity"), Qt::AscendingOrder); // dangers first
    using Test = FilterRule::Test;
    pane().setPresets({{tr("In force"), {{u"standing"_s, Test::NoneOf, {u"cleared"_s}, 0}}},
                       {tr("Open"), {{u"standing"_s, Test::AnyOf, {u"open"_s}, 0}}},
                       {tr("Danger"),
                        {{u"standing"_s, Test::NoneOf, {u"cleared"_s}, 0},
                         {u"severity"_s, Test::AnyOf, {u"danger"_s}, 0}}},
                       {tr("History"), {{u"standing"_s, Test::AnyOf, {u"cleared"_s}, 0}}},
                       {tr("Everything"), {}}});
    connect(&context.alerts, &AlertWatch::changed, this, &AlertsPage::followWatch);
    followWatch();
    updateActions();
}

void AlertsPage::makeActions()
{
    AlertWatch &watch = context().alerts;
    m_acknowledge = addPageAction(tr("&Acknowledge"), Symbol::Check, "usage", Qt::Key_A);
    connect(m_acknowledge, &QAction::triggered, this,
            [this, &watch] { watch.acknowledge(chosenIds()); });
    m_snooze = addPageAction(tr("&Snooze until…"), Symbol::Clock, "usage", Qt::Key_S);
    connect(m_snooze, &QAction::triggered, this, &AlertsPage::snooze);
    m_reopen = addPageAction(tr("&Open again"), Symbol::Undo, "usage");
    connect(m_reopen, &QAction::triggered, this, [this, &watch] { watch.reopen(chosenIds()); });
    m_mute = addPageAction(tr("&Mute this connection"), Symbol::Pause, "usage");
    connect(m_mute, &QAction::triggered, this, &AlertsPage::toggleMute);
    m_chart = addPageAction(tr("Open &chart"), Symbol::Trend, "usage", Qt::CTRL | Qt::Key_Return);
    connect(m_chart, &QAction::triggered, this, [this] { openRow(currentRow()); });
    m_why = addPageAction(tr("&Why? Edit its rule…"), Symbol::Info, "usage");
    connect(m_why, &QAction::triggered, this, &AlertsPage::editRule);
    m_new = addPageAction(tr("&New alert rule…"), Symbol::Plus, "usage", QKeySequence::New);
    connect(m_new, &QAction::triggered, this, &AlertsPage::newRule);
    m_rules = addPageAction(tr("Show &rules"), Symbol::Settings, "usage");
    connect(m_rules, &QAction::triggered, this, [this] {
        const Alert *alert = alertAt(currentRow());
        emit openRequested({u"alert-rules"_s, alert ? alert->rule.toUtf8() : QByteArray()});
    });
    setPrimaryAction(m_rules, tr("Rules"), Symbol::Settings);
}

const Alert *AlertsPage::alertAt(int row) const
{
    if (row < 0)
        return nullptr;
    return context().alerts.alert(
        const_cast<AlertsPage *>(this)->model().record<AlertLine>(row).id);
}

QStringList AlertsPage::chosenIds() const
{
    QStringList ids;
    for (const int row : selectedRows()) {
        if (const Alert *alert = alertAt(row))
            ids += alert->id;
    }
    return ids;
}

void AlertsPage::followWatch()
{
    const QStringList &unread = context().alerts.unread();
    const auto &blindness = context().alerts.blindness();
    if (blindness)
        showNotice({Tone::Warning,
                    tr("The history could not be read."),
                    tr("Alerts are as they were when it last could be."),
                    blindness->message,
                    {}});
    else if (unread.isEmpty())
        clearError();
    else
        showNotice({Tone::Warning,
                    tr("%n list(s) could not be read.", nullptr, int(unread.size())),
                    tr("Alerts are about what was read before: %1").arg(unread.first()),
                    unread.join(u'\n'),
                    {}});
    emit badgeChanged(int(context().alerts.openAlerts().size()));
    updateActions();
}

void AlertsPage::showDetailsOf(int row)
{
    const Alert *alert = alertAt(row);
    if (!alert)
        return m_recordDetails->clear();
    const AlertRule *rule = context().alerts.rule(alert->rule);
    const AlertLine line = model().record<AlertLine>(row);
    const int standing = model().columnIndex(u"standing");
    m_recordDetails->begin(line.item, model().index(row, standing).data(BadgeRole).value<Badge>(),
                           alert->item.id);
    m_recordDetails->addFacts(typeOf<AlertLine>(), &line,
                              {"Item", "ItemId", "Standing", "Severity"});
    QList<AlertReason> own;
    if (rule) {
        for (const AlertReason &reason : context().alerts.reasons(*rule)) {
            if (alertItemKey(reason.item) == alert->itemKey)
                own += reason;
        }
        for (const AlertReason &reason : std::as_const(own)) {
            for (const AlertCondition &condition : reason.verdict.conditions)
                m_recordDetails->addFact(
                    condition.isMet ? tr("Holds") : tr("Does not hold"),
                    conditionText(condition, alert->kind.known().value_or(AlertKind::Level),
                                  QLocale()));
        }
        m_reasons->setRecords(reasonLinesOf(own, *rule), {});
    } else {
        m_reasons->clear();
    }
    m_reasons->setVisible(!own.isEmpty());
}

void AlertsPage::openRow(int row)
{
    const Alert *alert = alertAt(row);
    if (!alert)
        return;
    if (Page *chart = makeAlertChart(context(), *alert))
        return emit tabRequested(chart);
    if (const PageLink link = linkToItem(alert->item, context()); !link.page.isEmpty())
        emit openRequested(link);
}

void AlertsPage::updateActions()
{
    if (!m_new)
        return;
    bool isInForce = false;
    bool isQuiet = false;
    for (const int row : selectedRows()) {
        const Alert *alert = alertAt(row);
        if (!alert || alert->cleared)
            continue;
        const AlertStanding standing = context().alerts.standing(*alert);
        isInForce = isInForce || standing == AlertStanding::Open || standing == AlertStanding::Muted
            || standing == AlertStanding::Snoozed;
        isQuiet = isQuiet || standing == AlertStanding::Acknowledged
            || standing == AlertStanding::Snoozed;
    }
    const Alert *current = alertAt(currentRow());
    const QString choose = tr("Choose an alert first.");
    const QString notInForce = current ? tr("It is acknowledged or past.") : choose;
    offer(m_acknowledge, isInForce, notInForce);
    offer(m_snooze, isInForce || isQuiet, current ? tr("It is past.") : choose);
    offer(m_reopen, isQuiet, current ? tr("It is neither acknowledged nor snoozed.") : choose);
    const QString connection = current ? current->item.connection.value_or(QString()) : QString();
    offer(m_mute, !connection.isEmpty(), current ? tr("It belongs to no connection.") : choose);
    m_mute->setText(context().alerts.isMuted(connection) ? tr("Un&mute this connection")
                                                         : tr("&Mute this connection"));
    const bool leadsOn = current && !(current->item.kind == AlertItemKind::Recorder);
    offer(m_chart, leadsOn, current ? tr("There is nothing to open.") : choose);
    offer(m_why, current && context().alerts.rule(current->rule),
          current ? tr("Its rule was removed.") : choose);
}

void AlertsPage::snooze()
{
    const QStringList ids = chosenIds();
    if (ids.isEmpty())
        return;
    const Alert *first = context().alerts.alert(ids.first());
    const QString what = ids.size() == 1 && first ? alertItemTitle(first->item)
                                                  : tr("%n alert(s)", nullptr, int(ids.size()));
    auto *dialog = new SnoozeDialog(theme(), context().clock, what, this);
    connect(dialog, &SnoozeDialog::chosen, this,
            [this, ids](Instant until) { context().alerts.snooze(ids, until); });
    dialog->open();
}

void AlertsPage::toggleMute()
{
    const Alert *alert = alertAt(currentRow());
    const QString connection = alert ? alert->item.connection.value_or(QString()) : QString();
    if (connection.isEmpty())
        return;
    AlertWatch &watch = context().alerts;
    if (watch.isMuted(connection)) {
        watch.unmute(connection);
        return emit statusMessage(tr("Alerts of this connection are told of again."));
    }
    watch.mute(connection);
    emit statusMessage(tr("Alerts of this connection are listed from now on, but not told of."));
}

void AlertsPage::editRule()
{
    const Alert *alert = alertAt(currentRow());
    const AlertRule *rule = alert ? context().alerts.rule(alert->rule) : nullptr;
    if (rule)
        emit tabRequested(new AlertRuleFormPage(context(), *rule));
}

void AlertsPage::newRule()
{
    const Alert *alert = alertAt(currentRow());
    emit tabRequested(alert && !(alert->item.kind == AlertItemKind::Recorder)
                          ? makeAlertRuleForm(context(), alert->item)
                          : new AlertRuleFormPage(context(), alertRuleOf(AlertKind::Level)));
}

} // namespace lc
