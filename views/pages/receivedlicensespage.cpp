// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/receivedlicensespage.h"

#include "api/licensemanager/grants.h"
#include "api/licensemanager/licenses.h"
#include "api/licensemanager/organizations.h"
#include "items/licensetables.h"
#include "items/trendoverlay.h"
#include "items/usageoverlay.h"
#include "pages/activationdialog.h"
#include "pages/alertchart.h"
#include "pages/chartpage.h"
#include "pages/checkoutspage.h"
#include "pages/grantformpage.h"
#include "pages/licensedetails.h"
#include "pages/tokenspage.h"
#include "workflows/granting.h"

#include <QAction>
#include <QComboBox>

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
    m_members = addPageAction(tr("Show the &organization's grants"), Symbol::Grant, "grant");
    connect(m_members, &QAction::triggered, this, [this] {
        const GrantedLicense license = currentLicense();
        const QString arn = license.licenseArn.value_or(QString());
        emit openRequested({u"organization-grants"_s,
                            {},
                            tr("License: %1").arg(license.licenseName.value_or(arn)),
                            {u"licenseArn"_s, FilterRule::Test::AnyOf, {arn}}});
    });
    m_chart = addPageAction(tr("Open usage &chart"), Symbol::Trend, "usage");
    m_rule = addPageAction(tr("New alert &rule…"), Symbol::Alert, "usage");
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
    connect(m_rule, &QAction::triggered, this, [this] {
        if (currentRow() >= 0)
            emit tabRequested(
                makeAlertRuleForm(this->context(),
                                  alertItemOf(model().record<GrantedLicense>(currentRow()),
                                              model().origin(currentRow()))));
    });
    m_licenseDetails->setActions(
        {m_activate, m_deactivate},
        {m_checkOut, m_borrow, m_token, m_grant, m_inbox, m_members, m_chart, m_rule});
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
    auto *scope = new QComboBox(this);
    scope->setObjectName(u"scope"_s);
    scope->setAccessibleName(tr("Whose licenses"));
    scope->addItem(tr("This account"));
    scope->addItem(tr("Organization"));
    connect(scope, &QComboBox::currentIndexChanged, this,
            [this](int index) { setScope(index == 1 ? Scope::Organization : Scope::Account); });
    pane().bar().addWidget(scope);
    pane().setExplain([this](const SourceStatus &source) { return explainRefusal(source); });
    updateActions();
    setList<licensemanager::ListReceivedLicenses>();
}

void ReceivedLicensesPage::setScope(Scope scope)
{
    m_scope = scope;
    model().cancel();
    // Another list: rows of the one before would stay where it fails.
    for (const SourceStatus &source : model().sources())
        model().removeSource(source.id);
    if (scope == Scope::Account) {
        setList<licensemanager::ListReceivedLicenses>();
    } else {
        // A request of its own: what is last known of the account must not be taken for this.
        licensemanager::ListReceivedLicensesForOrganization::Request whole;
        whole.maxResults = 100;
        setList<licensemanager::ListReceivedLicensesForOrganization>(whole);
    }
    refresh();
    updateActions();
}

Notice ReceivedLicensesPage::explainRefusal(const SourceStatus &source) const
{
    if (!source.error)
        return {};
    const bool isShared = m_scope == Scope::Organization;
    Attempt attempt;
    attempt.operation =
        isShared ? u"ListReceivedLicensesForOrganization"_s : u"ListReceivedLicenses"_s;
    attempt.connection = source.origin.connectionName;
    attempt.account = source.origin.account;
    attempt.region = source.origin.region;
    attempt.changesState = false;
    const ErrorText text = explain(*source.error, attempt);
    Notice notice;
    notice.details = text.details;
    notice.text = isShared && source.error->kind == ApiError::Kind::Denied
        ? tr("%1 speaks for account %2, which does not act for an organization: only its "
             "management account or a delegated administrator can list this.")
              .arg(source.origin.connectionName, source.origin.account)
        : text.whatHappened + u' ' + text.whatToDo;
    return notice;
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
    const bool isOwn = m_scope == Scope::Account;
    const QString elsewhere = tr("For grants of the organization, open Organization grants.");
    offer(m_activate, isOwn && status && *status == ReceivedStatus::Disabled,
          !isOwn    ? elsewhere
              : one ? tr("Only an accepted grant that is not active can be activated.")
                    : choose);
    offer(m_deactivate, isOwn && status && *status == ReceivedStatus::Active,
          !isOwn    ? elsewhere
              : one ? tr("Only an active grant can be deactivated.")
                    : choose);
    offer(m_inbox, true);
    offer(m_members, one && !isOwn, isOwn ? tr("Switch to Organization first.") : choose);
    offer(m_chart, one, choose);
    offer(m_rule, one, choose);
    const bool isActive = isOwn && status && *status == ReceivedStatus::Active;
    const auto offerRight = [&](QAction *action, AllowedOperation right) {
        offer(action, isActive && allows(currentLicense(), right),
              !isOwn         ? tr("Switch to This account first.")
                  : !one     ? choose
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
    showForm(makeForm(context(), checkoutPlaceOf(model().origin(currentRow()), license), license));
}

void ReceivedLicensesPage::createToken()
{
    if (currentRow() < 0)
        return;
    const License license = currentLicense();
    showForm(makeTokenForm(context(), connectionOf(currentRow()),
                           license.homeRegion.value_or(QString()),
                           license.licenseArn.value_or(QString()), window()));
}

void ReceivedLicensesPage::createGrant()
{
    if (currentRow() >= 0)
        showForm(new NewGrantPage(context(), currentLicense(), model().origin(currentRow())));
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
        followAction(*granting, done.arg(grant.grantName));
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
