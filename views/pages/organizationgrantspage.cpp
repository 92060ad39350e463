// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/organizationgrantspage.h"

#include "api/licensemanager/organizations.h"
#include "connections/chunkrecords.h"
#include "connections/session.h"
#include "core/json.h"
#include "items/granttables.h"
#include "pages/pilllabel.h"
#include "workflows/granting.h"
#include "workflows/grantprecheck.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

using ListLicenses = licensemanager::ListReceivedLicensesForOrganization;
using ListGrants = licensemanager::ListReceivedGrantsForOrganization;

TablePageFacts facts()
{
    TablePageFacts facts;
    facts.title = OrganizationGrantsPage::tr("Organization grants");
    facts.symbol = Symbol::Grant;
    facts.plural = OrganizationGrantsPage::tr("grants");
    facts.listOperation = u"ListReceivedGrantsForOrganization"_s;
    facts.empty = {
        Symbol::Grant,
        OrganizationGrantsPage::tr("The organization's accounts have received no license yet."),
        {}};
    return facts;
}

FilterRule statusIs(const QString &status)
{
    FilterRule rule;
    rule.column = u"status"_s;
    rule.values = {status};
    return rule;
}

} // namespace

QString notForOrganization()
{
    return OrganizationGrantsPage::tr(
        "Only the management account of an organization, or an account that it made its delegated "
        "administrator, can list this, once the organization is linked in the settings of License "
        "Manager. None of the open connections is one.");
}

OrganizationGrantsPage::OrganizationGrantsPage(PageContext &context, QWidget *parent)
    : TablePage(context, facts(), organizationGrantsTable(), parent),
      m_grantDetails(
          new RecordDetails(context.theme, tr("Choose a grant to see its details."), tr("ARN")))
{
    m_activate = addChangeAction(tr("&Activate grant…"), Symbol::Check, "grant");
    m_deactivate = addChangeAction(tr("&Deactivate grant…"), Symbol::Pause, "grant");
    m_license = addPageAction(tr("Show its &license"), Symbol::License, "grant");
    connect(m_activate, &QAction::triggered, this, &OrganizationGrantsPage::askActivate);
    connect(m_deactivate, &QAction::triggered, this, &OrganizationGrantsPage::askDeactivate);
    connect(m_license, &QAction::triggered, this,
            [this] { emit openRequested(linkToArn(currentGrant().licenseArn)); });
    setDetails(m_grantDetails);
    pane().offerRule(tr("Active"), statusIs(u"ACTIVE"_s));
    pane().offerRule(tr("Accepted, not active"), statusIs(u"DISABLED"_s));
    m_feed = useFeed<ParentFeed>(context.session, model());
    m_feed->setRequest<ListGrants>([](const ParentRecord &license) {
        ListGrants::Request request;
        request.licenseArn = license.id;
        return request;
    });
    updateActions();
    readLicenses();
}

void OrganizationGrantsPage::refresh()
{
    keepCurrentRow();
    readLicenses();
}

void OrganizationGrantsPage::connectionsChanged()
{
    TablePage::connectionsChanged();
    readLicenses();
}

void OrganizationGrantsPage::readLicenses()
{
    m_calls.clear();
    m_licenses.clear();
    m_pending.clear();
    m_isAdministrator = false;
    clearError();
    for (const QString &id : context().session.opened()) {
        Client *client = context().session.client(id);
        if (!client)
            continue;
        m_pending.insert(id);
        m_calls[id] = client->list<ListLicenses>(
            {}, this,
            [this, id](const ListChunk &chunk) {
                for (const GrantedLicense &license : recordsOf<GrantedLicense>(chunk)) {
                    m_byArn.insert(license.licenseArn.value_or(QString()), license);
                    m_licenses.append({id,
                                       license.licenseArn.value_or(QString()),
                                       license.licenseName.value_or(QString()),
                                       {}});
                }
            },
            [this, id](const Result<void, ApiError> &outcome) { finish(id, outcome); });
    }
    if (m_pending.isEmpty())
        showGrants();
}

void OrganizationGrantsPage::finish(const QString &connectionId,
                                    const Result<void, ApiError> &outcome)
{
    m_pending.remove(connectionId);
    // An account that does not act for an organization is no failure, as long as another one does.
    if (!outcome && outcome.error().kind != ApiError::Kind::Denied) {
        Attempt attempt;
        attempt.operation = u"ListReceivedLicensesForOrganization"_s;
        attempt.connection = context().session.connection(connectionId).name;
        attempt.account = context().session.identity(connectionId).account;
        attempt.changesState = false;
        showError(explain(outcome.error(), attempt), [this] { refresh(); });
    }
    m_isAdministrator = m_isAdministrator || outcome;
    pane().setEmptyText(m_isAdministrator ? facts().empty
                                          : EmptyText{Symbol::Lock, notForOrganization(), {}},
                        facts().plural);
    if (m_pending.isEmpty())
        showGrants();
}

