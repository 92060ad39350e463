// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/configurationspage.h"

#include "api/licensemanager/configurations.h"
#include "api/licensemanager/organizations.h"
#include "connections/session.h"
#include "items/cellformat.h"
#include "items/configurationtables.h"
#include "items/trendoverlay.h"
#include "pages/alertchart.h"
#include "pages/associationpage.h"
#include "pages/configurationchartpage.h"
#include "pages/configurationdetails.h"
#include "pages/configurationformpage.h"
#include "pages/confirmation.h"
#include "style/consolestyle.h"

#include <QAction>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>

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
    m_rule = addPageAction(tr("New alert &rule…"), Symbol::Alert, "usage");
    m_attach = addChangeAction(tr("&Attach resources…"), Symbol::Plus, "license",
                               Qt::CTRL | Qt::SHIFT | Qt::Key_A);
    m_detach = addChangeAction(tr("De&tach…"), Symbol::Close, "license");
    m_tags = addChangeAction(tr("&Tags…"), Symbol::SavedView, "license");
    m_delete = addChangeAction(tr("&Delete…"), Symbol::Delete, "license", Qt::Key_Delete);
    setPrimaryAction(m_new, tr("New"), Symbol::Plus);
    connect(m_new, &QAction::triggered, this, &ConfigurationsPage::create);
    connect(m_edit, &QAction::triggered, this, &ConfigurationsPage::edit);
    connect(m_chart, &QAction::triggered, this, &ConfigurationsPage::openChart);
    connect(m_rule, &QAction::triggered, this, [this] {
        if (const int row = currentRow(); row >= 0)
            emit tabRequested(makeAlertRuleForm(
                this->context(),
                alertItemOf(model().record<LicenseConfiguration>(row), model().origin(row))));
    });
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
    m_configurationDetails->setAssociationActions(*m_attach, *m_detach);
    connect(m_configurationDetails, &ConfigurationDetails::chosenChanged, this,
            [this] { updateActions(); });
    setDetails(m_configurationDetails);
    pane().insertAboveFilters(makeViews());
    setView(View::Own);
    updateActions();
}

QWidget *ConfigurationsPage::makeViews()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(12, 8, 12, 0);
    layout->setSpacing(0);
    auto *views = new QButtonGroup(row);
    const auto add = [&](View view, const QString &text, const QString &tip) {
        auto *button = new QPushButton(text, row);
        button->setObjectName(view == View::Own ? u"ownView"_s : u"organizationView"_s);
        button->setCheckable(true);
        button->setChecked(view == View::Own);
        button->setToolTip(tip);
        setLook(button, Look::Segment);
        views->addButton(button);
        layout->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, view] { setView(view); });
    };
    add(View::Own, tr("This account"), tr("Self-managed licenses of the open connections"));
    add(View::Organization, tr("Organization"),
        tr("Those of all accounts of the organization, as its management account sees them"));
    layout->addStretch(1);
    return row;
}

void ConfigurationsPage::setView(View view)
{
    m_view = view;
    pane().table().setShownByDefault(model().columnIndex(u"owner"), view == View::Organization);
    if (view == View::Organization)
        setList<licensemanager::ListLicenseConfigurationsForOrganization>();
    else
        setList<licensemanager::ListLicenseConfigurations>();
}

bool ConfigurationsPage::isOwn(int row)
{
    if (m_view == View::Own)
        return true;
    const auto owner = model().record<LicenseConfiguration>(row).ownerAccountId;
    return owner.value_or(QString()) == model().origin(row).account;
}

void ConfigurationsPage::showDetailsOf(int row)
{
    if (row < 0)
        m_configurationDetails->clear();
    else
        m_configurationDetails->show(model().record<LicenseConfiguration>(row),
                                     model().origin(row));
}

void ConfigurationsPage::openRow(int row)
{
    if (isOwn(row))
        openChart();
}

void ConfigurationsPage::updateActions()
{
    const bool isChosen = currentRow() >= 0;
    const bool hasRow = isChosen && isOwn(currentRow());
    const QString reason = isChosen
        ? tr("Another account owns this license: open a connection of that account.")
        : tr("Choose a self-managed license first.");
    for (QAction *action : {m_edit, m_chart, m_rule, m_attach, m_tags, m_delete})
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
                        return showError(*m_removal, [this, key] {
                            clearError();
                            showRow(key);
                            m_configurationDetails->showAssociations();
                        });
                    clearError();
                    model().removeKey(key);
                    emit statusMessage(tr("%1 was deleted.").arg(name));
                });
                m_removal->remove(configuration);
            });
}

} // namespace lc
