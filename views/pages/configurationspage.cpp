// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/configurationspage.h"

#include "api/licensemanager/configurations.h"
#include "connections/session.h"
#include "items/cellformat.h"
#include "items/configurationtables.h"
#include "items/trendoverlay.h"
#include "pages/associationpage.h"
#include "pages/configurationchartpage.h"
#include "pages/configurationdetails.h"
#include "pages/configurationformpage.h"
#include "pages/confirmation.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

TablePageFacts facts()
{
    TablePageFacts facts;
    facts.title = ConfigurationsPage::tr("Self-managed licenses");
    facts.symbol = Symbol::SelfManaged;
    facts.plural = ConfigurationsPage::tr("self-managed licenses");
    facts.listOperation = u"ListLicenseConfigurations"_s;
    facts.empty = {Symbol::SelfManaged,
                   ConfigurationsPage::tr("No self-managed licenses here. Make one with New."),
                   {}};
    return facts;
}

} // namespace

ConfigurationsPage::ConfigurationsPage(PageContext &context, QWidget *parent)
    : TablePage(context, facts(), licenseConfigurationsTable(&context.trends), parent),
      m_configurationDetails(new ConfigurationDetails(context))
{
    m_new = addChangeAction(tr("&New self-managed license…"), Symbol::Plus, "license",
                            QKeySequence::New);
    m_edit = addChangeAction(tr("&Edit…"), Symbol::Edit, "license", Qt::CTRL | Qt::Key_E);
    m_chart = addPageAction(tr("Open usage &chart"), Symbol::Trend, "usage");
    m_attach = addChangeAction(tr("&Attach resources…"), Symbol::Plus, "license",
                               Qt::CTRL | Qt::SHIFT | Qt::Key_A);
    m_detach = addChangeAction(tr("De&tach…"), Symbol::Close, "license");
    m_tags = addChangeAction(tr("&Tags…"), Symbol::SavedView, "license");
    m_delete = addChangeAction(tr("&Delete…"), Symbol::Delete, "license", Qt::Key_Delete);
    setPrimaryAction(m_new, tr("New"), Symbol::Plus);
    connect(m_new, &QAction::triggered, this, &ConfigurationsPage::create);
    connect(m_edit, &QAction::triggered, this, &ConfigurationsPage::edit);
    connect(m_chart, &QAction::triggered, this, &ConfigurationsPage::openChart);
    connect(m_attach, &QAction::triggered, this, [this] { associate(Association::Attach); });
    connect(m_detach, &QAction::triggered, this, [this] { associate(Association::Detach); });
    connect(m_tags, &QAction::triggered, this,
            [this] { editTags([this] { m_configurationDetails->reload(); }); });
    connect(m_delete, &QAction::triggered, this, &ConfigurationsPage::remove);
    using Test = FilterRule::Test;
    pane().offerRule(tr("Used ≥ %1").arg(percentText(80)),
                     {u"usedPercent"_s, Test::AtLeast, {}, 80});
    pane().offerRule(tr("Hard limit"), {u"hardLimit"_s, Test::AnyOf, {u"true"_s}, 0});
    m_configurationDetails->setActions({m_edit, m_chart});
    m_configurationDetails->setTagsAction(*m_tags);
    m_configurationDetails->setAssociationActions(*m_attach, *m_detach);
    connect(m_configurationDetails, &ConfigurationDetails::chosenChanged, this,
            [this] { updateActions(); });
    setDetails(m_configurationDetails);
    setList<licensemanager::ListLicenseConfigurations>();
    updateActions();
}

void ConfigurationsPage::showDetailsOf(int row)
{
    if (row < 0)
        m_configurationDetails->clear();
    else
        m_configurationDetails->show(model().record<LicenseConfiguration>(row),
                                     model().origin(row));
}

void ConfigurationsPage::openRow(int)
{
    openChart();
}

void ConfigurationsPage::updateActions()
{
    const bool hasRow = currentRow() >= 0;
    const QString reason = tr("Choose a self-managed license first.");
    for (QAction *action : {m_edit, m_chart, m_attach, m_tags, m_delete})
        offer(action, hasRow, reason);
    const int chosen = int(m_configurationDetails->chosenAssociations().size());
    m_detach->setText(chosen == 0 ? tr("De&tach…")
                                  : tr("De&tach %n resource(s)…", nullptr, chosen));
    offer(m_detach, hasRow && chosen > 0,
          hasRow ? tr("Choose resources under Attached first.") : reason);
    offer(m_new, !connectionForNew().isEmpty(), tr("Open a connection first."));
}

void ConfigurationsPage::create()
{
    openForm(new NewConfigurationPage(context(), placeForNew()));
}

void ConfigurationsPage::edit()
{
    if (const int row = currentRow(); row >= 0)
        openForm(new EditConfigurationPage(context(), model().record<LicenseConfiguration>(row),
                                           model().origin(row)));
}

void ConfigurationsPage::openChart()
{
    const int row = currentRow();
    if (row >= 0)
        emit tabRequested(new ConfigurationChartPage(
            context(), model().record<LicenseConfiguration>(row), model().origin(row)));
}

void ConfigurationsPage::associate(Association what)
{
    const int row = currentRow();
    if (row < 0)
        return;
    AssociationPage::Start start;
    start.what = what;
    start.place = {connectionOf(row), model().origin(row).region};
    start.licenseArn =
        model().record<LicenseConfiguration>(row).licenseConfigurationArn.value_or(QString());
    if (what == Association::Detach) {
        const auto chosen = m_configurationDetails->chosenAssociations();
        for (const LicenseConfigurationAssociation &association : chosen)
            start.resources.append(association.resourceArn.value_or(QString()));
    }
    auto *page = new AssociationPage(context(), start);
    connect(page, &BulkPage::changed, m_configurationDetails, &ConfigurationDetails::reload);
    openBulk(page);
}

void ConfigurationsPage::remove()
{
    const int row = currentRow();
    if (row < 0)
        return;
    const auto configuration = model().record<LicenseConfiguration>(row);
    const QString name = configuration.name.value_or(QString());
    const QString connection = connectionOf(row);
    const QByteArray key = model().key(row);
    confirm(context().holdBack, this,
            {tr("Delete %1?").arg(name),
             tr("The self-managed license and its count disappear. This cannot be undone; it is "
                "refused while resources are associated."),
             tr("Delete self-managed license"),
             callText<licensemanager::DeleteLicenseConfiguration>(
                 row, {configuration.licenseConfigurationArn.value_or(QString())}),
             tr("Deleting %1").arg(name), typedBefore(context().session, {connection}, 1, name)},
            [this, configuration, connection, name, key] {
                m_removal = std::make_unique<ConfigurationEditing>(context().session, connection);
                showWaits(*m_removal);
                connect(m_removal.get(), &Workflow::finished, this, [this, name, key] {
                    if (m_removal->state() != Workflow::State::Done)
                        return showError(m_removal->errorText(), [this] { m_removal->retry(); });
                    clearError();
                    model().removeKey(key);
                    emit statusMessage(tr("%1 was deleted.").arg(name));
                });
                m_removal->remove(configuration);
            });
}

} // namespace lc
