// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/doctorpage.h"

#include "connections/session.h"
#include "items/doctortable.h"
#include "monitoring/doctor.h"
#include "monitoring/examination.h"
#include "pages/recorddetails.h"

#include <QAction>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lc {

namespace {

TablePageFacts facts()
{
    TablePageFacts facts;
    facts.title = DoctorPage::tr("License doctor");
    facts.symbol = Symbol::Check;
    facts.plural = DoctorPage::tr("findings");
    facts.empty = {
        Symbol::Ok,
        DoctorPage::tr("%n check(s) found nothing.", nullptr, int(doctorChecks().size())),
        {}};
    return facts;
}

} // namespace

DoctorPage::DoctorPage(PageContext &context, QWidget *parent)
    : TablePage(context, facts(), doctorTable(), parent),
      m_examination(new Examination(context.session, context.history, this)),
      m_recordDetails(new RecordDetails(
          context.theme, tr("Choose a finding to see why it matters."), tr("ARN or ID")))
{
    setDetails(m_recordDetails);
    m_findings = useFeed<DoctorFeed>(*m_examination, model());
    m_examine = addPageAction(tr("&Examine again"), Symbol::Refresh, "license");
    connect(m_examine, &QAction::triggered, this, &DoctorPage::refresh);
    setPrimaryAction(m_examine, tr("Examine again"), Symbol::Refresh);
    m_goTo = addPageAction(tr("&Go to the object"), Symbol::Forward, "license",
                           Qt::CTRL | Qt::Key_Return);
    connect(m_goTo, &QAction::triggered, this, [this] { openRow(currentRow()); });

    pane().table().setNameColumn(model().columnIndex(u"explanation"));
    using Test = FilterRule::Test;
    pane().setPresets({{tr("Everything"), {}},
                       {tr("Errors"), {{u"severity"_s, Test::AnyOf, {u"error"_s}, 0}}},
                       {tr("Warnings"), {{u"severity"_s, Test::AnyOf, {u"warning"_s}, 0}}},
                       {tr("Notices"), {{u"severity"_s, Test::AnyOf, {u"notice"_s}, 0}}}});
    connect(m_examination, &Examination::progressed, this,
            [this](int done, int total) { emit jobProgress(tr("examine licenses"), done, total); });
    connect(m_examination, &Examination::finished, this, &DoctorPage::showOutcome);
    // Connections open one after another.
    m_soon.setSingleShot(true);
    m_soon.setInterval(200ms);
    connect(&m_soon, &QTimer::timeout, this, [this] { model().refresh(); });
    connectionsChanged();
    updateActions();
}

void DoctorPage::cancelJob(const QString &)
{
    m_examination->cancel();
}

void DoctorPage::connectionsChanged()
{
    TablePage::connectionsChanged();
    const auto &session = context().session;
    for (const QString &id : session.opened()) {
        if (session.state(id) == Session::State::Opening)
            return;
    }
    m_soon.start();
}

void DoctorPage::showOutcome()
{
    if (m_examination->failures().isEmpty()) {
        clearError();
    } else {
        const auto count = int(m_examination->failures().size());
        showNotice({Tone::Warning,
                    tr("%n list(s) could not be read.", nullptr, count),
                    tr("Their checks are missing: %1").arg(m_examination->failures().first()),
                    m_examination->failures().join(u'\n'),
                    {}});
    }
    const auto &findings = m_examination->findings();
    emit badgeChanged(int(std::ranges::count(findings, u"error"_s, &DoctorFinding::severity)));
}

void DoctorPage::showDetailsOf(int row)
{
    if (row < 0)
        return m_recordDetails->clear();
    const auto finding = model().record<DoctorFinding>(row);
    const int severity = model().columnIndex(u"severity");
    m_recordDetails->begin(finding.object,
                           model().index(row, severity).data(BadgeRole).value<Badge>(),
                           finding.objectId);
    m_recordDetails->addFacts(typeOf<DoctorFinding>(), &finding,
                              {"Severity", "Object", "ObjectId", "Check"});
}

void DoctorPage::openRow(int row)
{
    if (row < 0)
        return;
    const auto finding = model().record<DoctorFinding>(row);
    emit openRequested({finding.page, finding.objectId.toUtf8()});
}

void DoctorPage::updateActions()
{
    offer(m_goTo, currentRow() >= 0, tr("Choose a finding first."));
}

} // namespace lc
