// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/reportspage.h"

#include "pages/confirmation.h"
#include "pages/recorddetails.h"
#include "pages/reportpage.h"
#include "pages/reportsfeed.h"
#include "pages/savedfile.h"
#include "rendering/reportdesk.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

TablePageFacts facts()
{
    TablePageFacts facts;
    facts.title = ReportsPage::tr("Reports");
    facts.symbol = Symbol::Report;
    facts.plural = ReportsPage::tr("reports");
    facts.empty = {
        Symbol::Report,
        ReportsPage::tr("No reports are saved. Make one with New report: of consumption, "
                        "grants, quotas, chargeback and more."),
        {}};
    return facts;
}

} // namespace

ReportsPage::ReportsPage(PageContext &context, QWidget *parent)
    : TablePage(context, facts(), reportsTable(), parent),
      m_recordDetails(new RecordDetails(context.theme,
                                        tr("Choose a report to see how it ran last."), tr("Name")))
{
    setDetails(m_recordDetails);
    m_new = addPageAction(tr("&New report…"), Symbol::Plus, "usage", QKeySequence::New);
    m_edit = addPageAction(tr("&Edit…"), Symbol::Edit, "usage", QKeySequence(u"Ctrl+E"_s));
    m_run = addPageAction(tr("&Run now"), Symbol::Report, "usage", QKeySequence(u"Ctrl+Return"_s));
    m_duplicate = addPageAction(tr("D&uplicate…"), Symbol::Copy, "usage");
    m_openFile = addPageAction(tr("Open the last &file"), Symbol::Forward, "usage");
    m_delete = addPageAction(tr("&Delete…"), Symbol::Delete, "usage", Qt::Key_Delete);
    m_generators = addPageAction(tr("AWS report &generators"), Symbol::Cloud, "usage");
    m_new->setObjectName(ReportPage::newAction);
    m_edit->setObjectName(ReportPage::editAction);
    setPrimaryAction(m_new, tr("New report"), Symbol::Plus);
    connect(m_new, &QAction::triggered, this, [this] { open({}, {}); });
    connect(m_edit, &QAction::triggered, this, [this] { openRow(currentRow()); });
    connect(m_run, &QAction::triggered, this, &ReportsPage::runNow);
    connect(m_duplicate, &QAction::triggered, this, [this] {
        if (const ShelvedReport *report = current()) {
            ReportDefinition copy = report->definition;
            copy.name = tr("%1 (copy)").arg(copy.name);
            copy.schedule.reset();
            open({}, copy);
        }
    });
    connect(m_openFile, &QAction::triggered, this, [this] {
        if (const ShelvedReport *report = current())
            openFile(report->lastFile);
    });
    connect(m_delete, &QAction::triggered, this, &ReportsPage::remove);
    connect(m_generators, &QAction::triggered, this, [this] {
        emit openRequested({u"report-generators"_s, {}});
    });
    connect(&context.reports, &ReportDesk::finished, this,
            [this](const QString &, const QString &name, const ReportRun::Outcome &outcome) {
                tellEnd(name, outcome.path, outcome.problem);
            });
    pane().table().setNameColumn(model().columnIndex(u"name"));
    useFeed<ReportsFeed>(context.reports.shelf(), model());
    updateActions();
}

ReportsPage::~ReportsPage() = default;

const ShelvedReport *ReportsPage::current()
{
    return currentRow() < 0
        ? nullptr
        : context().reports.shelf().find(model().record<ReportRecord>(currentRow()).id);
}

void ReportsPage::open(const QString &id, const ReportDefinition &definition)
{
    auto *page = new ReportPage(context(), id, definition);
    takeDraft(page->draftKeeper());
    emit tabRequested(page);
}

void ReportsPage::openRow(int row)
{
    if (row < 0)
        return;
    if (const ShelvedReport *report = current())
        open(report->id, report->definition);
}

void ReportsPage::runNow()
{
    const ShelvedReport *report = current();
    if (!report)
        return;
    if (report->definition.schedule)
        return context().reports.runNow(report->id);
    askForReportFile(
        *this, report->definition, context().clock.now(),
        [this, id = report->id](const QString &path) { context().reports.runNow(id, path); });
}

void ReportsPage::remove()
{
    const ShelvedReport *report = current();
    if (!report)
        return;
    confirm(context().holdBack, this,
            {tr("Delete the report %1?").arg(report->definition.name),
             tr("Its schedule ends. Files that it wrote stay."), tr("Delete report")},
            [this, id = report->id] { context().reports.shelf().remove(id); });
}

void ReportsPage::tellEnd(const QString &name, const QString &path, const QString &problem)
{
    if (path.isEmpty())
        return showNotice({Tone::Danger, tr("%1 was not written.").arg(name), problem, {}, {}});
    showNotice(noticeOfSavedFile(path, problem));
}

void ReportsPage::showDetailsOf(int row)
{
    if (row < 0)
        return m_recordDetails->clear();
    const auto record = model().record<ReportRecord>(row);
    const int result = model().columnIndex(u"result");
    m_recordDetails->begin(record.name, model().index(row, result).data(BadgeRole).value<Badge>(),
                           record.kind);
    m_recordDetails->addFacts(typeOf<ReportRecord>(), &record, {"Name", "Kind", "Result"});
}

void ReportsPage::updateActions()
{
    const ShelvedReport *report = current();
    for (QAction *action : {m_edit, m_duplicate, m_delete})
        offer(action, report != nullptr, tr("Choose a report first."));
    offer(m_run, report && !report->isRunning,
          report ? tr("It is being made already.") : tr("Choose a report first."));
    offer(m_openFile, report && !report->lastFile.isEmpty(),
          report ? tr("It has written no file yet.") : tr("Choose a report first."));
}

} // namespace lc
