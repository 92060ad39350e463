// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/reportgeneratorspage.h"

#include "api/licensemanager/reportgenerators.h"
#include "connections/session.h"
#include "forms/choicelisteditor.h"
#include "forms/recordlisteditor.h"
#include "items/resourcetables.h"
#include "pages/confirmation.h"
#include "pages/operationform.h"
#include "workflows/reportchecks.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

using Create = licensemanager::CreateLicenseManagerReportGenerator;
using Update = licensemanager::UpdateLicenseManagerReportGenerator;
using Delete = licensemanager::DeleteLicenseManagerReportGenerator;

TablePageFacts facts()
{
    TablePageFacts facts;
    facts.title = ReportGeneratorsPage::tr("Report generators");
    facts.symbol = Symbol::Report;
    facts.plural = ReportGeneratorsPage::tr("report generators");
    facts.listOperation = u"ListLicenseManagerReportGenerators"_s;
    facts.empty = {
        Symbol::Report,
        ReportGeneratorsPage::tr("No report generators here. Make one with New: the service then "
                                 "stores a report at every interval."),
        {}};
    return facts;
}

QList<FormSection> sections(const QStringList &more)
{
    return {{ReportGeneratorsPage::tr("General"),
             {},
             QStringList{u"ReportGeneratorName"_s, u"Description"_s} + more},
            {ReportGeneratorsPage::tr("Report"),
             ReportGeneratorsPage::tr("One ARN a line."),
             {u"Type"_s, u"ReportContext.licenseConfigurationArns"_s,
              u"ReportContext.licenseAssetGroupArns"_s}},
            {ReportGeneratorsPage::tr("Interval"), {}, {u"ReportFrequency.period"_s}}};
}

/// The editors and checks that making and changing share.
template <class Op> void prepare(OperationForm<Op> &form, const Theme &theme)
{
    form.form().setEditor(
        u"Type"_s, new ChoiceListEditor(theme, valueTypeOf<QList<Open<ReportType>>>, {}, &form));
    form.setChecks([](const typename Op::Request &request) {
        return reportProblems(request.type, request.reportContext);
    });
}

/// Every member that can be changed, as it is now.
Update::Request restatement(const ReportGenerator &generator)
{
    Update::Request request;
    request.licenseManagerReportGeneratorArn =
        generator.licenseManagerReportGeneratorArn.value_or(QString());
    request.reportGeneratorName = generator.reportGeneratorName.value_or(QString());
    request.type = generator.reportType.value_or(QList<Open<ReportType>>());
    request.reportContext = generator.reportContext.value_or(ReportContext());
    request.reportFrequency = generator.reportFrequency.value_or(ReportFrequency());
    request.description = generator.description;
    return request;
}

} // namespace

ReportGeneratorsPage::ReportGeneratorsPage(PageContext &context, QWidget *parent)
    : ResourcePage(context, facts(), reportGeneratorsTable(),
                   tr("Choose a report generator to see its details."), tr("ARN"), parent)
{
    m_new = addChangeAction(tr("&New report generator…"), Symbol::Plus, "usage", QKeySequence::New);
    m_edit = addChangeAction(tr("&Edit…"), Symbol::Edit, "usage", Qt::CTRL | Qt::Key_E);
    m_tags = addTagsAction("usage");
    m_delete = addChangeAction(tr("&Delete…"), Symbol::Delete, "usage", Qt::Key_Delete);
    setPrimaryAction(m_new, tr("New"), Symbol::Plus);
    connect(m_new, &QAction::triggered, this, &ReportGeneratorsPage::create);
    connect(m_edit, &QAction::triggered, this, &ReportGeneratorsPage::edit);
    connect(m_delete, &QAction::triggered, this, &ReportGeneratorsPage::remove);
    setList<licensemanager::ListLicenseManagerReportGenerators>();
    updateActions();
}

void ReportGeneratorsPage::showDetailsOf(int row)
{
    if (row < 0)
        return recordDetails().clear();
    const auto generator = model().record<ReportGenerator>(row);
    showRecord<ReportGenerator>(
        row, generator.reportGeneratorName.value_or(QString()),
        generator.licenseManagerReportGeneratorArn.value_or(QString()),
        {"ReportGeneratorName", "LicenseManagerReportGeneratorArn", "LastRunStatus"});
}

void ReportGeneratorsPage::openRow(int)
{
    edit();
}

void ReportGeneratorsPage::updateActions()
{
    const bool hasRow = currentRow() >= 0;
    for (QAction *action : {m_edit, m_tags, m_delete})
        offer(action, hasRow, tr("Choose a report generator first."));
    offer(m_new, !connectionForNew().isEmpty(), tr("Open a connection first."));
}

void ReportGeneratorsPage::create()
{
    const CallPlace place = placeForNew();
    Create::Request initial;
    initial.type = {ReportType::LicenseConfigurationSummaryReport};
    initial.reportFrequency.value = 1;
    initial.reportFrequency.period = ReportFrequencyType::Month;
    OperationFormWords words;
    words.heading = tr("New report generator");
    words.note = place.region;
    words.warning = tr("The service stores its reports in a bucket of its own in %1.");
    words.sendText = tr("Create report generator");
    auto *form = new OperationForm<Create>(context(), place.connection, place.region,
                                           sections({u"Tags"_s}), words, initial);
    prepare(*form, theme());
    form->form().setEditor(
        u"Tags"_s, makeTagEditor(context().theme, valueTypeOf<std::optional<QList<Tag>>>, form));
    form->begin();
    form->letChoosePlace();
    openForm(form);
}

void ReportGeneratorsPage::edit()
{
    const int row = currentRow();
    if (row < 0)
        return;
    const auto generator = model().record<ReportGenerator>(row);
    const QString region = model().origin(row).region;
    OperationFormWords words;
    words.heading = generator.reportGeneratorName.value_or(QString());
    words.note = region;
    words.warning = tr("This replaces the report generator's settings.");
    words.sendText = tr("Save report generator");
    words.shows = OperationFormWords::Shows::Changes;
    auto *form = new OperationForm<Update>(context(), connectionOf(row), region, sections({}),
                                           words, restatement(generator));
    prepare(*form, theme());
    form->begin();
    openForm(form);
}

void ReportGeneratorsPage::remove()
{
    const int row = currentRow();
    if (row < 0)
        return;
    const auto generator = model().record<ReportGenerator>(row);
    const QString name = generator.reportGeneratorName.value_or(QString());
    confirm(
        context().holdBack, this,
        {tr("Delete %1?").arg(name),
         tr("No further reports are made. Reports that exist stay in their bucket."),
         tr("Delete report generator"),
         callText<Delete>(row, {generator.licenseManagerReportGeneratorArn.value_or(QString())}),
         tr("Deleting %1").arg(name), typedBefore(context().session, {connectionOf(row)}, 1, name)},
        [this, generator, name] {
            run<Delete>({generator.licenseManagerReportGeneratorArn.value_or(QString())}, name,
                        tr("%1 was deleted.").arg(name));
        });
}

} // namespace lc
