// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/alerttable.h"

#include "connections/session.h"
#include "items/stateword.h"
#include "monitoring/alertrules.h"
#include "monitoring/alertwatch.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace lc {

static constexpr Field alertLineRows[] = {
    field<&AlertLine::id>("Id").with(Key),
    field<&AlertLine::severity>("Severity").titled(QT_TRANSLATE_NOOP("Field", "Severity")),
    field<&AlertLine::standing>("Standing").titled(QT_TRANSLATE_NOOP("Field", "State")),
    field<&AlertLine::item>("Item").titled(QT_TRANSLATE_NOOP("Field", "Item")),
    field<&AlertLine::kind>("Kind").titled(QT_TRANSLATE_NOOP("Field", "Kind")),
    field<&AlertLine::what>("What").titled(QT_TRANSLATE_NOOP("Field", "What happened")),
    field<&AlertLine::rule>("Rule").titled(QT_TRANSLATE_NOOP("Field", "Rule")),
    field<&AlertLine::raised>("Raised").titled(QT_TRANSLATE_NOOP("Field", "Raised")),
    field<&AlertLine::seen>("Seen").titled(QT_TRANSLATE_NOOP("Field", "Newest reading")),
    field<&AlertLine::cleared>("Cleared").titled(QT_TRANSLATE_NOOP("Field", "Cleared")),
    field<&AlertLine::snoozedUntil>("SnoozedUntil")
        .titled(QT_TRANSLATE_NOOP("Field", "Snoozed until")),
    field<&AlertLine::connection>("Connection").titled(QT_TRANSLATE_NOOP("Field", "Connection")),
    field<&AlertLine::account>("Account").titled(QT_TRANSLATE_NOOP("Field", "Account")),
    field<&AlertLine::region>("Region").titled(QT_TRANSLATE_NOOP("Field", "Region")),
    field<&AlertLine::itemId>("ItemId").titled(QT_TRANSLATE_NOOP("Field", "ARN or ID")),
};

constinit const Type AlertLine::rows = describe<AlertLine>("AlertLine", alertLineRows);

static constexpr Field ruleLineRows[] = {
    field<&AlertRuleLine::id>("Id").with(Key),
    field<&AlertRuleLine::standing>("Standing").titled(QT_TRANSLATE_NOOP("Field", "State")),
    field<&AlertRuleLine::severity>("Severity").titled(QT_TRANSLATE_NOOP("Field", "Severity")),
    field<&AlertRuleLine::title>("Title").titled(QT_TRANSLATE_NOOP("Field", "Rule")),
    field<&AlertRuleLine::scope>("Scope").titled(QT_TRANSLATE_NOOP("Field", "Applies to")),
    field<&AlertRuleLine::origin>("Origin").titled(QT_TRANSLATE_NOOP("Field", "Made by")),
    field<&AlertRuleLine::repeat>("Repeat").titled(QT_TRANSLATE_NOOP("Field", "Tells")),
    field<&AlertRuleLine::active>("Active").titled(QT_TRANSLATE_NOOP("Field", "In force")),
    field<&AlertRuleLine::lastRaised>("LastRaised")
        .titled(QT_TRANSLATE_NOOP("Field", "Last raised")),
};

constinit const Type AlertRuleLine::rows = describe<AlertRuleLine>("AlertRuleLine", ruleLineRows);

static constexpr Field reasonLineRows[] = {
    field<&AlertReasonLine::key>("Key").with(Key),
    field<&AlertReasonLine::state>("State").titled(QT_TRANSLATE_NOOP("Field", "State")),
    field<&AlertReasonLine::item>("Item").titled(QT_TRANSLATE_NOOP("Field", "Item")),
    field<&AlertReasonLine::why>("Why").titled(QT_TRANSLATE_NOOP("Field", "Why")),
};

constinit const Type AlertReasonLine::rows =
    describe<AlertReasonLine>("AlertReasonLine", reasonLineRows);

