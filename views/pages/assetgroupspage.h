// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/session.h"
#include "domain/licenseassetgroup.h"
#include "pages/resourcepage.h"

#include <QTimer>

#include <array>

namespace lc {

class DetailList;
class RecordForm;

/// Asset groups: what belongs together under one license, with the resources that their rulesets
/// find.
class AssetGroupsPage final : public ResourcePage {
    Q_OBJECT
public:
    explicit AssetGroupsPage(PageContext &context, QWidget *parent = nullptr);
    ~AssetGroupsPage() override;

protected:
    void showDetailsOf(int row) override;
    void openRow(int row) override;
    void updateActions() override;

private:
    void create();
    void edit();
    void remove();
    void readAssets();
    void setEditors(RecordForm &form, const Type &request);

    static constexpr int assetTypes = 3;
    QAction *m_new;
    QAction *m_edit;
    QAction *m_tags;
    QAction *m_delete;
    DetailList *m_assets;
    QTimer m_readSoon;
    QString m_shown; ///< ARN of the group in the details
    QList<Asset> m_found;
    int m_pending = 0;
    std::array<PendingCall, assetTypes> m_calls;
};

} // namespace lc
