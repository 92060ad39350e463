// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/distributedgrantspage.h"

#include "api/licensemanager/grants.h"
#include "core/json.h"
#include "items/granttables.h"
#include "pages/comparisonpage.h"
#include "pages/confirmation.h"
#include "pages/pilllabel.h"
#include "pages/versionlist.h"
#include "workflows/granting.h"
#include "workflows/grantprecheck.h"
#include "workflows/grantversions.h"

#include <QAction>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

TablePageFacts facts(const std::shared_ptr<ValueOverlay> &names)
{
    TablePageFacts facts;
    facts.title = DistributedGrantsPage::tr("Distributed grants");
    facts.symbol = Symbol::Grant;
    facts.plural = DistributedGrantsPage::tr("grants");
    facts.listOperation = u"ListDistributedGrants"_s;
    facts.empty = {
        Symbol::Grant,
        DistributedGrantsPage::tr("No grants made. Choose an issued license and press New grant."),
        {}};
    facts.overlays = names;
    return facts;
}

/// A row under the cursor while the arrow key is held down is not worth calls.
constexpr std::chrono::milliseconds settling{180};

bool isTakenBack(const Grant &grant)
{
    return grant.grantStatus == GrantStatus::Deleted
        || grant.grantStatus == GrantStatus::PendingDelete;
}

} // namespace

DistributedGrantsPage::DistributedGrantsPage(PageContext &context, QWidget *parent)
    : DistributedGrantsPage(context, std::make_shared<ValueOverlay>(), parent)
{
}

DistributedGrantsPage::DistributedGrantsPage(PageContext &context,
                                             const std::shared_ptr<ValueOverlay> &names,
                                             QWidget *parent)
    : TablePage(context, facts(names), distributedGrantsTable({names.get(), nullptr}), parent),
      m_names(*names), m_neighbours(new GrantNeighbours(context.session, *names,
                                                        GrantNeighbours::Side::Issued, this)),
      m_grantDetails(
          new RecordDetails(context.theme, tr("Choose a grant to see its details."), tr("ARN"))),
      m_versionList(new VersionList(context.theme, context.clock, grantVersionsTable(),
                                    {u"version"_s, u"name"_s, u"status"_s})),
      m_versions(new GrantVersions(context.session, this))
{
    m_activate = addChangeAction(tr("&Activate grant"), Symbol::Check, "grant");
    m_deactivate = addChangeAction(tr("&Deactivate grant"), Symbol::Pause, "grant");
    m_license = addPageAction(tr("Show its &license"), Symbol::License, "grant");
    m_delete = addChangeAction(tr("&Take back grant…"), Symbol::Delete, "grant", Qt::Key_Delete);
    connect(m_activate, &QAction::triggered, this, [this] { setStatus(GrantStatus::Active); });
    connect(m_deactivate, &QAction::triggered, this, [this] { setStatus(GrantStatus::Disabled); });
    connect(m_license, &QAction::triggered, this,
            [this] { emit openRequested(linkToArn(currentGrant().licenseArn)); });
    connect(m_delete, &QAction::triggered, this, &DistributedGrantsPage::askDelete);
    m_versionList->setMinimumHeight(150);
    auto *heading = new QLabel(tr("Versions"));
    context.theme.dress(heading, TypeStyle::SmallMedium, Token::Sub);
    m_grantDetails->setExtra(heading);
    m_grantDetails->setExtra(m_versionList);
    setDetails(m_grantDetails);
    m_versionsSoon.setSingleShot(true);
    connect(&m_versionsSoon, &QTimer::timeout, this, &DistributedGrantsPage::readVersions);
    connect(m_versions, &GrantVersions::changed, this, &DistributedGrantsPage::showVersions);
    connect(m_versionList, &VersionList::moreRequested, m_versions, &GrantVersions::readMore);
    connect(m_versionList, &VersionList::compareRequested, this,
            &DistributedGrantsPage::compareVersions);
    connect(m_neighbours, &GrantNeighbours::finished, this, &DistributedGrantsPage::fitColumns);
    connect(&m_names, &RowOverlay::changed, this, [this] { showDetailsOf(currentRow()); });

    FilterRule active;
    active.column = u"status"_s;
    active.values = {u"ACTIVE"_s};
    pane().offerRule(tr("Active"), active);
    FilterRule waiting = active;
    waiting.values = {u"PENDING_ACCEPT"_s};
    pane().offerRule(tr("Waiting for accept"), waiting);
    updateActions();
    setList<licensemanager::ListDistributedGrants>();
    m_neighbours->read(context.session.opened());
}

void DistributedGrantsPage::refresh()
{
    TablePage::refresh();
    m_neighbours->read(context().session.opened());
}

void DistributedGrantsPage::connectionsChanged()
{
    TablePage::connectionsChanged();
    m_neighbours->read(context().session.opened());
}

Grant DistributedGrantsPage::currentGrant()
{
    return currentRow() >= 0 ? model().record<Grant>(currentRow()) : Grant();
}

QString DistributedGrantsPage::granteeConnection(const Grant &grant) const
{
    for (const QString &id : context().session.opened()) {
        if (context().session.identity(id).account == granteeAccount(grant))
            return id;
    }
    return {};
}

