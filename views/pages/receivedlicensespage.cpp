// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/receivedlicensespage.h"

#include "api/licensemanager/grants.h"
#include "api/licensemanager/licenses.h"
#include "items/licensetables.h"
#include "items/trendoverlay.h"
#include "items/usageoverlay.h"
#include "pages/activationdialog.h"
#include "pages/chartpage.h"
#include "pages/checkoutspage.h"
#include "pages/grantformpage.h"
#include "pages/licensedetails.h"
#include "pages/tokenspage.h"
#include "workflows/granting.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

TablePageFacts facts()
{
    TablePageFacts facts;
    facts.title = ReceivedLicensesPage::tr("Received licenses");
    facts.symbol = Symbol::Received;
    facts.plural = ReceivedLicensesPage::tr("licenses");
    facts.listOperation = u"ListReceivedLicenses"_s;
    facts.empty = {Symbol::Received,
                   ReceivedLicensesPage::tr(
                       "No licenses received yet. Accept a grant in the inbox to get one."),
                   {}};
    return facts;
}

bool allows(const GrantedLicense &license, AllowedOperation right)
{
    return license.receivedMetadata && license.receivedMetadata->allowedOperations
        && license.receivedMetadata->allowedOperations->contains(Open<AllowedOperation>(right));
}

std::optional<Open<ReceivedStatus>> statusOf(const GrantedLicense &license)
{
    return license.receivedMetadata ? license.receivedMetadata->receivedStatus : std::nullopt;
}

} // namespace

ReceivedLicensesPage::ReceivedLicensesPage(PageContext &context, QWidget *parent)
    : TablePage(context, facts(), receivedLicensesTable({&context.usage, &context.trends}), parent),
      m_licenseDetails(new LicenseDetails(context, LicenseDetails::Kind::Received))
{
    m_activate = addChangeAction(tr("&Activate grant…"), Symbol::Check, "grant");
    m_deactivate = addChangeAction(tr("&Deactivate grant…"), Symbol::Pause, "grant");
    m_inbox = addPageAction(tr("Open the &inbox"), Symbol::Inbox, "grant");
    m_chart = addPageAction(tr("Open usage &chart"), Symbol::Trend, "usage");
    m_checkOut = addChangeAction(tr("Check &out…"), Symbol::Checkout, "license");
    m_borrow = addChangeAction(tr("&Borrow…"), Symbol::Checkout, "license");
    m_token = addChangeAction(tr("New to&ken…"), Symbol::Key, "license");
    m_grant = addChangeAction(tr("&Pass on by a grant…"), Symbol::Grant, "grant");
    connect(m_checkOut, &QAction::triggered, this, [this] { openUse(makeCheckoutForm); });
    connect(m_borrow, &QAction::triggered, this, [this] { openUse(makeBorrowForm); });
    connect(m_token, &QAction::triggered, this, &ReceivedLicensesPage::createToken);
    connect(m_grant, &QAction::triggered, this, &ReceivedLicensesPage::createGrant);
    m_activate->setIconText(tr("Activate"));
    m_deactivate->setIconText(tr("Deactivate"));
    connect(m_activate, &QAction::triggered, this, [this] { setActive(GrantStatus::Active); });
    connect(m_deactivate, &QAction::triggered, this, [this] { setActive(GrantStatus::Disabled); });
    connect(m_inbox, &QAction::triggered, this, [this] {
        emit openRequested({u"grant-inbox"_s, {}});
    });
    connect(m_chart, &QAction::triggered, this, [this] { openChart({}); });
    m_licenseDetails->setActions({m_activate, m_deactivate},
                                 {m_checkOut, m_borrow, m_token, m_grant, m_inbox, m_chart});
    connect(m_licenseDetails, &LicenseDetails::chartRequested, this,
            &ReceivedLicensesPage::openChart);
    setDetails(m_licenseDetails);

    fetchUsage();
    FilterRule active;
    active.column = u"received"_s;
    active.values = {u"ACTIVE"_s};
    pane().offerRule(tr("Active"), active);
    FilterRule inactive = active;
    inactive.values = {u"DISABLED"_s};
    pane().offerRule(tr("Accepted, not active"), inactive);
    updateActions();
    setList<licensemanager::ListReceivedLicenses>();
}

void ReceivedLicensesPage::showDetailsOf(int row)
{
    if (row < 0)
        return m_licenseDetails->clear();
    m_licenseDetails->show(model().record<GrantedLicense>(row), model().origin(row));
}

void ReceivedLicensesPage::openRow(int row)
{
    Q_UNUSED(row)
    if (m_chart->isEnabled())
        openChart({});
}

