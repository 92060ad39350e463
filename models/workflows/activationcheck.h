// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/grant.h"
#include "workflows/workflow.h"

namespace lc {

/// What an activation meets in the account that received the grant.
struct ActivationFindings {
    QString productName;
    QString productSku;
    /// Sold by AWS Marketplace: an account has one license of the product active, and a choice what
    /// becomes of the others.
    bool isExclusive = false;
    QList<Grant> rivals; ///< the other active grants for the product
};

/// Finds what stands in the way of a grant's activation: the other active grants for its product
/// in the account that received it. Speaks as the receiver and changes nothing.
class ActivationCheck : public Workflow {
    Q_OBJECT
public:
    using Workflow::Workflow;

    void start(const Grant &grant);

    /// After Done.
    const ActivationFindings &findings() const { return m_findings; }

private:
    void readGrants();

    Grant m_grant;
    ActivationFindings m_findings;
};

} // namespace lc