namespace {

const QString &sourceId()
{
    static const QString id = u"alerts"_s;
    return id;
}

constexpr StateWord severityWords[] = {
    {"danger", QT_TRANSLATE_NOOP("Column", "Danger"), Tone::Danger, "error"},
    {"warning", QT_TRANSLATE_NOOP("Column", "Warning"), Tone::Warning, "warning"},
    {"notice", QT_TRANSLATE_NOOP("Column", "Notice"), Tone::Info, "info"},
};

/// How a rule stands to something.
constexpr StateWord reasonWords[] = {
    {"fires", QT_TRANSLATE_NOOP("Column", "Fires"), Tone::Warning, "alert"},
    {"silent", QT_TRANSLATE_NOOP("Column", "Does not fire"), Tone::Success, "ok"},
    {"unknown", QT_TRANSLATE_NOOP("Column", "Not known"), Tone::Neutral, "info"},
};

constexpr StateWord switchWords[] = {
    {"on", QT_TRANSLATE_NOOP("Column", "On"), Tone::Success, "ok"},
    {"off", QT_TRANSLATE_NOOP("Column", "Off"), Tone::Neutral, "pause"},
};

template <class E> QString choiceText(const Open<E> &choice)
{
    const auto known = choice.known();
    return known
        ? QCoreApplication::translate("Choice", choiceTypeOf<E>().values[std::size_t(*known)].label)
        : choice.text;
}

Cell severityCell(const RowView &row)
{
    const std::string_view severity = row.text(0);
    const qint64 order = severity == "danger" ? 0 : severity == "warning" ? 1 : 2;
    return Cell::badge(severityBadge(severity), order);
}

Cell standingCell(const RowView &row)
{
    return Cell::badge(standingBadge(row.text(0)));
}

Cell reasonCell(const RowView &row)
{
    const std::string_view state = row.text(0);
    const qint64 order = state == "fires" ? 0 : state == "silent" ? 2 : 1;
    return Cell::badge(badgeOf(state, reasonWords), order);
}

Cell switchCell(const RowView &row)
{
    return Cell::badge(badgeOf(row.text(0), switchWords));
}

} // namespace

Badge severityBadge(std::string_view severity)
{
    return badgeOf(severity, severityWords);
}

Badge standingBadge(std::string_view standing)
{
    if (standing == "open")
        return {u"open"_s, standingWord(AlertStanding::Open), Tone::Warning, u"alert"_s, QString()};
    if (standing == "acknowledged")
        return {u"acknowledged"_s, standingWord(AlertStanding::Acknowledged), Tone::Info,
                u"check"_s, QString()};
    if (standing == "snoozed")
        return {u"snoozed"_s, standingWord(AlertStanding::Snoozed), Tone::Neutral, u"clock"_s,
                QString()};
    if (standing == "muted")
        return {u"muted"_s, standingWord(AlertStanding::Muted), Tone::Neutral, u"pause"_s,
                QString()};
    return {u"cleared"_s, standingWord(AlertStanding::Cleared), Tone::Success, u"ok"_s, QString()};
}

AlertLine alertLineOf(const Alert &alert, const AlertRule *rule)
{
    const QLocale locale;
    AlertLine line;
    line.id = alert.id;
    line.severity = alert.severity.text;
    line.standing = alert.cleared ? u"cleared"_s : u"open"_s;
    line.item = alertItemTitle(alert.item);
    line.kind = choiceText(alert.item.kind);
    line.what = alertSentence(alert, locale);
    line.rule = rule ? alertRuleTitle(*rule, locale) : QString();
    line.raised = alert.raised;
    line.seen = alert.seen;
    line.cleared = alert.cleared;
    line.snoozedUntil = alert.snoozedUntil;
    line.connection = alert.item.connection.value_or(QString());
    line.account = alert.item.account.value_or(QString());
    line.region = alert.item.region.value_or(QString());
    line.itemId = alert.item.id;
    return line;
}

QList<AlertReasonLine> reasonLinesOf(const QList<AlertReason> &reasons, const AlertRule &rule)
{
    const QLocale locale;
    const AlertKind kind = rule.kind.known().value_or(AlertKind::Level);
    QList<AlertReasonLine> lines;
    for (const AlertReason &reason : reasons) {
        AlertReasonLine line;
        line.key = alertItemKey(reason.item);
        const bool isKnown =
            reason.verdict.isMet || reason.verdict.value.has_value() || reason.verdict.isClear;
        line.state = reason.isActive || (reason.verdict.isMet && rule.enabled) ? u"fires"_s
            : isKnown                                                          ? u"silent"_s
                                                                               : u"unknown"_s;
        line.item = alertItemTitle(reason.item);
        line.why = reasonText(reason, kind, locale);
        lines += line;
    }
    return lines;
}

TableDefinition alertsTable()
{
    const Type &type = typeOf<AlertLine>();
    TableDefinition table;
    table.id = u"alerts"_s;
    table.type = &type;
    table.keyPaths = {"Id"};
    table.identityPath = "Item";
    table.scope = TableDefinition::Scope::ListKind;
    table.columns = {
        Column::computed("severity", QT_TRANSLATE_NOOP("Column", "Severity"), ColumnKind::Mark,
                         {"Severity"}, severityCell),
        Column::field(type, "Item").named("item"),
        Column::field(type, "What").named("what"),
        Column::field(type, "Raised", ColumnKind::RelativeTime).named("raised"),
        Column::computed("standing", QT_TRANSLATE_NOOP("Column", "State"), ColumnKind::Status,
                         {"Standing"}, standingCell),
        Column::field(type, "Rule").named("rule"),
        Column::field(type, "Kind").named("kind").onRequest(),
        Column::field(type, "Cleared", ColumnKind::RelativeTime).named("cleared").onRequest(),
        Column::field(type, "SnoozedUntil", ColumnKind::Time).named("snoozed-until").onRequest(),
        Column::field(type, "Seen", ColumnKind::RelativeTime).named("seen").onRequest(),
        Column::field(type, "Connection").named("connection").onRequest(),
        Column::field(type, "Account").named("account").onRequest(),
        Column::field(type, "Region").named("region").onRequest(),
        Column::field(type, "ItemId", ColumnKind::Id).named("id").onRequest()};
    return table;
}

