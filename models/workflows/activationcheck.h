// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/grant.h"
#include "workflows/workflow.h"

namespace lc {

/// Finds what stands in the way of a grant's activation: the other active grants for its product
/// in the account that received it. Speaks as the receiver and changes nothing.
class ActivationCheck : public Workflow {
    Q_OBJECT
public:
    using Workflow::Workflow;

    void start(const Grant &grant);

    // After Done.
    const QString &productName() const { return m_productName; }
    const QString &productSku() const { return m_productSku; }
    /// Sold by AWS Marketplace: an account has one license of the product active, and a choice what
    /// becomes of the others.
    bool isExclusive() const { return m_isExclusive; }
    /// The other active grants for the product.
    const QList<Grant> &rivals() const { return m_rivals; }

private:
    void readGrants();

    Grant m_grant;
    QString m_productName;
    QString m_productSku;
    bool m_isExclusive = false;
    QList<Grant> m_rivals;
};

} // namespace lc