void ReceivedLicensesPage::updateActions()
{
    const bool one = currentRow() >= 0 && selectedRows().size() <= 1;
    const auto status = one ? statusOf(model().record<GrantedLicense>(currentRow()))
                            : std::optional<Open<ReceivedStatus>>();
    const QString choose = tr("Choose one license.");
    offer(m_activate, status && *status == ReceivedStatus::Disabled,
          one ? tr("Only an accepted grant that is not active can be activated.") : choose);
    offer(m_deactivate, status && *status == ReceivedStatus::Active,
          one ? tr("Only an active grant can be deactivated.") : choose);
    offer(m_inbox, true);
    offer(m_chart, one, choose);
    const bool isActive = status && *status == ReceivedStatus::Active;
    const auto offerRight = [&](QAction *action, AllowedOperation right) {
        offer(action, isActive && allows(currentLicense(), right),
              !one           ? choose
                  : isActive ? tr("The grant does not allow it.")
                             : tr("Activate the grant first."));
    };
    offerRight(m_checkOut, AllowedOperation::CheckoutLicense);
    offerRight(m_borrow, AllowedOperation::CheckoutBorrowLicense);
    offerRight(m_token, AllowedOperation::CreateToken);
    offerRight(m_grant, AllowedOperation::CreateGrant);
}

GrantedLicense ReceivedLicensesPage::currentLicense()
{
    return currentRow() >= 0 ? model().record<GrantedLicense>(currentRow()) : GrantedLicense();
}

void ReceivedLicensesPage::openUse(FormPage *(*makeForm)(PageContext &, const CheckoutPlace &,
                                                         const License &))
{
    if (currentRow() < 0)
        return;
    License license = currentLicense();
    license.beneficiary.reset(); // named by those only who use their own license
    emit tabRequested(
        makeForm(context(), checkoutPlaceOf(model().origin(currentRow()), license), license));
}

void ReceivedLicensesPage::createToken()
{
    if (currentRow() < 0)
        return;
    const License license = currentLicense();
    emit tabRequested(makeTokenForm(context(), connectionOf(currentRow()),
                                    license.homeRegion.value_or(QString()),
                                    license.licenseArn.value_or(QString()), window()));
}

void ReceivedLicensesPage::createGrant()
{
    if (currentRow() >= 0)
        emit tabRequested(
            new NewGrantPage(context(), currentLicense(), model().origin(currentRow())));
}

void ReceivedLicensesPage::setActive(GrantStatus status)
{
    const int row = currentRow();
    if (row < 0)
        return;
    const QString connectionId = connectionOf(row);
    Client *client = context().session.client(connectionId);
    if (!client)
        return;
    using List = licensemanager::ListReceivedGrants;
    const GrantedLicense license = model().record<GrantedLicense>(row);
    List::Request request;
    request.filters =
        QList<Filter>{{u"LicenseArn"_s, QList<QString>{license.licenseArn.value_or(QString())}}};
    const GrantStatus from =
        status == GrantStatus::Active ? GrantStatus::Disabled : GrantStatus::Active;
    m_grants = client->call<List>(
        request, this,
        [this, connectionId, status, from](const Result<List::Response, ApiError> &answer) {
            if (!answer) {
                Attempt attempt;
                attempt.operation = u"ListReceivedGrants"_s;
                attempt.connection = context().session.connection(connectionId).name;
                attempt.changesState = false;
                return showError(explain(answer.error(), attempt), [this] { clearError(); });
            }
            for (const Grant &grant : answer->grants.value_or(QList<Grant>())) {
                if (grant.grantStatus == from)
                    return change(grant, connectionId, status);
            }
            refresh();
        });
}

void ReceivedLicensesPage::change(const Grant &grant, const QString &connectionId,
                                  GrantStatus status)
{
    const bool activates = status == GrantStatus::Active;
    const auto agreed = [this, grant, connectionId,
                         activates](const ActivationDialog::Request &request) {
        // Parented to the session: closing this tab ends nothing.
        auto *granting = new Granting(context().session, connectionId, &context().session);
        const QString done = activates ? tr("%1 is active.") : tr("%1 is deactivated.");
        followAction(*granting, done.arg(grant.grantName), [granting] { granting->retry(); });
        granting->createVersion(grant, request);
    };
    if (!activates)
        return askToDeactivate(context(), this, connectionId, grant, agreed);
    auto *dialog = new ActivationDialog(theme(), context().session, connectionId, grant, this);
    connect(dialog, &ActivationDialog::agreed, this, agreed);
    dialog->open();
}

void ReceivedLicensesPage::openChart(const QString &entitlement)
{
    if (currentRow() < 0)
        return;
    const GrantedLicense license = model().record<GrantedLicense>(currentRow());
    emit tabRequested(new ChartPage(context(), license, model().origin(currentRow()), entitlement));
}

} // namespace lc
