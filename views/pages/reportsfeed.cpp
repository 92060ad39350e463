// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/reportsfeed.h"

#include "core/fielddiff.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lc {

static constexpr Field reportRows[] = {
    field<&ReportRecord::id>("Id").with(Key),
    field<&ReportRecord::name>("Name").titled(QT_TRANSLATE_NOOP("Field", "Name")),
    field<&ReportRecord::kind>("Kind").titled(QT_TRANSLATE_NOOP("Field", "Report")),
    field<&ReportRecord::format>("Format").titled(QT_TRANSLATE_NOOP("Field", "Format")),
    field<&ReportRecord::schedule>("Schedule").titled(QT_TRANSLATE_NOOP("Field", "Schedule")),
    field<&ReportRecord::nextRun>("NextRun").titled(QT_TRANSLATE_NOOP("Field", "Next run")),
    field<&ReportRecord::lastRun>("LastRun").titled(QT_TRANSLATE_NOOP("Field", "Last run")),
    field<&ReportRecord::result>("Result").titled(QT_TRANSLATE_NOOP("Field", "Result")),
    field<&ReportRecord::problem>("Problem").titled(QT_TRANSLATE_NOOP("Field", "Last error")),
    field<&ReportRecord::file>("File").titled(QT_TRANSLATE_NOOP("Field", "Last file")),
};

constinit const Type ReportRecord::rows = describe<ReportRecord>("ReportRecord", reportRows);

namespace {

Cell resultBadge(const RowView &row)
{
    const std::string_view result = row.text(0);
    const auto badge = [&](const char *word, Tone tone, const QString &icon) {
        return Cell::badge({QString::fromUtf8(result.data(), qsizetype(result.size())),
                            QCoreApplication::translate("Column", word), tone, icon, QString()});
    };
    if (result == "running")
        return badge(QT_TRANSLATE_NOOP("Column", "Running"), Tone::Info, u"progress"_s);
    if (result == "done")
        return badge(QT_TRANSLATE_NOOP("Column", "Done"), Tone::Success, u"ok"_s);
    if (result == "partly")
        return badge(QT_TRANSLATE_NOOP("Column", "Partly"), Tone::Warning, u"warning"_s);
    if (result == "failed")
        return badge(QT_TRANSLATE_NOOP("Column", "Failed"), Tone::Danger, u"error"_s);
    return badge(QT_TRANSLATE_NOOP("Column", "Not run yet"), Tone::Neutral, u"clock"_s);
}

QString resultOf(const ShelvedReport &report)
{
    if (report.isRunning)
        return u"running"_s;
    if (!report.lastRun)
        return u"never"_s;
    if (report.lastFile.isEmpty())
        return u"failed"_s;
    return report.lastProblem.isEmpty() ? u"done"_s : u"partly"_s;
}

} // namespace

QString scheduleWords(const ReportSchedule &schedule)
{
    const auto translated = [](const char *text) {
        return QCoreApplication::translate("ReportsFeed", text);
    };
    switch (schedule.cadence.known().value_or(ReportCadence::Daily)) {
    case ReportCadence::Weekly:
        return translated(QT_TRANSLATE_NOOP("ReportsFeed", "Weekly, %1, %2"))
            .arg(valueWords(valueTypeOf<Open<ReportWeekday>>, &schedule.weekday), schedule.time);
    case ReportCadence::Monthly:
        return translated(QT_TRANSLATE_NOOP("ReportsFeed", "Monthly, day %1, %2"))
            .arg(schedule.dayOfMonth)
            .arg(schedule.time);
    case ReportCadence::Daily:
        break;
    }
    return translated(QT_TRANSLATE_NOOP("ReportsFeed", "Daily, %1")).arg(schedule.time);
}

ReportRecord toRecord(const ShelvedReport &report)
{
    ReportRecord record;
    record.id = report.id;
    record.name = report.definition.name;
    record.kind = valueWords(valueTypeOf<Open<ReportKind>>, &report.definition.kind);
    record.format = valueWords(valueTypeOf<Open<ReportFormat>>, &report.definition.format);
    if (report.definition.schedule)
        record.schedule = scheduleWords(*report.definition.schedule);
    record.nextRun = report.nextRun;
    record.lastRun = report.lastRun;
    record.result = resultOf(report);
    record.problem = report.lastProblem;
    record.file = report.lastFile;
    return record;
}

TableDefinition reportsTable()
{
    const Type &type = typeOf<ReportRecord>();
    TableDefinition table;
    table.id = u"reports"_s;
    table.type = &type;
    table.keyPaths = {"Id"};
    table.identityPath = "Name";
    table.columns = {
        Column::field(type, "Name").named("name"),
        Column::field(type, "Kind").named("kind"),
        Column::field(type, "Format").named("format"),
        Column::field(type, "Schedule")
            .named("schedule")
            .absentAs(QT_TRANSLATE_NOOP("Column", "None")),
        Column::field(type, "NextRun", ColumnKind::Time).named("next"),
        Column::field(type, "LastRun", ColumnKind::RelativeTime).named("last"),
        Column::computed("result", QT_TRANSLATE_NOOP("Column", "Result"), ColumnKind::Status,
                         {"Result"}, resultBadge),
        Column::field(type, "Problem").named("problem"),
        Column::field(type, "File").named("file").onRequest(),
    };
    return table;
}

ReportsFeed::ReportsFeed(ReportShelf &shelf, RecordTableModel &model, QObject *parent)
    : QObject(parent), m_shelf(shelf), m_model(model)
{
    m_model.setFeed(this);
    connect(&shelf, &ReportShelf::changed, this, &ReportsFeed::show);
    if (shelf.isLoaded())
        show();
    else
        shelf.load();
}

ReportsFeed::~ReportsFeed()
{
    m_model.setFeed(nullptr);
}

void ReportsFeed::show()
{
    QList<ReportRecord> records;
    for (const ShelvedReport &report : m_shelf.reports())
        records += toRecord(report);
    m_model.setRecords(records);
}

} // namespace lc
