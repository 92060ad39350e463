// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/grant.h"
#include "localservice/randomlife.h"

namespace lc {

/// Grants to an organization: the workflows that pass them on to its member, and what the member
/// may do with them. The customer manages the organization, the stranger is its member.
class OrganizationLife final : public RandomLife {
public:
    OrganizationLife(const LifePlace &place, unsigned seed);

    void compareAll() override;

private:
    struct Distributed {
        QString license; ///< ARN
        QString sku;
        QString grant; ///< of the organization; empty before the first
        GrantStatus status = GrantStatus::Deleted;
        qint64 version = 0;
        std::optional<GrantStatus> members; ///< what the running workflow makes of them
        Instant workflowEnd{};
        QString memberGrant;
        GrantStatus member = GrantStatus::Deleted;
        qint64 memberVersion = 0;
    };

    void createLicense();
    void distribute();
    void change();
    void recall();
    void changeMember();
    void checkOut();
    void settle();
    void compare(Distributed &each);

    Distributed *any();
    int running() const;
    static bool isRunning(const Distributed &each)
    {
        return each.status == GrantStatus::PendingWorkflow
            || each.status == GrantStatus::PendingDelete;
    }

    QList<Distributed> m_all;
    QList<Instant> m_recalls; ///< ends of those whose grant has a successor already
};

} // namespace lc
