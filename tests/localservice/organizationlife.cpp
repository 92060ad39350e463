// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/organizationlife.h"

#include "api/licensemanager/organizations.h"
#include "domain/grantstate.h"
#include "localservice/examples.h"

namespace lc {

using namespace licensemanager;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using S = GrantStatus;

namespace {

const QString organizationArn = u"arn:aws:organizations::444455556666:organization/o-exampleorg1"_s;
constexpr auto workflowTime = 5s;
constexpr int concurrentWorkflows = 10;
constexpr int mostLicenses = 14;

} // namespace

OrganizationLife::OrganizationLife(const LifePlace &place, unsigned seed) : RandomLife(place, seed)
{
    addStep(2, [this] { createLicense(); });
    addStep(12, [this] { distribute(); });
    addStep(12, [this] { change(); });
    addStep(4, [this] { recall(); });
    addStep(8, [this] { changeMember(); });
    addStep(8, [this] { checkOut(); });
    addStep(6, [this] {
        clock().advance(isOneIn(3) ? workflowTime : std::chrono::milliseconds(roll(5000)));
    });
    addRestarts(2);
}

void OrganizationLife::createLicense()
{
    if (m_all.size() >= mostLicenses)
        return;
    Distributed each;
    each.sku = u"org-%1"_s.arg(m_all.size());
    auto request = examples::license(each.sku);
    request.entitlements = {examples::seats(1'000'000)};
    each.license = examples::createLicense(*this, request);
    CreateGrantVersion::Request rights;
    rights.clientToken = examples::newToken();
    rights.grantArn = examples::createActiveGrant(*this, each.license);
    rights.allowedOperations = examples::grant(each.license).allowedOperations;
    rights.allowedOperations->append(AllowedOperation::CreateGrant);
    expectDone(call<CreateGrantVersion>(u"vendor"_s, rights), true, u"rights of the customer"_s);
    m_all.append(each);
}

void OrganizationLife::distribute()
{
    Distributed *each = any();
    if (!each)
        return;
    CreateGrant::Request request = examples::grant(each->license);
    request.principals = {organizationArn};
    const auto made = call<CreateGrant>(u"customer"_s, request);
    const bool isAllowed = !isOpen(each->status) && running() < concurrentWorkflows;
    if (!expectDone(made, isAllowed, u"CreateGrant to an organization"_s))
        return;
    expect(*made->status == S::PendingWorkflow, u"status of a new distribution"_s);
    // What is being recalled goes on beside the new one.
    if (each->status == S::PendingDelete)
        m_recalls.append(each->workflowEnd);
    each->grant = *made->grantArn;
    each->status = S::PendingWorkflow;
    each->version = 1;
    each->members = S::Disabled;
    each->workflowEnd = clock().now() + workflowTime;
    each->memberGrant.clear();
    each->member = S::Deleted;
}

void OrganizationLife::change()
{
    Distributed *each = any();
    if (!each || each->grant.isEmpty())
        return;
    CreateGrantVersion::Request request;
    request.clientToken = examples::newToken();
    request.grantArn = each->grant;
    request.status = isOneIn(3) ? S::Disabled : S::Active;
    request.sourceVersion = QString::number(each->version - (isOneIn(6) ? 1 : 0));
    const bool isAllowed = each->status == S::WorkflowCompleted
        && request.sourceVersion == QString::number(each->version)
        && running() < concurrentWorkflows;
    const auto done = call<CreateGrantVersion>(u"customer"_s, request);
    if (!expectDone(done, isAllowed, u"CreateGrantVersion for an organization"_s))
        return;
    each->status = S::PendingWorkflow;
    each->members = request.status->known();
    each->workflowEnd = clock().now() + workflowTime;
    ++each->version;
}

void OrganizationLife::recall()
{
    Distributed *each = any();
    if (!each || each->grant.isEmpty())
        return;
    const auto done =
        call<DeleteGrant>(u"customer"_s, {each->grant, {}, QString::number(each->version)});
    const bool isAllowed = mayBecome(each->status, S::Deleted) && running() < concurrentWorkflows;
    if (!expectDone(done, isAllowed, u"DeleteGrant of an organization"_s))
        return;
    each->status = S::PendingDelete;
    each->members = S::Deleted;
    each->workflowEnd = clock().now() + workflowTime;
}

/// The member itself or the manager switches the member's grant.
void OrganizationLife::changeMember()
{
    Distributed *each = any();
    if (!each || each->memberGrant.isEmpty())
        return;
    CreateGrantVersion::Request request;
    request.clientToken = examples::newToken();
    request.grantArn = each->memberGrant;
    const S wanted = isOneIn(3) ? S::Disabled : S::Active;
    request.status = wanted;
    const int who = roll(5);
    const QString profile = who == 0 ? u"vendor"_s : who == 1 ? u"customer"_s : u"stranger"_s;
    const bool isAllowed = who != 0 && isOpen(each->member) && each->member != wanted;
    const auto done = call<CreateGrantVersion>(profile, request);
    if (expectDone(done, isAllowed, u"CreateGrantVersion of a member"_s)) {
        each->member = wanted;
        ++each->memberVersion;
    }
}

void OrganizationLife::checkOut()
{
    Distributed *each = any();
    if (!each)
        return;
    // The member's right stands on that of the organization.
    const bool isUsable = each->member == S::Active && isOpen(each->status);
    const auto taken = call<CheckoutLicense>(u"stranger"_s, examples::checkout(1, each->sku));
    expectDone(taken, isUsable, u"CheckoutLicense by a member"_s);
}

void OrganizationLife::settle()
{
    for (Distributed &each : m_all) {
        if (!isRunning(each) || each.workflowEnd > clock().now())
            continue;
        if (each.status == S::PendingDelete) {
            each.status = S::Deleted;
            each.member = S::Deleted;
            continue;
        }
        each.status = S::WorkflowCompleted;
        if (!isOpen(each.member)) {
            each.member = S::Disabled;
            each.memberVersion = 1;
            each.memberGrant = u"new"_s;
        }
        if (each.members && mayBecome(each.member, *each.members)) {
            each.member = *each.members;
            ++each.memberVersion;
        }
    }
}

/// The grant and that of the member, as the manager sees them.
void OrganizationLife::compare(Distributed &each)
{
    if (each.grant.isEmpty())
        return;
    const auto got = call<GetGrant>(u"customer"_s, {each.grant, {}});
    expect(got && got->grant->grantStatus == each.status
               && got->grant->version == QString::number(each.version),
           u"grant of the organization for "_s + each.sku);
    ListReceivedGrantsForOrganization::Request request;
    request.licenseArn = each.license;
    request.filters = QList{Filter{u"ParentArn"_s, QList{each.grant}}};
    using List = ListReceivedGrantsForOrganization;
    QList<Grant> members;
    readPages<List>(u"customer"_s, request,
                    [&](const List::Response &page) { members += *page.grants; });
    expect(members.size() == (each.memberGrant.isEmpty() ? 0 : 1),
           u"%1 grants of members for %2"_s.arg(members.size()).arg(each.sku));
    if (members.isEmpty())
        return;
    if (each.memberGrant == u"new")
        each.memberGrant = members.first().grantArn;
    expect(members.first().grantArn == each.memberGrant, u"another grant for the member"_s);
    expect(members.first().grantStatus == each.member
               && members.first().version == QString::number(each.memberVersion),
           u"the member's grant for %1 is %2, version %3"_s.arg(
               each.sku, members.first().grantStatus.text, members.first().version));
}

void OrganizationLife::compareAll()
{
    settle();
    for (Distributed &each : m_all)
        compare(each);
    const auto others = call<ListReceivedGrants>(u"marketplace"_s, {});
    expect(others && others->grants->isEmpty(), u"another account has received grants"_s);
}

OrganizationLife::Distributed *OrganizationLife::any()
{
    settle();
    if (m_all.isEmpty())
        return nullptr;
    Distributed *each = &m_all[roll(int(m_all.size()))];
    compare(*each);
    return each;
}

int OrganizationLife::running() const
{
    const auto recalls =
        std::count_if(m_recalls.begin(), m_recalls.end(),
                      [this](Instant workflowEnd) { return workflowEnd > clock().now(); });
    return int(recalls + std::count_if(m_all.begin(), m_all.end(), [](const Distributed &each) {
                   return isRunning(each);
               }));
}

} // namespace lc
