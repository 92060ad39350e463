// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/licensemanager/grants.h"
#include "workflows/workflow.h"

namespace lc {

/// Makes a grant, gives it a new version (name, rights, active or not), or takes it back. One
/// object for one action.
class Granting : public Workflow {
    Q_OBJECT
public:
    using Create = licensemanager::CreateGrant;
    using CreateVersion = licensemanager::CreateGrantVersion;
    using Delete = licensemanager::DeleteGrant;

    using Workflow::Workflow;

    void create(Create::Request request);
    /// Guarded by the version of `grant`; the ARN and the version of the request are filled in.
    void createVersion(const Grant &grant, CreateVersion::Request request);
    /// Sets the state only: ACTIVE or DISABLED.
    void setStatus(const Grant &grant, GrantStatus status,
                   std::optional<ActivationOverrideBehavior> override = {});
    void remove(const Grant &grant, const QString &reason = {});
    /// After Failed: the same request with the same ClientToken; a delete is read back first.
    void retry() override;

    // After Done.
    const QString &grantArn() const { return m_arn; }
    const Open<GrantStatus> &status() const { return m_status; }
    const QString &version() const { return m_newVersion; }

private:
    enum class Action { None, Create, Version, Delete };

    void sendCreate();
    void sendVersion();
    void sendDelete();
    void settleDelete();
    void settleVersion(const ApiError &unknown);
    template <class Response> void finish(const Response &response);

    Action m_action = Action::None;
    Create::Request m_create;
    CreateVersion::Request m_version;
    Delete::Request m_delete;
    QString m_arn;
    Open<GrantStatus> m_status;
    QString m_newVersion;
};

} // namespace lc
