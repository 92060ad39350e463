// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/usageplan.h"
#include "items/column.h"
#include "items/valueoverlay.h"
#include "pages/page.h"

#include "connections/session.h"

#include <QTimer>

class QAction;
class QPushButton;

namespace lc {

class ActionRow;
class DetailList;
class DetailTabs;
class RecordDetails;
class StageCatalog;
class TagEditor;
struct TableDefinition;

/// The details of one usage plan: facts, stages, limits, keys, tags, JSON.
class PlanDetails final : public QWidget {
    Q_OBJECT
public:
    explicit PlanDetails(PageContext &context, QWidget *parent = nullptr);
    ~PlanDetails() override;

    void show(const UsagePlan &plan, const RowOrigin &origin);
    void clear();
    /// Reads the keys again.
    void reload();
    void setActions(const QList<QAction *> &actions, const QList<QAction *> &more);
    /// The one that takes the current stage from the plan.
    void setDetachAction(QAction &action);
    /// The stage that is current in the list, if any.
    std::optional<ApiStage> currentStage() const;

signals:
    void tagsSaved();

private:
    DetailList *addList(TableDefinition definition, const QStringList &columns,
                        const QString &title, const QString &empty);
    void read();
    void nameApis();
    void showStage();

    PageContext &m_context;
    UsagePlan m_plan;
    RowOrigin m_origin;
    ValueOverlay m_apis; ///< names under API ids
    QTimer m_readSoon;
    PendingCall m_keysCall;
    std::unique_ptr<StageCatalog> m_catalog; ///< of the place that is shown
    QList<UsagePlanKey> m_read;
    QString m_tagged; ///< the ARN whose tags are shown
    RecordDetails *m_record;
    DetailTabs *m_tabs;
    DetailList *m_stages;
    DetailList *m_throttles;
    DetailList *m_keys;
    TagEditor *m_tags;
    QPushButton *m_showStage;
    QPushButton *m_detach;
    ActionRow *m_buttons;
};

} // namespace lc
