// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/conversiontaskspage.h"

#include "api/licensemanager/conversiontasks.h"
#include "connections/session.h"
#include "items/resourcetables.h"
#include "pages/operationform.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

using Create = licensemanager::CreateLicenseConversionTaskForResource;

TablePageFacts facts()
{
    TablePageFacts facts;
    facts.title = ConversionTasksPage::tr("License conversions");
    facts.symbol = Symbol::Undo;
    facts.plural = ConversionTasksPage::tr("conversions");
    facts.listOperation = u"ListLicenseConversionTasks"_s;
    facts.empty = {Symbol::Undo,
                   ConversionTasksPage::tr(
                       "No conversions here. Begin one with New: it changes the license under "
                       "which an instance runs."),
                   {}};
    return facts;
}

} // namespace

ConversionTasksPage::ConversionTasksPage(PageContext &context, QWidget *parent)
    : ResourcePage(context, facts(), conversionTasksTable(),
                   tr("Choose a conversion to see its details."), tr("ID"), parent)
{
    m_new = addChangeAction(tr("&New conversion…"), Symbol::Plus, "license", QKeySequence::New);
    setPrimaryAction(m_new, tr("New"), Symbol::Plus);
    connect(m_new, &QAction::triggered, this, &ConversionTasksPage::create);
    FilterRule failed;
    failed.column = u"status"_s;
    failed.values = {u"FAILED"_s};
    pane().offerRule(tr("Failed"), failed);
    setList<licensemanager::ListLicenseConversionTasks>();
    updateActions();
}

void ConversionTasksPage::showDetailsOf(int row)
{
    if (row < 0)
        return recordDetails().clear();
    const auto task = model().record<LicenseConversionTask>(row);
    const QString id = task.licenseConversionTaskId.value_or(QString());
    const QString arn = task.resourceArn.value_or(QString());
    showRecord<LicenseConversionTask>(row, arn.section(u'/', -1), id,
                                      {"LicenseConversionTaskId", "Status"});
}

void ConversionTasksPage::updateActions()
{
    offer(m_new, !connectionForNew().isEmpty(), tr("Open a connection first."));
}

void ConversionTasksPage::create()
{
    const CallPlace place = placeForNew();
    const QList<FormSection> sections = {
        {tr("Resource"), tr("A stopped instance."), {u"ResourceArn"_s}},
        {tr("License"),
         tr("Usage operations, such as RunInstances:0002 for Windows with its license, "
            "RunInstances:0800 for your own."),
         {u"SourceLicenseContext.UsageOperation"_s,
          u"DestinationLicenseContext.UsageOperation"_s}}};
    OperationFormWords words;
    words.heading = tr("New conversion");
    words.note = place.region;
    words.warning = tr("The service changes what the instance is billed for.");
    words.sendText = tr("Begin conversion");
    auto *form =
        new OperationForm<Create>(context(), place.connection, place.region, sections, words, {});
    form->form().setLabel(u"SourceLicenseContext.UsageOperation"_s, tr("From usage operation"));
    form->form().setLabel(u"DestinationLicenseContext.UsageOperation"_s, tr("To usage operation"));
    form->begin();
    form->letChoosePlace();
    openForm(form);
}

} // namespace lc
