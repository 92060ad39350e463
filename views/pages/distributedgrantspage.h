// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/grant.h"
#include "items/valueoverlay.h"
#include "pages/grantneighbours.h"
#include "pages/recorddetails.h"
#include "pages/tablepage.h"

namespace lc {

class Granting;
class JobPanel;
class GrantVersions;
class VersionList;

/// Grants that the open accounts made: browse, activate or deactivate where the grantee's account
/// is open too, take back.
class DistributedGrantsPage final : public TablePage {
    Q_OBJECT
public:
    explicit DistributedGrantsPage(PageContext &context, QWidget *parent = nullptr);

    void refresh() override;
    void connectionsChanged() override;

protected:
    void showDetailsOf(int row) override;
    void openRow(int row) override;
    void updateActions() override;

private:
    DistributedGrantsPage(PageContext &context, const std::shared_ptr<ValueOverlay> &names,
                          QWidget *parent);
    Grant currentGrant();
    /// The open connection that speaks as the grantee; empty when there is none.
    QString granteeConnection(const Grant &grant) const;
    /// Who may activate it: the receiver, or for an organization's members the grantor. Empty when
    /// no connection speaks as that.
    QString activatingConnection(const Grant &grant);
    void edit();
    void askActivate();
    void askDeactivate();
    void askDelete();
    void deleteAll(const QList<Grant> &grants, const QStringList &connectionIds,
                   const QString &reason);
    void readVersions();
    void showVersions();
    void restoreVersion(const QString &name);
    void compareVersions(const QString &earlier, const QString &later);
    void run(const QString &connectionId, const Grant &grant,
             const std::function<void(Granting &)> &start);

    ValueOverlay &m_names;
    GrantNeighbours *m_neighbours;
    RecordDetails *m_grantDetails;
    VersionList *m_versionList;
    GrantVersions *m_versions;
    QTimer m_versionsSoon;
    JobPanel *m_jobs;
    QAction *m_edit;
    QAction *m_activate;
    QAction *m_deactivate;
    QAction *m_license;
    QAction *m_tags;
    QAction *m_delete;
};

} // namespace lc