void DistributedGrantsPage::showDetailsOf(int row)
{
    if (row < 0)
        return m_grantDetails->clear();
    const Grant grant = model().record<Grant>(row);
    const Cell name =
        m_names.value(model().origin(row).account, grant.licenseArn, GrantOverlays::LicenseName);
    m_grantDetails->begin(grant.grantName, badgeOf(grant.grantStatus), grant.grantArn);
    m_grantDetails->addLink(tr("License"),
                            name.isAbsent() ? grant.licenseArn
                                            : QString::fromStdString(std::string(name.text())),
                            linkToArn(grant.licenseArn));
    const Session &session = context().session;
    m_grantDetails->addLink(tr("From account"), grantorAccount(grant),
                            linkToAccount(grantorAccount(grant), session));
    m_grantDetails->addLink(tr("To account"), granteeAccount(grant),
                            linkToAccount(granteeAccount(grant), session));
    m_grantDetails->addFacts(
        typeOf<Grant>(), &grant,
        {"GrantArn", "GrantName", "ParentArn", "LicenseArn", "GranteePrincipalArn", "GrantStatus"});
    m_grantDetails->setJson(writeJsonForPeople(typeOf<Grant>(), &grant));
    const Grant listed = m_versions->versions().value(0);
    if (listed.grantArn != grant.grantArn)
        m_versions->clear();
    if (listed != grant)
        m_versionsSoon.start(settling);
}

void DistributedGrantsPage::readVersions()
{
    if (currentRow() >= 0)
        m_versions->start(connectionOf(currentRow()), currentGrant());
}

void DistributedGrantsPage::showVersions()
{
    const QList<Grant> &versions = m_versions->versions();
    if (versions.isEmpty() || m_versions->isReading())
        return m_versionList->clear();
    QStringList names;
    for (const Grant &version : versions)
        names.append(version.version);
    m_versionList->setVersions(versions, names, {});
    m_versionList->offerMore(m_versions->hasMore());
}

void DistributedGrantsPage::compareVersions(const QString &earlier, const QString &later)
{
    QList<NamedVersion> versions;
    for (const Grant &version : m_versions->versions())
        versions.append(namedVersion(version.version, version));
    emit tabRequested(new ComparisonPage(
        context(),
        {versions.isEmpty() ? QString() : m_versions->versions().first().grantName,
         &typeOf<Grant>(),
         {"Version"}},
        versions, earlier, later));
}

void DistributedGrantsPage::updateActions()
{
    const bool one = currentRow() >= 0 && selectedRows().size() <= 1;
    const Grant grant = one ? currentGrant() : Grant();
    const QString choose = tr("Choose one grant.");
    const bool hasGrantee = one && !granteeConnection(grant).isEmpty();
    const QString noGrantee =
        tr("Only the grantee can do it: open a connection for account %1 too.")
            .arg(granteeAccount(grant));
    offer(m_activate, hasGrantee && grant.grantStatus == GrantStatus::Disabled,
          !one              ? choose
              : !hasGrantee ? noGrantee
                            : tr("Only an accepted grant that is not active can be activated."));
    offer(m_deactivate, hasGrantee && grant.grantStatus == GrantStatus::Active,
          !one              ? choose
              : !hasGrantee ? noGrantee
                            : tr("Only an active grant can be deactivated."));
    offer(m_license, one, choose);
    offer(m_delete, one && !isTakenBack(grant),
          one ? tr("This grant was taken back already.") : choose);
}

void DistributedGrantsPage::setStatus(GrantStatus status)
{
    const Grant grant = currentGrant();
    const QString connectionId = granteeConnection(grant);
    if (!connectionId.isEmpty())
        run(connectionId, grant, [&](Granting &granting) { granting.setStatus(grant, status); });
}

void DistributedGrantsPage::askDelete()
{
    if (currentRow() < 0)
        return;
    const Grant grant = currentGrant();
    const QString connectionId = connectionOf(currentRow());
    confirmWithReason(
        context().holdBack, this,
        {tr("Take back %1?").arg(grant.grantName),
         tr("Account %1 can no longer use the license. This cannot be undone; a new grant has to "
            "be "
            "accepted again.")
             .arg(granteeAccount(grant)),
         tr("Take back grant"),
         callText<licensemanager::DeleteGrant>(
             currentRow(), {grant.grantArn, std::nullopt, grant.version}, grant.homeRegion),
         tr("Taking back %1").arg(grant.grantName),
         typedBefore(context().session, {connectionId}, 1, grant.grantName)},
        tr("Reason (the receiver sees it)"), [this, grant, connectionId](const QString &reason) {
            run(connectionId, grant, [&](Granting &granting) { granting.remove(grant, reason); });
        });
}

void DistributedGrantsPage::run(const QString &connectionId, const Grant &grant,
                                const std::function<void(Granting &)> &start)
{
    // Parented to the session: closing this tab ends nothing.
    auto *granting = new Granting(context().session, connectionId, &context().session);
    showWaits(*granting);
    connect(granting, &Workflow::finished, this, [this, granting, grant] {
        refresh();
        if (granting->state() == Workflow::State::Done) {
            clearError();
            emit statusMessage(tr("%1: done.").arg(grant.grantName));
            granting->deleteLater();
            return;
        }
        showError(granting->errorText(), [this, granting] {
            clearError();
            granting->retry();
        });
    });
    start(*granting);
}

} // namespace lc
