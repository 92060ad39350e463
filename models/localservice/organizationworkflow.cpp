// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/organizationworkflow.h"

#include "domain/arn.h"
#include "domain/grantstate.h"
#include "localservice/behaviour.h"
#include "localservice/marketplace.h"

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

constexpr int activitiesPerAccount = 10;

ResourceQuery runningWorkflows()
{
    ResourceQuery query;
    query.kind = kind::grant;
    query.keyName = key::workflow;
    query.limit = std::numeric_limits<int>::max();
    return query;
}

/// The work for one organization's grant.
class Workflow {
public:
    Workflow(Store &store, const ServiceSetup &setup, Instant now, GrantEntry entry)
        : m_store(store), m_setup(setup), m_now(now), m_entry(std::move(entry))
    {
    }

    void carryOut()
    {
        GrantRecord &record = m_entry.record;
        const auto members = record.workflowStatus ? record.workflowStatus->known() : std::nullopt;
        if (members == GrantStatus::Deleted)
            recall();
        else if (const auto fault = distribute(members); !fault.isEmpty())
            end(GrantStatus::FailedWorkflow, fault);
        else
            end(GrantStatus::WorkflowCompleted, std::nullopt);
    }

private:
    void end(GrantStatus status, const std::optional<QString> &reason)
    {
        m_entry.record.grant.grantStatus = status;
        if (reason)
            m_entry.record.grant.statusReason = reason;
        m_entry.record.workflowEndsAt.reset();
        m_entry.record.workflowStatus.reset();
        saveGrant(m_store, m_entry);
        m_store.removeKeys(m_entry.resource, key::workflow);
    }

    QList<GrantEntry> membersGrants() const
    {
        ResourceQuery query;
        query.kind = kind::grant;
        query.keyName = key::parentGrant;
        query.keyValue = m_entry.record.grant.grantArn;
        query.limit = std::numeric_limits<int>::max();
        QList<GrantEntry> grants;
        for (const Resource &resource : m_store.list(query))
            grants.append(grantIn(resource));
        return grants;
    }

    void recall()
    {
        for (GrantEntry &grant : membersGrants()) {
            if (!mayBecome(grant.status(), GrantStatus::Deleted))
                continue;
            grant.record.grant.grantStatus = GrantStatus::Deleted;
            grant.record.grant.statusReason = m_entry.record.grant.statusReason;
            grant.record.deletedAt = m_now;
            saveGrant(m_store, grant);
        }
        m_entry.record.deletedAt = m_now;
        end(GrantStatus::Deleted, std::nullopt);
    }

    /// Why it failed; empty when it did not.
    QString distribute(std::optional<GrantStatus> status)
    {
        const auto license = m_store.find(kind::license, m_entry.record.grant.licenseArn);
        if (!license || licenseIn(*license).isDeleted())
            return u"The license is deleted."_s;
        const auto accounts = m_setup.organization
            ? m_setup.organization->membersOf(m_entry.record.grant.granteePrincipalArn)
            : std::nullopt;
        if (!accounts)
            return u"The organization or unit does not exist any more."_s;
        QList<QString> served{m_entry.grantor()};
        for (GrantEntry &grant : membersGrants()) {
            if (!isOpen(grant.status()))
                continue;
            served.append(grant.record.grantee);
            follow(grant, status);
        }
        for (const QString &account : *accounts) {
            if (!served.contains(account) && !holdsAnother(*license, account))
                addMember(account, *license, status);
        }
        return {};
    }

    void addMember(const QString &account, const Resource &license,
                   std::optional<GrantStatus> status) const
    {
        const GrantRecord record = memberGrant(account);
        insertGrant(m_store, m_entry.grantor(), record, license);
        if (const auto inserted = m_store.find(kind::grant, record.grant.grantArn)) {
            GrantEntry member = grantIn(*inserted);
            follow(member, status);
        }
    }

    void follow(GrantEntry &member, std::optional<GrantStatus> status) const
    {
        const Grant before = member.record.grant;
        Grant &grant = member.record.grant;
        grant.grantName = m_entry.record.grant.grantName;
        grant.grantedOperations = m_entry.record.grant.grantedOperations;
        if (status && mayBecome(member.status(), *status))
            become(member, *status);
        if (grant != before)
            saveNextVersion(m_store, member);
    }

