// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The plans' own table on the page of usage plans: their details and what is done to them.
#include "pages/usageplanspage.h"

#include "api/apigateway/account.h"
#include "api/apigateway/usageplanchanges.h"
#include "api/apigateway/usageplans.h"
#include "connections/session.h"
#include "domain/planthrottle.h"
#include "pages/confirmation.h"
#include "pages/keydetails.h"
#include "pages/plandetails.h"
#include "workflows/gatewaypatches.h"
#include "workflows/plandeletion.h"
#include "workflows/singlecall.h"
#include "workflows/tagedit.h"

#include <QAction>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace lc {

void UsagePlansPage::updatePlanActions()
{
    const int row = currentPlan();
    const QString connection = placeOfPlan(row).connection;
    for (QAction *action : {m_editPlan, m_attach, m_planTags, m_deletePlan})
        offerAt(connection, action, row >= 0, tr("Choose a usage plan first."));
    const bool hasStage =
        row >= 0 && !plans().record<UsagePlan>(row).apiStages.value_or(QList<ApiStage>()).isEmpty();
    offerAt(connection, m_detach, hasStage, tr("This plan has no stage."));
    offerAt(connection, m_newPlan, !connection.isEmpty(), tr("Open a connection first."));
    offerAt(connection, m_account, !connection.isEmpty(), tr("Open a connection first."));
}

void UsagePlansPage::makePlanActions()
{
    const auto add = [this](const QString &text, Symbol symbol, void (UsagePlansPage::*run)(),
                            const QKeySequence &key = {}) {
        QAction *action = addChangeAction(text, symbol, "usage", key);
        connect(action, &QAction::triggered, this, run);
        return action;
    };
    m_newPlan =
        add(tr("&New usage plan…"), Symbol::Plus, &UsagePlansPage::createPlan, QKeySequence::New);
    m_editPlan = add(tr("E&dit usage plan…"), Symbol::Edit, &UsagePlansPage::editPlan, Qt::Key_F2);
    m_attach = add(tr("&Attach stages…"), Symbol::Plus, &UsagePlansPage::attachStages);
    m_detach = add(tr("De&tach stage…"), Symbol::Close, &UsagePlansPage::detachStage);
    m_planTags = add(tr("Tags of the plan…"), Symbol::Flag, &UsagePlansPage::editPlanTags);
    m_deletePlan = add(tr("De&lete usage plan…"), Symbol::Delete, &UsagePlansPage::deletePlan);
    m_account = add(tr("API &Gateway settings of the account…"), Symbol::Settings,
                    &UsagePlansPage::editAccount);
    // With the focus on the keys, Delete would hit the wrong thing.
    auto *deleteKey = new QAction(m_planTable);
    deleteKey->setShortcut(Qt::Key_Delete);
    deleteKey->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(deleteKey, &QAction::triggered, m_deletePlan, &QAction::trigger);
    m_planTable->addAction(deleteKey);
    setPrimaryAction(m_newPlan, tr("New plan"), Symbol::Plus);
    m_planDetails->setActions({m_editPlan, m_attach}, {m_planTags, m_deletePlan});
    m_planDetails->setDetachAction(*m_detach);
    connect(m_planDetails, &PlanDetails::tagsSaved, this, &UsagePlansPage::refresh);
}

int UsagePlansPage::currentPlan() const
{
    const QModelIndex current = m_planTable->currentIndex();
    return current.isValid() ? current.row() : -1;
}

CallPlace UsagePlansPage::placeOfPlan(int row) const
{
    if (row < 0)
        return placeForNew();
    const RowOrigin &origin = plans().origin(row);
    return {origin.connection, origin.region};
}

void UsagePlansPage::followFocus(const QWidget *now)
{
    if (m_planTable->isAncestorOf(now))
        m_bothDetails->setCurrentWidget(m_planDetails);
    else if (pane().table().isAncestorOf(now))
        m_bothDetails->setCurrentWidget(&keyDetails());
}

void UsagePlansPage::showPlan()
{
    const int row = currentPlan();
    if (row >= 0)
        m_planDetails->show(plans().record<UsagePlan>(row), plans().origin(row));
    else
        m_planDetails->clear();
    updatePlanActions();
}

void UsagePlansPage::showRow(const QByteArray &key)
{
    m_wantedPlan = key;
    showWantedPlan();
    if (!m_wantedPlan.isEmpty())
        TablePage::showRow(key);
}

void UsagePlansPage::showWantedPlan()
{
    const QByteArray key =
        plans().holds(m_wantedPlan) ? m_wantedPlan : plans().keyWithId(m_wantedPlan);
    const int row = key.isEmpty() ? -1 : plans().rowOf(key);
    if (row < 0)
        return;
    m_wantedPlan.clear();
    m_planTable->setCurrentRow(row);
    m_bothDetails->setCurrentWidget(m_planDetails);
}

