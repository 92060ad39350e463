// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/activitytable.h"

#include "api/operations.h"
#include "items/stateword.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

static constexpr Field activityRows[] = {
    field<&ActivityRecord::id>("Id").with(Key),
    field<&ActivityRecord::startedAt>("StartedAt").titled(QT_TRANSLATE_NOOP("Field", "Time")),
    field<&ActivityRecord::service>("Service").titled(QT_TRANSLATE_NOOP("Field", "Service")),
    field<&ActivityRecord::operation>("Operation").titled(QT_TRANSLATE_NOOP("Field", "Action")),
    field<&ActivityRecord::target>("Target").titled(QT_TRANSLATE_NOOP("Field", "Target")),
    field<&ActivityRecord::connection>("Connection")
        .titled(QT_TRANSLATE_NOOP("Field", "Connection")),
    field<&ActivityRecord::account>("Account").titled(QT_TRANSLATE_NOOP("Field", "Account")),
    field<&ActivityRecord::identity>("Identity").titled(QT_TRANSLATE_NOOP("Field", "Identity")),
    field<&ActivityRecord::region>("Region").titled(QT_TRANSLATE_NOOP("Field", "Region")),
    field<&ActivityRecord::result>("Result").titled(QT_TRANSLATE_NOOP("Field", "Result")),
    field<&ActivityRecord::kind>("Kind").titled(QT_TRANSLATE_NOOP("Field", "Kind")),
    field<&ActivityRecord::waitsUntil>("WaitsUntil").titled(QT_TRANSLATE_NOOP("Field", "Next try")),
    field<&ActivityRecord::code>("Code").titled(QT_TRANSLATE_NOOP("Field", "Error code")),
    field<&ActivityRecord::message>("Message").titled(QT_TRANSLATE_NOOP("Field", "Message")),
    field<&ActivityRecord::httpStatus>("HttpStatus")
        .titled(QT_TRANSLATE_NOOP("Field", "HTTP status")),
    field<&ActivityRecord::milliseconds>("Milliseconds")
        .titled(QT_TRANSLATE_NOOP("Field", "Took (ms)")),
    field<&ActivityRecord::attempts>("Attempts").titled(QT_TRANSLATE_NOOP("Field", "Attempts")),
    field<&ActivityRecord::requestId>("RequestId").titled(QT_TRANSLATE_NOOP("Field", "Request")),
    field<&ActivityRecord::request>("Request").titled(QT_TRANSLATE_NOOP("Field", "What was sent")),
};

constinit const Type ActivityRecord::rows =
    describe<ActivityRecord>("ActivityRecord", activityRows);

namespace {

constexpr StateWord kindWords[] = {
    {"change", QT_TRANSLATE_NOOP("Column", "Change"), Tone::Neutral, "edit"},
    {"read", QT_TRANSLATE_NOOP("Column", "Read"), Tone::Neutral, "eye"},
};

Cell kindBadge(const RowView &row)
{
    return Cell::badge(badgeOf(row.text(0), kindWords));
}

Cell resultBadge(const RowView &row)
{
    const std::string_view result = row.text(0);
    const auto badge = [&](const QString &word, Tone tone, const QString &icon) {
        const std::string_view code = row.text(1);
        return Cell::badge({QString::fromUtf8(result.data(), qsizetype(result.size())), word, tone,
                            icon, QString::fromUtf8(code.data(), qsizetype(code.size()))});
    };
    const auto word = [](const char *text) { return QCoreApplication::translate("Column", text); };
    if (result == "done")
        return badge(word(QT_TRANSLATE_NOOP("Column", "Done")), Tone::Success, u"ok"_s);
    if (result == "failed")
        return badge(word(QT_TRANSLATE_NOOP("Column", "Not done")), Tone::Danger, u"error"_s);
    if (result == "checking")
        return badge(word(QT_TRANSLATE_NOOP("Column", "Unknown, checking")), Tone::Warning,
                     u"progress"_s);
    if (result == "unknown")
        return badge(word(QT_TRANSLATE_NOOP("Column", "Unknown")), Tone::Warning, u"warning"_s);
    if (result == "waiting") {
        if (!row.has(2))
            return badge(word(QT_TRANSLATE_NOOP("Column", "Waits for keys")), Tone::Warning,
                         u"clock"_s);
        const Instant until{std::chrono::milliseconds(row.integer(2))};
        return badge(word(QT_TRANSLATE_NOOP("Column", "Waits until %1"))
                         .arg(toQDateTime(until).toLocalTime().toString(u"HH:mm:ss"_s)),
                     Tone::Warning, u"clock"_s);
    }
    return badge(word(QT_TRANSLATE_NOOP("Column", "Sent")), Tone::Info, u"progress"_s);
}

QString resultOf(const ActivityEntry &entry)
{
    if (entry.verdict == Verdict::Unproven)
        return u"unknown"_s;
    if (entry.verdict)
        return entry.verdict == Verdict::Done ? u"done"_s : u"failed"_s;
    if (!entry.outcome)
        return entry.wait ? u"waiting"_s : u"sent"_s;
    if (!entry.outcome->error)
        return u"done"_s;
    return entry.outcome->error->executed == ApiError::Executed::Unknown ? u"checking"_s
                                                                         : u"failed"_s;
}

} // namespace

