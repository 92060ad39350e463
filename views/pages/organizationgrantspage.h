// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/grant.h"
#include "domain/license.h"
#include "items/parentfeed.h"
#include "pages/activationdialog.h"
#include "pages/recorddetails.h"
#include "pages/tablepage.h"
#include "workflows/activationcheck.h"

namespace lc {

/// Grants that the members of an organization received, for every license of it: browse, activate,
/// deactivate in their name. Only its management account or a delegated administrator sees them.
class OrganizationGrantsPage final : public TablePage {
    Q_OBJECT
public:
    explicit OrganizationGrantsPage(PageContext &context, QWidget *parent = nullptr);

    void refresh() override;
    void connectionsChanged() override;

protected:
    void showDetailsOf(int row) override;
    void updateActions() override;

private:
    /// Which licenses the organizations have; their grants follow.
    void readLicenses();
    void finish(const QString &connectionId, const Result<void, ApiError> &outcome);
    void showGrants();
    Grant currentGrant();
    /// What is active for the product in the account that received the grant.
    ActivationFindings findingsFor(const Grant &grant);
    void askActivate();
    void askDeactivate();
    void change(const QString &connectionId, const Grant &grant,
                const ActivationDialog::Request &request);

    ParentFeed *m_feed;
    RecordDetails *m_grantDetails;
    std::map<QString, PendingCall> m_calls; ///< by connection id
    QList<ParentRecord> m_licenses;
    QHash<QString, License> m_byArn;
    QSet<QString> m_pending; ///< connections that have not answered yet
    bool m_isAdministrator = false; ///< a connection acts for an organization
    QAction *m_activate;
    QAction *m_deactivate;
    QAction *m_license;
};

/// Why a list of an organization is refused to accounts that do not act for one.
QString notForOrganization();

} // namespace lc
