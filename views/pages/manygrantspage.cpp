// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/manygrantspage.h"

#include "connections/chunkrecords.h"
#include "domain/arn.h"
#include "domain/grantstate.h"
#include "forms/choicelisteditor.h"
#include "forms/receiverseditor.h"
#include "pages/draftkeeper.h"
#include "pages/jobpanel.h"
#include "workflows/granting.h"
#include "workflows/grantrequests.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

using Create = licensemanager::CreateGrant;
using List = licensemanager::ListDistributedGrants;

/// More in a review would be read by nobody.
constexpr int mostListed = 20;

QList<FormSection> sections()
{
    return {{ManyGrantsPage::tr("Grants"), {}, {u"GrantName"_s, u"LicenseArn"_s, u"HomeRegion"_s}},
            {ManyGrantsPage::tr("Rights"), {}, {u"AllowedOperations"_s}},
            {ManyGrantsPage::tr("Receivers"), {}, {u"Receivers"_s}}};
}

} // namespace

ManyGrantsPage::ManyGrantsPage(PageContext &context, const License &license,
                               const RowOrigin &origin, QWidget *parent)
    : FormPage(context, typeOf<GrantPlan>(), sections(), parent), m_form(&form()),
      m_license(license), m_origin(origin),
      m_receivers(new ReceiversEditor(context.theme, context.clock, m_form)),
      m_jobs(new JobPanel(context, *this))
{
    setConnection(origin.connection);
    m_initial.grantName = tr("%1 for {account}").arg(license.licenseName.value_or(QString()));
    m_initial.licenseArn = license.licenseArn.value_or(QString());
    m_initial.homeRegion = license.homeRegion.value_or(QString());
    m_initial.allowedOperations = usualRights();
    m_form->setEditor(u"Receivers"_s, m_receivers);
    m_form->setEditor(u"AllowedOperations"_s,
                      new ChoiceListEditor(context.theme,
                                           valueTypeOf<QList<Open<AllowedOperation>>>, {}, m_form));
    m_form->setHint(u"GrantName"_s, tr("{account} stands for the account of the receiver."));
    m_form->load(m_initial);
    m_form->lock(u"LicenseArn"_s, license.licenseName.value_or(QString()));
    m_form->lock(u"HomeRegion"_s, tr("A grant is made in the license's home Region."));
    setHeading(tr("Grants for many accounts"),
               tr("of %1").arg(license.licenseName.value_or(QString())));
    addBelowForm(m_jobs);
    m_rules.partition = origin.partition;
    m_rules.ownAccount = context.session.identity(origin.connection).account;
    m_receivers->setRules(m_rules);
    connect(m_jobs, &JobPanel::finished, this, [this] {
        if (m_jobs->job()->progress().done == m_jobs->job()->progress().total)
            draftKeeper().finish();
        emit titleChanged();
        emit grantsMade();
        readGrants();
    });
    readGrants();
    check();
}

bool ManyGrantsPage::isSent() const
{
    return !m_sentReceivers.isEmpty() && edited().receivers == m_sentReceivers;
}

bool ManyGrantsPage::hasUnsentChanges() const
{
    return !isSent() && FormPage::hasUnsentChanges();
}

void ManyGrantsPage::cancelJob(const QString &name)
{
    Q_UNUSED(name)
    if (m_jobs->isRunning())
        m_jobs->job()->stop();
}

void ManyGrantsPage::readGrants()
{
    Client *client = context().session.clientIn(m_origin.connection, m_initial.homeRegion);
    if (!client)
        return;
    List::Request request;
    request.filters = QList<Filter>{{u"LicenseArn"_s, QList<QString>{m_initial.licenseArn}}};
    m_readNote = tr("The grants that are there are still being read.");
    auto granted = std::make_shared<QHash<QString, QString>>();
    m_grantsCall = client->list<List>(
        request, this,
        [granted](const ListChunk &chunk) {
            for (const Grant &grant : recordsOf<Grant>(chunk)) {
                const auto status = grant.grantStatus.known();
                if (!status || isOpen(*status))
                    granted->insert(grant.granteePrincipalArn, grant.grantName);
            }
        },
        [this, granted](const Result<void, ApiError> &outcome) {
            m_readNote = outcome ? QString()
                                 : tr("The grants that are there could not be read: receivers "
                                      "that have one are not marked.");
            m_rules.granted = *granted;
            m_receivers->setRules(m_rules);
        });
}

QList<FieldProblem> ManyGrantsPage::findProblems() const
{
    return isSent() ? QList<FieldProblem>() : problemsOf(edited(), m_receivers->grantees());
}

Review ManyGrantsPage::makeReview() const
{
    const GrantPlan plan = edited();
    const QList<Create::Request> requests = requestsOf(plan, m_receivers->grantees());
    const int count = int(requests.size());
    Review review;
    review.warning = tr("Each receiver has to accept its grant, then to activate it.");
    const int leftOut = int(m_receivers->grantees().size()) - count;
    if (leftOut > 0)
        review.warning += u' '
            + tr("%n entry(s) of the list are left out: see the check there.", nullptr, leftOut);
    if (!m_readNote.isEmpty())
        review.warning += u' ' + m_readNote;
    review.fromTo = tr("%n grant(s)", nullptr, count);
    GrantPlan common = plan;
    common.receivers.clear();
    review.changes = fieldDiff(GrantPlan{}, common);
    QList<CallText> calls;
    for (const Create::Request &request : requests) {
        calls.append(callText<Create>(request, request.homeRegion));
        if (calls.size() > mostListed)
            continue;
        review.changes.append({u"Receivers[%1]"_s.arg(request.principals.first()),
                               {request.grantName},
                               FieldChange::Kind::Added,
                               {},
                               request.principals.first()});
    }
    if (count > mostListed)
        review.changes.append({u"Receivers"_s,
                               {tr("And %n more", nullptr, count - mostListed)},
                               FieldChange::Kind::Added,
                               {},
                               tr("All of them are in the list and in the call below.")});
    review.call = joined(calls);
    review.sendText = tr("Create %n grant(s)", nullptr, count);
    if (m_jobs->isRunning())
        review.blockedBy = tr("The grants are being made.");
    else if (requests.isEmpty())
        review.blockedBy = tr("No grant is left to be made.");
    return review;
}

void ManyGrantsPage::send()
{
    if (m_jobs->isRunning())
        return;
    const QList<Create::Request> requests = requestsOf(edited(), m_receivers->grantees());
    auto job = std::make_unique<BulkJob>(tr("Create %n grant(s)", nullptr, int(requests.size())));
    for (const Create::Request &request : requests) {
        const auto receiver = Arn::parse(request.principals.first());
        const bool isAccount = receiver && receiver->service == "iam"_L1;
        job->add<Granting>(isAccount      ? receiver->account
                               : receiver ? receiver->id()
                                          : request.principals.first(),
                           std::make_unique<Granting>(context().session, m_origin.connection),
                           [request](Granting &granting) { granting.create(request); });
    }
    m_sentReceivers = edited().receivers;
    m_jobs->start(std::move(job));
    review();
}

void ManyGrantsPage::discard()
{
    m_form->load(m_initial);
    check();
}

} // namespace lc
