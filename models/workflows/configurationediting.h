// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/licensemanager/configurations.h"
#include "workflows/fieldproblem.h"
#include "workflows/workflow.h"

#include <QSet>

namespace lc {

/// Creates, changes or deletes a self-managed license (license configuration). These calls carry no
/// ClientToken: an unknown outcome is settled by reading back. One object for one action.
class ConfigurationEditing : public Workflow {
    Q_OBJECT
public:
    using Create = licensemanager::CreateLicenseConfiguration;
    using Update = licensemanager::UpdateLicenseConfiguration;
    using Delete = licensemanager::DeleteLicenseConfiguration;

    using Workflow::Workflow;

    /// In `region`; empty: the home Region of the connection.
    void create(Create::Request request, const QString &region = {});
    /// Sends what differs from `base` only; a request without changes is Done at once. Someone
    /// else's change of the same members since `base` was read is a Conflict.
    void update(const LicenseConfiguration &base, const Update::Request &request);
    void remove(const LicenseConfiguration &configuration);
    void retry() override;

    /// After Conflict: the configuration as it is now.
    const LicenseConfiguration &theirs() const { return m_theirs; }
    void overwriteTheirs();
    /// After Done.
    const QString &configurationArn() const { return m_arn; }

private:
    enum class Action { None, Create, Update, Delete };
    using Listed = std::function<void(const Result<QSet<QString>, ApiError> &)>;

    void lookBeforeCreate();
    void sendCreate();
    void settleCreate(const ApiError &unknown);
    void listSameName(const QString &token, const QSet<QString> &found, const Listed &done);
    void lookBeforeUpdate();
    void sendUpdate();
    void settleUpdate(const ApiError &unknown);
    void sendDelete();
    void settleDelete(const ApiError &unknown);

    Action m_action = Action::None;
    Create::Request m_create;
    QSet<QString> m_knownBefore; ///< ARNs with the name of the one to be created
    Update::Request m_update;
    Delete::Request m_delete;
    LicenseConfiguration m_base;
    LicenseConfiguration m_theirs;
    QString m_arn;
};

/// The members of `edited` that differ from the configuration; the ARN stays.
licensemanager::UpdateLicenseConfiguration::Request
changesOnly(const LicenseConfiguration &base,
            const licensemanager::UpdateLicenseConfiguration::Request &edited);
/// Every member that can be updated, as it is now.
licensemanager::UpdateLicenseConfiguration::Request
restatement(const LicenseConfiguration &configuration);

QList<FieldProblem> problemsOf(const licensemanager::CreateLicenseConfiguration::Request &request);
/// `base` has what the request leaves alone.
QList<FieldProblem> problemsOf(const licensemanager::UpdateLicenseConfiguration::Request &request,
                               const LicenseConfiguration &base);

} // namespace lc