TableDefinition alertReasonsTable()
{
    const Type &type = typeOf<AlertReasonLine>();
    TableDefinition table;
    table.id = u"alert-reasons"_s;
    table.type = &type;
    table.keyPaths = {"Key"};
    table.identityPath = "Item";
    table.scope = TableDefinition::Scope::ListKind;
    table.columns = {Column::computed("state", QT_TRANSLATE_NOOP("Column", "Now"), ColumnKind::Mark,
                                      {"State"}, reasonCell),
                     Column::field(type, "Item").named("item"),
                     Column::field(type, "Why").named("why")};
    return table;
}

TableDefinition alertRulesTable()
{
    const Type &type = typeOf<AlertRuleLine>();
    TableDefinition table;
    table.id = u"alert-rules"_s;
    table.type = &type;
    table.keyPaths = {"Id"};
    table.identityPath = "Title";
    table.scope = TableDefinition::Scope::ListKind;
    table.columns = {Column::field(type, "Title").named("title"),
                     Column::field(type, "Scope").named("scope"),
                     Column::computed("severity", QT_TRANSLATE_NOOP("Column", "Severity"),
                                      ColumnKind::Mark, {"Severity"}, severityCell),
                     Column::field(type, "Repeat").named("repeat"),
                     Column::field(type, "Active").named("active"),
                     Column::field(type, "LastRaised", ColumnKind::RelativeTime)
                         .named("last-raised")
                         .absentAs(QT_TRANSLATE_NOOP("Column", "Never")),
                     Column::computed("standing", QT_TRANSLATE_NOOP("Column", "State"),
                                      ColumnKind::Status, {"Standing"}, switchCell),
                     Column::field(type, "Origin").named("origin"),
                     Column::field(type, "Id", ColumnKind::Id).named("id").onRequest()};
    return table;
}

AlertFeed::AlertFeed(AlertWatch &watch, Session &session, RecordTableModel &model, Shows shows,
                     QObject *parent)
    : QObject(parent), m_watch(watch), m_session(session), m_model(model), m_shows(shows)
{
    m_model.setFeed(this);
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &AlertFeed::show);
    connect(&watch, &AlertWatch::changed, &m_soon, qOverload<>(&QTimer::start));
    m_model.beginSource(sourceId(), {});
    m_soon.start();
}

AlertFeed::~AlertFeed()
{
    m_model.setFeed(nullptr);
}

void AlertFeed::refresh()
{
    m_model.beginSource(sourceId(), {});
    // Rules are at hand.
    if (m_shows == Shows::Alerts)
        m_watch.readAndLook();
    else
        m_soon.start();
}

void AlertFeed::show()
{
    ListChunk chunk;
    auto block = m_shows == Shows::Alerts ? alertLines() : ruleLines();
    block->finish();
    chunk.pages.push_back({std::move(block), nullptr});
    m_model.beginSource(sourceId(), {});
    m_model.appendChunk(sourceId(), chunk);
    m_model.completeSource(sourceId());
}

std::shared_ptr<RecordBlock> AlertFeed::alertLines() const
{
    auto block = std::make_shared<RecordBlock>(typeOf<AlertLine>());
    for (const Alert &alert : m_watch.alerts()) {
        AlertLine line = alertLineOf(alert, m_watch.rule(alert.rule));
        line.standing = wireWord(m_watch.standing(alert));
        const QString connection = alert.item.connection.value_or(QString());
        if (m_session.registry().byId(connection))
            line.connection = m_session.connection(connection).name;
        block->append(&line);
    }
    return block;
}

std::shared_ptr<RecordBlock> AlertFeed::ruleLines() const
{
    const QLocale locale;
    auto block = std::make_shared<RecordBlock>(typeOf<AlertRuleLine>());
    for (const AlertRule &rule : m_watch.rules()) {
        AlertRuleLine line;
        line.id = rule.id;
        line.standing = rule.enabled ? u"on"_s : u"off"_s;
        line.severity = rule.severity.text;
        line.title = alertRuleTitle(rule, locale);
        line.scope = alertRuleScope(rule);
        line.origin = isReadyAlertRule(rule.id)
            ? QCoreApplication::translate("Column", "License Console")
            : QCoreApplication::translate("Column", "You");
        line.repeat = choiceText(rule.repeat);
        for (const Alert &alert : m_watch.alerts()) {
            if (alert.rule != rule.id)
                continue;
            line.active += alert.cleared ? 0 : 1;
            // The latest alert comes first.
            if (!line.lastRaised)
                line.lastRaised = alert.raised;
        }
        block->append(&line);
    }
    return block;
}

} // namespace lc
