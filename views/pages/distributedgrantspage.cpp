// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/distributedgrantspage.h"

#include "api/licensemanager/grants.h"
#include "core/json.h"
#include "items/granttables.h"
#include "pages/activationdialog.h"
#include "pages/comparisonpage.h"
#include "pages/confirmation.h"
#include "pages/editgrantpage.h"
#include "pages/jobpanel.h"
#include "pages/pilllabel.h"
#include "pages/versionlist.h"
#include "workflows/granting.h"
#include "workflows/grantprecheck.h"
#include "workflows/grantversions.h"

#include <QAction>
#include <QLabel>
#include <QVBoxLayout>

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
                                    {u"version"_s, u"status"_s, u"name"_s})),
      m_versions(new GrantVersions(context.session, this)), m_jobs(new JobPanel(context, *this))
{
    layout()->addWidget(m_jobs);
    connect(m_jobs, &JobPanel::finished, this, &DistributedGrantsPage::refresh);
    m_edit = addChangeAction(tr("&Edit grant…"), Symbol::Edit, "grant", Qt::CTRL | Qt::Key_E);
    m_activate = addChangeAction(tr("&Activate grant…"), Symbol::Check, "grant");
    m_deactivate = addChangeAction(tr("&Deactivate grant…"), Symbol::Pause, "grant");
    m_license = addPageAction(tr("Show its &license"), Symbol::License, "grant");
    m_tags = addTagsAction("grant");
    m_delete = addChangeAction(tr("&Take back grant…"), Symbol::Delete, "grant", Qt::Key_Delete);
    connect(m_edit, &QAction::triggered, this, &DistributedGrantsPage::edit);
    connect(m_activate, &QAction::triggered, this, &DistributedGrantsPage::askActivate);
    connect(m_deactivate, &QAction::triggered, this, &DistributedGrantsPage::askDeactivate);
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
    connect(m_versionList, &VersionList::restoreRequested, this,
            &DistributedGrantsPage::restoreVersion);
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

QString DistributedGrantsPage::activatingConnection(const Grant &grant)
{
    return isForOrganization(grant) && currentRow() >= 0 ? connectionOf(currentRow())
                                                         : granteeConnection(grant);
}

void DistributedGrantsPage::openRow(int row)
{
    Q_UNUSED(row)
    if (m_edit->isEnabled())
        edit();
}

void DistributedGrantsPage::updateActions()
{
    const QList<int> rows = selectedRows();
    const bool one = currentRow() >= 0 && rows.size() <= 1;
    const Grant grant = one ? currentGrant() : Grant();
    const QString choose = tr("Choose one grant.");
    const bool mayActivate = one && !activatingConnection(grant).isEmpty();
    const QString noGrantee =
        tr("Only the grantee can do it: open a connection for account %1 too.")
            .arg(granteeAccount(grant));
    const bool isShared = isForOrganization(grant);
    const bool isSharedNow = isShared && grant.grantStatus == GrantStatus::WorkflowCompleted;
    offer(m_activate,
          mayActivate && (isSharedNow || (!isShared && grant.grantStatus == GrantStatus::Disabled)),
          !one               ? choose
              : !mayActivate ? noGrantee
                             : tr("Only an accepted grant that is not active can be activated."));
    offer(m_deactivate,
          mayActivate && (isSharedNow || (!isShared && grant.grantStatus == GrantStatus::Active)),
          !one               ? choose
              : !mayActivate ? noGrantee
                             : tr("Only an active grant can be deactivated."));
    offer(m_license, one, choose);
    const bool isAlive = std::any_of(rows.begin(), rows.end(), [this](int row) {
        return !isTakenBack(model().record<Grant>(row));
    });
    const QString gone = tr("This grant was taken back already.");
    offer(m_edit, one && isAlive, one ? gone : choose);
    m_versionList->offerRestoring(m_edit->isEnabled() ? QString() : m_edit->toolTip());
    offer(m_tags, isAlive, rows.isEmpty() ? choose : gone);
    offer(m_delete, isAlive && !m_jobs->isRunning(),
          m_jobs->isRunning()  ? tr("The job is still running.")
              : rows.isEmpty() ? tr("Choose grants first.")
                               : gone);
}

void DistributedGrantsPage::edit()
{
    if (currentRow() >= 0)
        openForm(new EditGrantPage(context(), currentGrant(), model().origin(currentRow())));
}

void DistributedGrantsPage::restoreVersion(const QString &name)
{
    const QList<Grant> &versions = m_versions->versions();
    const auto earlier = std::ranges::find(versions, name, &Grant::version);
    if (currentRow() < 0 || earlier == versions.end())
        return;
    auto *form = new EditGrantPage(context(), currentGrant(), model().origin(currentRow()));
    openForm(form);
    form->restore(*earlier);
}

void DistributedGrantsPage::askActivate()
{
    const Grant grant = currentGrant();
    const QString connectionId = activatingConnection(grant);
    if (connectionId.isEmpty())
        return;
    auto *dialog = new ActivationDialog(theme(), context().session, connectionId, grant, this);
    connect(dialog, &ActivationDialog::agreed, this,
            [this, connectionId, grant](const ActivationDialog::Request &request) {
                run(connectionId, grant,
                    [&](Granting &granting) { granting.createVersion(grant, request); });
            });
    dialog->open();
}

void DistributedGrantsPage::askDeactivate()
{
    const Grant grant = currentGrant();
    const QString connectionId = activatingConnection(grant);
    if (connectionId.isEmpty())
        return;
    askToDeactivate(context(), this, connectionId, grant,
                    [this, connectionId, grant](const ActivationDialog::Request &request) {
                        run(connectionId, grant,
                            [&](Granting &granting) { granting.createVersion(grant, request); });
                    });
}

void DistributedGrantsPage::askDelete()
{
    QList<Grant> grants;
    QStringList connectionIds;
    QList<CallText> calls;
    for (const int row : selectedRows()) {
        const Grant grant = model().record<Grant>(row);
        if (isTakenBack(grant))
            continue;
        grants.append(grant);
        connectionIds.append(connectionOf(row));
        calls.append(callText<licensemanager::DeleteGrant>(
            row, {grant.grantArn, std::nullopt, grant.version}, grant.homeRegion));
    }
    if (grants.isEmpty())
        return;
    const int count = int(grants.size());
    const bool one = count == 1;
    const QString name = grants.first().grantName;
    confirmWithReason(
        context().holdBack, this,
        {one ? tr("Take back %1?").arg(name) : tr("Take back %n grant(s)?", nullptr, count),
         one ? tr("Account %1 can no longer use the license. This cannot be undone; a new grant "
                  "has "
                  "to be accepted again.")
                   .arg(granteeAccount(grants.first()))
             : tr("Their receivers can no longer use the licenses. This cannot be undone; new "
                  "grants have to be accepted again."),
         one ? tr("Take back grant") : tr("Take back %n grant(s)", nullptr, count), joined(calls),
         one ? tr("Taking back %1").arg(name) : tr("Taking back %n grant(s)", nullptr, count),
         typedBefore(context().session, connectionIds, count, name)},
        tr("Reason (the receiver sees it)"), [this, grants, connectionIds](const QString &reason) {
            deleteAll(grants, connectionIds, reason);
        });
}

void DistributedGrantsPage::deleteAll(const QList<Grant> &grants, const QStringList &connectionIds,
                                      const QString &reason)
{
    if (grants.size() == 1)
        return run(connectionIds.first(), grants.first(),
                   [&](Granting &granting) { granting.remove(grants.first(), reason); });
    auto job = std::make_unique<BulkJob>(tr("Take back %n grant(s)", nullptr, int(grants.size())));
    for (qsizetype i = 0; i < grants.size(); ++i) {
        const Grant &grant = grants[i];
        job->add<Granting>(tr("%1 for account %2").arg(grant.grantName, granteeAccount(grant)),
                           std::make_unique<Granting>(context().session, connectionIds[i]),
                           [grant, reason](Granting &granting) { granting.remove(grant, reason); });
    }
    m_jobs->start(std::move(job));
    updateActions();
}

void DistributedGrantsPage::run(const QString &connectionId, const Grant &grant,
                                const std::function<void(Granting &)> &start)
{
    // Parented to the session: closing this tab ends nothing.
    auto *granting = new Granting(context().session, connectionId, &context().session);
    followAction(*granting, tr("%1: done.").arg(grant.grantName));
    start(*granting);
}

} // namespace lc