void UsagePlansPage::createPlan()
{
    openForm(makePlanForm(context(), placeOfPlan(currentPlan())));
}

void UsagePlansPage::editPlan()
{
    openPlanForm(PlanSection::General);
}

void UsagePlansPage::attachStages()
{
    openPlanForm(PlanSection::Stages);
}

void UsagePlansPage::openPlanForm(PlanSection section)
{
    const int row = currentPlan();
    const CallPlace place = placeOfPlan(row);
    Client *client = row < 0 ? nullptr : context().session.clientIn(place.connection, place.region);
    if (!client)
        return;
    const auto listed = plans().record<UsagePlan>(row);
    m_formCall = client->call<apigateway::GetUsagePlan>(
        {listed.id.value_or(QString())}, this,
        [this, place, section, name = listed.name](const Result<UsagePlan, ApiError> &plan) {
            if (plan) {
                clearError();
                return openForm(makePlanForm(context(), place, *plan, section));
            }
            Attempt attempt;
            attempt.operation = u"GetUsagePlan"_s;
            attempt.object = name.value_or(QString());
            attempt.connection = context().session.connection(place.connection).name;
            attempt.region = place.region;
            attempt.changesState = false;
            showError(explain(plan.error(), attempt), [this, section] { openPlanForm(section); });
        });
}

void UsagePlansPage::detachStage()
{
    using Update = apigateway::UpdateUsagePlan;
    const int row = currentPlan();
    const auto stage = m_planDetails->currentStage();
    if (row < 0 || !stage)
        return;
    const auto plan = plans().record<UsagePlan>(row);
    const QString name = plan.name.value_or(QString());
    const CallPlace place = placeOfPlan(row);
    const Update::Request request{plan.id.value_or(QString()), detachments({*stage})};
    confirm(
        context().holdBack, this,
        {tr("Detach %1 from %2?").arg(stageName(*stage), name),
         tr("Keys of the plan can no longer call this stage. Its method throttles are lost."),
         tr("Detach stage"),
         callTextOf(context().session, place.connection, place.region, Update::operation, &request),
         tr("Detaching %1").arg(stageName(*stage))},
        [this, place, request, name] {
            auto *call =
                new SingleCall<Update>(context().session, place.connection, &context().session);
            followAction(*call, tr("The stage was detached."));
            call->start(request, name, place.region);
        });
}

void UsagePlansPage::deletePlan()
{
    const int row = currentPlan();
    if (row < 0)
        return;
    const auto plan = plans().record<UsagePlan>(row);
    const QString name = plan.name.value_or(QString());
    const CallPlace place = placeOfPlan(row);
    const int stages = int(plan.apiStages.value_or(QList<ApiStage>()).size());
    const QString consequence = stages > 0
        ? tr("API Gateway refuses to delete a plan that has stages: %n stage(s) are detached "
             "first. Its keys stay, without the plan. This cannot be undone.",
             nullptr, stages)
        : tr("Its keys stay, without the plan. This cannot be undone.");
    confirm(context().holdBack, this,
            {tr("Delete usage plan %1?").arg(name), consequence,
             stages > 0 ? tr("Detach %n stage(s) and delete", nullptr, stages)
                        : tr("Delete usage plan"),
             PlanDeletion::callsOf(context().session, place.connection, plan, place.region),
             tr("Deleting %1").arg(name),
             typedBefore(context().session, {place.connection}, 1, name)},
            [this, plan, place, name] {
                auto *deletion =
                    new PlanDeletion(context().session, place.connection, &context().session);
                followAction(*deletion, tr("%1 was deleted.").arg(name));
                deletion->start(plan, place.region);
            });
}

void UsagePlansPage::editPlanTags()
{
    QList<TagTarget> targets;
    QList<int> rows = m_planTable->selectedRows();
    if (rows.isEmpty() && currentPlan() >= 0)
        rows.append(currentPlan());
    const int arn = plans().columnIndex(u"arn"_s);
    for (const int row : std::as_const(rows))
        targets.append({plans().origin(row).connection,
                        QString::fromStdString(plans().rawText(row, arn)),
                        plans().record<UsagePlan>(row).name.value_or(QString())});
    editTagsOf(targets, [this] { refresh(); });
}

void UsagePlansPage::editAccount()
{
    const CallPlace place = placeOfPlan(currentPlan());
    Client *client = context().session.clientIn(place.connection, place.region);
    if (!client)
        return;
    m_formCall = client->call<apigateway::GetAccount>(
        {}, this, [this, place](const Result<GatewayAccount, ApiError> &account) {
            if (account) {
                clearError();
                return openForm(makeGatewayAccountForm(context(), place, *account));
            }
            Attempt attempt;
            attempt.operation = u"GetAccount"_s;
            attempt.connection = context().session.connection(place.connection).name;
            attempt.region = place.region;
            attempt.changesState = false;
            showError(explain(account.error(), attempt), [this] { editAccount(); });
        });
}

} // namespace lc
