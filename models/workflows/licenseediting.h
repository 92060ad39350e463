// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/licensemanager/licenses.h"
#include "workflows/workflow.h"

#include <optional>

namespace lc {

/// Issues a license, gives it a new version, or deletes it. One object for one action.
class LicenseEditing : public Workflow {
    Q_OBJECT
public:
    using Create = licensemanager::CreateLicense;
    using CreateVersion = licensemanager::CreateLicenseVersion;
    using Delete = licensemanager::DeleteLicense;

    using Workflow::Workflow;

    void create(Create::Request request);
    /// `base` is the license as it was when the edit began; its version guards the call.
    void createVersion(const License &base, CreateVersion::Request request);
    /// Guarded by the version of `license`.
    void remove(const License &license);
    /// After Failed: the same request with the same ClientToken. A delete is read back first.
    void retry() override;

    // After Conflict.
    const License &base() const { return m_base; }
    /// The newest version, made by someone else.
    const License &theirs() const { return m_theirs; }
    const CreateVersion::Request &mine() const { return m_version; }
    /// Sends mine on top of theirs: what they changed is overwritten by my restatement.
    void overwriteTheirs();

    // After Done.
    const QString &licenseArn() const { return m_arn; }
    const QString &version() const { return m_newVersion; }

private:
    enum class Action { None, Create, Version, Delete };

    void sendCreate();
    void sendVersion();
    void sendDelete();
    void settleVersion(const ApiError &error);
    void settleDelete();
    void readTheirs(const ApiError &conflict);

    Action m_action = Action::None;
    Create::Request m_create;
    CreateVersion::Request m_version;
    Delete::Request m_delete;
    License m_base;
    License m_theirs;
    QString m_arn;
    QString m_newVersion;
};

} // namespace lc