void OrganizationGrantsPage::showGrants()
{
    model().removeSource(u"records"_s);
    const bool isKnown = m_feed->parents() == m_licenses;
    m_feed->setParents(m_licenses);
    if (m_licenses.isEmpty())
        model().setRecords(QList<Grant>()); // nothing is on its way
    else if (isKnown)
        m_feed->refresh();
}

Grant OrganizationGrantsPage::currentGrant()
{
    return currentRow() >= 0 ? model().record<Grant>(currentRow()) : Grant();
}

void OrganizationGrantsPage::showDetailsOf(int row)
{
    if (row < 0)
        return m_grantDetails->clear();
    const Grant grant = model().record<Grant>(row);
    const Session &session = context().session;
    m_grantDetails->begin(grant.grantName, badgeOf(grant.grantStatus), grant.grantArn);
    m_grantDetails->addLink(tr("License"), model().origin(row).parentName,
                            linkToArn(grant.licenseArn));
    m_grantDetails->addLink(tr("To account"), granteeAccount(grant),
                            linkToAccount(granteeAccount(grant), session));
    m_grantDetails->addFacts(typeOf<Grant>(), &grant,
                             {"GrantArn", "GrantName", "LicenseArn", "GrantStatus"});
    m_grantDetails->setJson(writeJsonForPeople(typeOf<Grant>(), &grant));
}

void OrganizationGrantsPage::updateActions()
{
    const bool one = currentRow() >= 0 && selectedRows().size() <= 1;
    const Grant grant = one ? currentGrant() : Grant();
    const QString choose = tr("Choose one grant.");
    offer(m_activate, one && grant.grantStatus == GrantStatus::Disabled,
          one ? tr("Only an accepted grant that is not active can be activated.") : choose);
    offer(m_deactivate, one && grant.grantStatus == GrantStatus::Active,
          one ? tr("Only an active grant can be deactivated.") : choose);
    offer(m_license, one, choose);
}

ActivationFindings OrganizationGrantsPage::findingsFor(const Grant &grant)
{
    const License license = m_byArn.value(grant.licenseArn);
    ActivationFindings findings{license.productName.value_or(QString()),
                                license.productSku.value_or(QString()),
                                isFromMarketplace(license),
                                {}};
    model().forEachRecord([&](const RecordBlock &block, int record, const RowOrigin &) {
        const Grant other = block.record<Grant>(record);
        if (other.grantArn != grant.grantArn && other.grantStatus == GrantStatus::Active
            && other.granteePrincipalArn == grant.granteePrincipalArn
            && m_byArn.value(other.licenseArn).productSku == license.productSku)
            findings.rivals.append(other);
    });
    return findings;
}

void OrganizationGrantsPage::askActivate()
{
    const Grant grant = currentGrant();
    const QString connectionId = connectionOf(currentRow());
    // Where the organization's own grant is shown, its accounts cannot be looked into.
    auto *dialog = isForOrganization(grant)
        ? new ActivationDialog(theme(), context().session, connectionId, grant, this)
        : new ActivationDialog(theme(), context().session, connectionId, grant, findingsFor(grant),
                               this);
    connect(dialog, &ActivationDialog::agreed, this,
            [this, connectionId, grant](const ActivationDialog::Request &request) {
                change(connectionId, grant, request);
            });
    dialog->open();
}

void OrganizationGrantsPage::askDeactivate()
{
    const Grant grant = currentGrant();
    const QString connectionId = connectionOf(currentRow());
    askToDeactivate(context(), this, connectionId, grant,
                    [this, connectionId, grant](const ActivationDialog::Request &request) {
                        change(connectionId, grant, request);
                    });
}

void OrganizationGrantsPage::change(const QString &connectionId, const Grant &grant,
                                    const ActivationDialog::Request &request)
{
    // Parented to the session: closing this tab ends nothing.
    auto *granting = new Granting(context().session, connectionId, &context().session);
    followAction(*granting, tr("%1: done.").arg(grant.grantName));
    granting->createVersion(grant, request);
}

} // namespace lc
