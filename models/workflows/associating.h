// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/licensemanager/configurations.h"
#include "workflows/workflow.h"

namespace lc {

/// Attaches self-managed licenses to one resource, or detaches them.
class Associating final : public Workflow {
    Q_OBJECT
public:
    using Request = licensemanager::UpdateLicenseSpecificationsForResource::Request;

    using Workflow::Workflow;

    void apply(const Request &request);
    /// After Failed. Where it is not known what the first call did, only what is missing is sent.
    void retry() override;

private:
    void dispatch();
    void lookThenDispatch();

    Request m_request;
};

/// Without what `present` has already, and what it has not.
Associating::Request whatIsLeft(const Associating::Request &request,
                                const QList<LicenseSpecification> &present);

} // namespace lc
