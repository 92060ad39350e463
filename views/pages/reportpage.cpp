// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/reportpage.h"

#include "connections/session.h"
#include "core/fielddiff.h"
#include "core/json.h"
#include "grids/noticeband.h"
#include "pages/draftkeeper.h"
#include "pages/reportform.h"
#include "pages/reportpreview.h"
#include "pages/reportsfeed.h"
#include "pages/savedfile.h"
#include "pages/scheduledialog.h"
#include "rendering/reportdesk.h"
#include "style/consolestyle.h"
#include "style/layouts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lc {

namespace {

constexpr int formWidth = 480;

/// What has to be read anew when it changes.
QString readingOf(const ReportDefinition &definition, const FactReading::Wanted &wanted)
{
    return QStringList{QString::number(wanted.parts.toInt()),
                       QString::number(wanted.activity) + QString::number(wanted.changes),
                       wanted.connections.join(u','),
                       definition.period.text,
                       definition.from.value_or(DateText()).text,
                       definition.to.value_or(DateText()).text,
                       definition.timeZone}
        .join(u'|');
}

} // namespace

ReportPage::ReportPage(PageContext &context, const QString &id, const ReportDefinition &definition,
                       QWidget *parent)
    : Page(parent), m_context(context), m_id(id), m_saved(definition),
      m_schedule(definition.schedule), m_band(new NoticeBand(context.theme, this)),
      m_scroll(new QScrollArea(this)), m_preview(new ReportPreview(context.theme, this)),
      m_reading(context.reports.sources())
{
    setObjectName(u"reportPage"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFixedWidth(atTypeSize(formWidth));
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *body = new QHBoxLayout;
    body->setSpacing(0);
    body->addWidget(m_scroll);
    auto *line = new QFrame(this);
    line->setFixedWidth(1);
    line->setBackgroundRole(QPalette::Midlight);
    line->setAutoFillBackground(true);
    body->addWidget(line);
    body->addWidget(m_preview, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_band);
    layout->addLayout(body, 1);
    layout->addWidget(makeBottom());
    m_soon.setSingleShot(true);
    m_soon.setInterval(150ms);
    connect(&m_soon, &QTimer::timeout, this, &ReportPage::update);
    connect(&m_reading, &FactReading::progressed, this, [this](int done, int total) {
        emit jobProgress(tr("read for the report"), done, total);
    });
    makeForm(definition);
    keepDrafts();
    showState();
    update();
}

ReportPage::~ReportPage() = default;

QWidget *ReportPage::makeBottom()
{
    auto *bottom = new QWidget(this);
    bottom->setBackgroundRole(QPalette::Window);
    bottom->setAutoFillBackground(true);
    auto *layout = new QHBoxLayout(bottom);
    layout->setContentsMargins(24, 8, 16, 8);
    layout->setSpacing(8);
    auto *schedule =
        new QPushButton(icon(m_context.theme, Symbol::Clock), tr("S&chedule…"), bottom);
    schedule->setObjectName(u"schedule"_s);
    m_scheduleWords = new QLabel(bottom);
    m_context.theme.dress(m_scheduleWords, TypeStyle::Small, Token::Sub);
    m_draftState = new QLabel(bottom);
    m_context.theme.dress(m_draftState, TypeStyle::Small, Token::Sub);
    auto *file =
        new QPushButton(icon(m_context.theme, Symbol::Export), tr("Save as &file…"), bottom);
    file->setObjectName(u"saveAsFile"_s);
    m_save = new QPushButton(tr("&Save report"), bottom);
    m_save->setObjectName(u"saveReport"_s);
    setLook(m_save, Look::Primary);
    layout->addWidget(schedule);
    layout->addWidget(m_scheduleWords);
    layout->addStretch(1);
    layout->addWidget(m_draftState);
    layout->addWidget(file);
    layout->addWidget(m_save);
    connect(schedule, &QPushButton::clicked, this, &ReportPage::schedule);
    connect(file, &QPushButton::clicked, this, &ReportPage::saveAsFile);
    connect(m_save, &QPushButton::clicked, this, &ReportPage::save);
    return bottom;
}

void ReportPage::makeForm(const ReportDefinition &definition)
{
    const bool isNew = m_form == nullptr;
    m_kind = definition.kind;
    m_form = makeReportForm(m_context.theme, m_context.session, definition, m_scroll);
    m_scroll->setWidget(m_form); // deletes the former one
    connect(m_form, &RecordForm::edited, this, &ReportPage::onEdited);
    if (!isNew)
        m_form->focusField(u"Kind"_s);
}

void ReportPage::keepDrafts()
{
    const auto take = [this](const Draft &draft) -> std::optional<QList<ThreeWayChange>> {
        const auto edited = readJson<ReportDefinition>(draft.edited);
        if (!edited)
            return std::nullopt;
        showEdit(*edited);
        return threeWay(fieldDiff(m_saved, *edited), {});
    };
    m_drafts = new DraftKeeper(m_context.drafts,
                               {typeOf<ReportDefinition>(), [this] { return writeJson(m_saved); },
                                [this] { return writeJson(definition()); }, take},
                               this);
    nameDrafts();
    m_drafts->tellIn(*m_draftState, *m_band, [this] {
        m_band->clear();
        showEdit(m_saved);
    });
}

void ReportPage::nameDrafts()
{
    m_drafts->setTitle(m_saved.name.isEmpty() ? tr("New report") : m_saved.name);
    m_drafts->setOrigin(reportsPage, m_id.isEmpty() ? newAction : editAction, m_id.toUtf8());
}

void ReportPage::showEdit(const ReportDefinition &definition)
{
    m_schedule = definition.schedule;
    makeForm(definition);
    onEdited();
}

ReportDefinition ReportPage::definition() const
{
    auto definition = m_form->value<ReportDefinition>();
    definition.schedule = m_schedule;
    return definition;
}

QString ReportPage::title() const
{
    const QString name = definition().name;
    const QString shown = name.isEmpty() ? tr("New report") : name;
    return hasUnsentChanges() ? shown + u'*' : shown;
}

bool ReportPage::hasUnsentChanges() const
{
    return definition() != m_saved;
}

std::optional<Instant> ReportPage::asOf() const
{
    return m_facts ? std::optional(m_facts->now) : std::nullopt;
}

void ReportPage::focusContent()
{
    m_form->focusField(u"Name"_s);
}

void ReportPage::onEdited()
{
    ReportDefinition edited = definition();
    if (edited.kind != m_kind) {
        edited.columns.clear();
        // Queued: the editor that was changed belongs to the form that goes.
        QMetaObject::invokeMethod(
            this, [this, edited] { makeForm(edited); }, Qt::QueuedConnection);
    }
    if (m_marks)
        m_form->setProblems(reportProblems(edited));
    m_drafts->keepSoon();
    showState();
    m_soon.start();
}

void ReportPage::refresh()
{
    m_readFor.clear();
    update();
}

void ReportPage::update()
{
    const ReportDefinition wantedReport = definition();
    const Instant now = m_context.clock.now();
    const FactReading::Wanted wanted = wantedFacts(wantedReport, now);
    QStringList open;
    for (const QString &id : m_context.session.opened()) {
        if (m_context.session.client(id))
            open += id;
    }
    const QString reading = readingOf(wantedReport, wanted) + u'|' + open.join(u',');
    if (reading == m_readFor)
        return showRows();
    m_readFor = reading;
    m_preview->say(tr("Reading…"));
    m_reading.start(wanted, [this](std::shared_ptr<ReportFacts> facts) {
        const QStringList connections = definition().connections;
        facts->connectionNames = connectionNames(m_context.session, connections);
        facts->missing = closedConnections(m_context.session, connections) + facts->missing;
        m_facts = std::move(facts);
        emit jobProgress(tr("read for the report"), 1, 1);
        emit asOfChanged();
        showRows();
    });
}

void ReportPage::showRows()
{
    if (!m_facts)
        return;
    m_document = makeReport(definition(), *m_facts);
    m_preview->show(m_document);
}

void ReportPage::showState()
{
    m_scheduleWords->setText(m_schedule ? scheduleWords(*m_schedule) : tr("No schedule"));
    m_save->setEnabled(m_id.isEmpty() || hasUnsentChanges());
    emit titleChanged();
}

bool ReportPage::isFine()
{
    m_marks = true;
    const QList<FieldProblem> problems = reportProblems(definition());
    m_form->setProblems(problems);
    return problems.isEmpty() || !m_form->goToFirstProblem();
}

void ReportPage::save()
{
    if (!isFine())
        return;
    m_saved = definition();
    m_id = m_context.reports.shelf().save(m_id, m_saved);
    m_drafts->forget();
    nameDrafts();
    showState();
    emit statusMessage(tr("The report %1 was saved.").arg(m_saved.name));
}

void ReportPage::saveAsFile()
{
    ReportDefinition shown = definition();
    if (shown.name.isEmpty())
        shown.name = valueWords(valueTypeOf<Open<ReportKind>>, &shown.kind);
    askForReportFile(*this, shown, m_context.clock.now(), [this, shown](const QString &path) {
        m_run = std::make_unique<ReportRun>(m_context.reports.sources(), m_context.reports.clock());
        connect(m_run.get(), &ReportRun::finished, this, [this](const ReportRun::Outcome &outcome) {
            m_run.release()->deleteLater();
            if (outcome.path.isEmpty())
                return m_band->show(
                    {Tone::Danger, tr("The report was not written."), outcome.problem, {}, {}});
            m_band->show(noticeOfSavedFile(outcome.path, outcome.problem));
        });
        m_run->toFile(shown, path);
    });
}

void ReportPage::schedule()
{
    auto *dialog = new ScheduleDialog(m_context.theme, m_schedule, this);
    connect(dialog, &ScheduleDialog::chosen, this,
            [this](const std::optional<ReportSchedule> &schedule) {
                m_schedule = schedule;
                m_drafts->keepSoon();
                showState();
            });
    dialog->open();
}

} // namespace lc