ActivityRecord toRecord(const ActivityEntry &entry)
{
    const CallRecord &call = entry.record;
    ActivityRecord record;
    record.id = call.id;
    record.startedAt = call.startedAt;
    record.service = call.service;
    record.operation = call.operation;
    record.target = call.target;
    record.connection = call.connection;
    record.account = call.account;
    record.identity = call.identity;
    record.region = call.region;
    record.kind = call.changesState ? u"change"_s : u"read"_s;
    record.request = call.request;
    record.result = resultOf(entry);
    if (entry.wait && entry.wait->until != RetryWait::untilTold)
        record.waitsUntil = entry.wait->until;
    if (entry.outcome) {
        record.milliseconds = (entry.outcome->finishedAt - call.startedAt).count();
        record.attempts = entry.outcome->attempts;
        if (!entry.outcome->requestId.isEmpty())
            record.requestId = entry.outcome->requestId;
        if (const auto &error = entry.outcome->error) {
            record.code = error->code;
            record.message = error->message;
            if (error->httpStatus > 0)
                record.httpStatus = error->httpStatus;
        } else if (const Operation *operation =
                       findOperation(call.service.toStdString(), call.operation.toStdString())) {
            record.httpStatus = operation->successStatus;
        }
    }
    return record;
}

TableDefinition activityTable()
{
    const Type &type = typeOf<ActivityRecord>();
    TableDefinition table;
    table.id = u"activity"_s;
    table.type = &type;
    table.keyPaths = {"Id"};
    table.identityPath = "Operation";
    table.columns = {Column::field(type, "StartedAt").named("time").ofKind(ColumnKind::Time),
                     Column::field(type, "Operation").named("operation"),
                     Column::field(type, "Target").named("target"),
                     Column::computed("result", QT_TRANSLATE_NOOP("Column", "Result"),
                                      ColumnKind::Status, {"Result", "Code", "WaitsUntil"},
                                      resultBadge),
                     Column::field(type, "RequestId", ColumnKind::Id).named("request"),
                     Column::computed("kind", QT_TRANSLATE_NOOP("Column", "Kind"),
                                      ColumnKind::Status, {"Kind"}, kindBadge)
                         .onRequest(),
                     Column::field(type, "Code").named("code").onRequest(),
                     Column::field(type, "Message").named("message").onRequest(),
                     Column::field(type, "HttpStatus").named("http").onRequest(),
                     Column::field(type, "Milliseconds").named("took").onRequest(),
                     Column::field(type, "Attempts").named("attempts").onRequest(),
                     Column::field(type, "Connection").named("connection").onRequest(),
                     Column::field(type, "Account").named("account").onRequest(),
                     Column::field(type, "Identity").named("identity").onRequest(),
                     Column::field(type, "Region").named("region").onRequest(),
                     Column::field(type, "Service").named("service").onRequest(),
                     Column::field(type, "Request").named("sent").onRequest()};
    return table;
}

TableDefinition journalTable()
{
    TableDefinition table = activityTable();
    table.id = u"journal"_s;
    // Who and where stand beside what came of it.
    auto place = table.columns.begin() + table.indexOf(u"result") + 1;
    for (const QStringView id : {u"connection", u"identity", u"region", u"code"}) {
        const auto column = table.columns.begin() + table.indexOf(id);
        column->shown = Column::Shown::ByDefault;
        std::rotate(place, column, column + 1);
        ++place;
    }
    table.columns[size_t(table.indexOf(u"took"))].shown = Column::Shown::ByDefault;
    return table;
}

} // namespace lc
