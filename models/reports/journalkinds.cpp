// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportkind.h"

namespace lc {

namespace {

constexpr ReportColumn changeColumns[] = {
    {"change", QT_TRANSLATE_NOOP("Report", "Change")},
    {"list", QT_TRANSLATE_NOOP("Report", "List")},
    {"object", QT_TRANSLATE_NOOP("Report", "Object")},
    {"field", QT_TRANSLATE_NOOP("Report", "Field")},
    {"before", QT_TRANSLATE_NOOP("Report", "Before")},
    {"after", QT_TRANSLATE_NOOP("Report", "After")},
    {"account", QT_TRANSLATE_NOOP("Report", "Account")},
    {"region", QT_TRANSLATE_NOOP("Report", "Region")},
    {"arn", QT_TRANSLATE_NOOP("Report", "ARN or ID"), false, ReportColumn::Shown::OnRequest},
};

constexpr ReportColumn activityColumns[] = {
    {"time", QT_TRANSLATE_NOOP("Report", "Time")},
    {"action", QT_TRANSLATE_NOOP("Report", "Action")},
    {"kind", QT_TRANSLATE_NOOP("Report", "Kind")},
    {"target", QT_TRANSLATE_NOOP("Report", "Target")},
    {"result", QT_TRANSLATE_NOOP("Report", "Result")},
    {"code", QT_TRANSLATE_NOOP("Report", "Error code")},
    {"took", QT_TRANSLATE_NOOP("Report", "Took (ms)"), true},
    {"attempts", QT_TRANSLATE_NOOP("Report", "Attempts"), true, ReportColumn::Shown::OnRequest},
    {"account", QT_TRANSLATE_NOOP("Report", "Account")},
    {"identity", QT_TRANSLATE_NOOP("Report", "Identity"), false, ReportColumn::Shown::OnRequest},
    {"region", QT_TRANSLATE_NOOP("Report", "Region")},
    {"request", QT_TRANSLATE_NOOP("Report", "Request ID"), false, ReportColumn::Shown::OnRequest},
    {"sent", QT_TRANSLATE_NOOP("Report", "What was sent"), false, ReportColumn::Shown::OnRequest},
};

TableCell kindCell(const QString &kind)
{
    if (kind == u"added")
        return TableCell::ofText(reportText(QT_TRANSLATE_NOOP("Report", "Added")))
            .with(Tone::Success);
    if (kind == u"removed")
        return TableCell::ofText(reportText(QT_TRANSLATE_NOOP("Report", "Gone")))
            .with(Tone::Danger);
    return TableCell::ofText(reportText(QT_TRANSLATE_NOOP("Report", "Changed"))).with(Tone::Info);
}

std::vector<ReportRow> changes(const ReportDefinition &definition, const ReportFacts &facts)
{
    std::vector<ReportRow> rows;
    for (const ChangeRecord &change : facts.changes) {
        if (!isInScope(definition, change.region, {change.object}))
            continue;
        ReportRow row;
        row.account = change.account;
        row.region = change.region;
        row.product = change.object;
        row.cells = {kindCell(change.kind),
                     TableCell::ofText(change.list),
                     TableCell::ofText(change.object),
                     TableCell::ofText(change.member),
                     TableCell::ofText(change.before),
                     TableCell::ofText(change.after),
                     TableCell::ofText(change.account),
                     TableCell::ofText(change.region),
                     TableCell::ofText(change.objectId)};
        rows.push_back(std::move(row));
    }
    return rows;
}

QStringList changeNotes(const ReportDefinition &, const ReportFacts &)
{
    return {reportText(QT_TRANSLATE_NOOP(
        "Report",
        "Compared are the last lists that were read on the first and the last UTC day "
        "of the period. A list that was not read before then is left out."))};
}

TableCell resultCell(const ActivityEntry &entry)
{
    const auto text = [](const char *source) { return TableCell::ofText(reportText(source)); };
    if (entry.verdict == Verdict::Done)
        return text(QT_TRANSLATE_NOOP("Report", "Done")).with(Tone::Success);
    if (entry.verdict == Verdict::NotDone)
        return text(QT_TRANSLATE_NOOP("Report", "Not done")).with(Tone::Danger);
    if (!entry.outcome)
        return text(QT_TRANSLATE_NOOP("Report", "No answer kept")).with(Tone::Warning);
    if (!entry.outcome->error)
        return text(QT_TRANSLATE_NOOP("Report", "Done")).with(Tone::Success);
    if (entry.record.changesState && entry.outcome->error->executed == ApiError::Executed::Unknown)
        return text(QT_TRANSLATE_NOOP("Report", "Not known")).with(Tone::Warning);
    return text(QT_TRANSLATE_NOOP("Report", "Failed")).with(Tone::Danger);
}

std::vector<ReportRow> activity(const ReportDefinition &definition, const ReportFacts &facts)
{
    std::vector<ReportRow> rows;
    for (const ActivityEntry &entry : facts.activity) {
        const CallRecord &call = entry.record;
        const bool isWanted =
            definition.connections.isEmpty() || definition.connections.contains(call.connection);
        if (call.startedAt < facts.from || call.startedAt >= facts.to || !isWanted
            || !isInScope(definition, call.region, {call.target}))
            continue;
        ReportRow row;
        row.account = call.account;
        row.region = call.region;
        row.product = call.target;
        TableCell took;
        if (entry.outcome)
            took =
                TableCell::ofNumber(qint64((entry.outcome->finishedAt - call.startedAt).count()));
        const auto error = entry.outcome ? entry.outcome->error : std::nullopt;
        row.cells = {
            TableCell::ofInstant(call.startedAt),
            TableCell::ofText(call.operation),
            TableCell::ofText(call.changesState ? reportText(QT_TRANSLATE_NOOP("Report", "Change"))
                                                : reportText(QT_TRANSLATE_NOOP("Report", "Read"))),
            TableCell::ofText(call.target),
            resultCell(entry),
            TableCell::ofText(error ? error->code : QString()),
            took,
            entry.outcome ? TableCell::ofNumber(qint64(entry.outcome->attempts)) : TableCell(),
            TableCell::ofText(call.account),
            TableCell::ofText(call.identity),
            TableCell::ofText(call.region),
            TableCell::ofText(entry.outcome ? entry.outcome->requestId : QString()),
            TableCell::ofText(call.request),
        };
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

const ReportKindFacts &changesKind()
{
    static const ReportKindFacts facts{ReportKind::Changes, {},      false,      true,
                                       changeColumns,       changes, changeNotes};
    return facts;
}

const ReportKindFacts &activityKind()
{
    static const ReportKindFacts facts{ReportKind::Activity, {},      true, false,
                                       activityColumns,      activity};
    return facts;
}

} // namespace lc