    /// Where the member has another license of a Marketplace product active, one of the two gives
    /// way.
    void become(GrantEntry &member, GrantStatus status) const
    {
        Grant &grant = member.record.grant;
        const std::optional<GrantOptions> &options = m_entry.record.grant.options;
        if (status == GrantStatus::Active) {
            const QList<GrantEntry> rivals = marketplace::rivalsOf(m_store, member);
            if (!rivals.isEmpty() && !marketplace::replacesRivals(options)) {
                grant.statusReason = u"Another license of the product is active."_s;
                return;
            }
            marketplace::replace(m_store, rivals, grant.grantArn);
            grant.options = options;
            grant.statusReason.reset();
        }
        grant.grantStatus = status;
    }

    bool holdsAnother(const Resource &license, const QString &account) const
    {
        ResourceQuery query;
        query.kind = kind::grant;
        query.keyName = key::held;
        query.keyValue = heldBy(license.id, account);
        const QList<Resource> grants = m_store.list(query);
        return std::any_of(grants.begin(), grants.end(), [](const Resource &resource) {
            return isOpen(grantIn(resource).status());
        });
    }

    GrantRecord memberGrant(const QString &account) const
    {
        const Grant &parent = m_entry.record.grant;
        const auto arn = Arn::parse(parent.grantArn);
        const QString partition = arn ? arn->partition : u"aws"_s;
        GrantRecord record;
        record.grantee = account;
        record.grant = parent;
        record.grant.grantArn = newGrantArn(partition, m_entry.grantor());
        record.grant.parentArn = parent.grantArn;
        record.grant.granteePrincipalArn = u"arn:%1:iam::%2:root"_s.arg(partition, account);
        // A linked organization accepts for its members.
        record.grant.grantStatus = GrantStatus::Disabled;
        record.grant.statusReason.reset();
        record.grant.options.reset();
        record.grant.version = u"1"_s;
        return record;
    }

    Store &m_store;
    const ServiceSetup &m_setup;
    Instant m_now;
    GrantEntry m_entry;
};

} // namespace

std::optional<Unexpected<ServiceError>> activityObstacle(Call &call)
{
    ResourceQuery query = runningWorkflows();
    query.keyValue = call.caller.account;
    if (!call.setup.isBeyond(call.store.count(query), activitiesPerAccount))
        return std::nullopt;
    return refuse("ResourceLimitExceededException",
                  u"The account has reached its quota of %1 concurrent grant activities."_s.arg(
                      activitiesPerAccount));
}

void planWorkflow(GrantRecord &record, std::optional<GrantStatus> members, Instant now)
{
    const bool isRecall = members == GrantStatus::Deleted;
    record.grant.grantStatus = isRecall ? GrantStatus::PendingDelete : GrantStatus::PendingWorkflow;
    record.workflowEndsAt = now + behaviour::organizationWorkflow.value;
    record.workflowStatus = members ? std::optional(Open<GrantStatus>(*members)) : std::nullopt;
}

void startWorkflow(Call &call, GrantEntry &entry, std::optional<GrantStatus> members)
{
    planWorkflow(entry.record, members, call.now);
    saveGrant(call.store, entry);
    call.store.addKey(entry.resource, key::workflow, entry.grantor());
}

bool completeWorkflows(Store &store, const ServiceSetup &setup, Instant now)
{
    if (!setup.organization)
        return false;
    bool isAnyDue = false;
    // Only administrators can have some.
    QList<QString> owners = setup.organization->delegatedAdministrators.value_or(QList<QString>());
    owners.append(setup.organization->managementAccount);
    for (const QString &owner : std::as_const(owners)) {
        ResourceQuery query = runningWorkflows();
        query.keyValue = owner;
        for (const Resource &resource : store.list(query)) {
            GrantEntry entry = grantIn(resource);
            if (entry.record.workflowEndsAt.value_or(now) > now)
                continue;
            Workflow(store, setup, now, std::move(entry)).carryOut();
            isAnyDue = true;
        }
    }
    return isAnyDue;
}

} // namespace lc
