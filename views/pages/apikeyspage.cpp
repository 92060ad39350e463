// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/apikeyspage.h"

#include "api/apigateway/apikeychanges.h"
#include "api/apigateway/apikeys.h"
#include "connections/session.h"
#include "items/usageplantables.h"
#include "items/valueoverlay.h"
#include "pages/apikeydetails.h"
#include "pages/apikeyforms.h"
#include "pages/confirmation.h"
#include "pages/keyimportpage.h"
#include "pages/keyvalueline.h"
#include "workflows/singlecall.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace lc {

/// What stands beside the rows.
struct ApiKeysPage::Standings {
    ValueOverlay facts;
};

namespace {

TablePageFacts facts(const std::shared_ptr<void> &overlays)
{
    TablePageFacts facts;
    facts.title = ApiKeysPage::tr("API keys");
    facts.symbol = Symbol::Key;
    facts.plural = ApiKeysPage::tr("keys");
    facts.listOperation = u"GetApiKeys"_s;
    facts.empty = {
        Symbol::Key,
        ApiKeysPage::tr("No API keys here. Make one with New, or bring a file of them in."),
        {}};
    facts.overlays = overlays;
    return facts;
}

} // namespace

ApiKeysPage::ApiKeysPage(PageContext &context, QWidget *parent)
    : ApiKeysPage(context, std::make_shared<Standings>(), parent)
{
}

ApiKeysPage::ApiKeysPage(PageContext &context, std::shared_ptr<Standings> standings,
                         QWidget *parent)
    : TablePage(context, facts(standings), apiKeysTable(&standings->facts), parent),
      m_standings(standings),
      m_plans(new KeyPlans(context.session, standings->facts, UsagePlanOverlays::Plans, this)),
      m_keyDetails(new ApiKeyDetails(context))
{
    makeActions();
    using Test = FilterRule::Test;
    pane().offerRule(tr("Disabled"), {u"enabled"_s, Test::AnyOf, {u"false"_s}, 0});
    setDetails(m_keyDetails);
    connect(&m_keyDetails->value(), &KeyValueLine::statusMessage, this, &Page::statusMessage);
    connect(m_keyDetails, &ApiKeyDetails::tagsSaved, this, &ApiKeysPage::refresh);
    connect(m_plans, &KeyPlans::finished, this, [this] {
        fitColumns();
        showDetailsOf(currentRow());
        updateActions();
    });
    apigateway::GetApiKeys::Request request;
    request.limit = 500; // the service's largest page
    setList<apigateway::GetApiKeys>(request);
    readPlans();
    updateActions();
}

ApiKeysPage::~ApiKeysPage()
{
    delete m_plans;
}

void ApiKeysPage::makeActions()
{
    const auto add = [this](const QString &text, Symbol symbol, const auto &run,
                            const QKeySequence &key = {}) {
        QAction *action = addChangeAction(text, symbol, "usage", key);
        connect(action, &QAction::triggered, this, run);
        return action;
    };
    const auto changing = [this](KeyChange what) { return [this, what] { change(what); }; };
    m_new = add(
        tr("&New API key…"), Symbol::Plus, [this] { create(); }, QKeySequence::New);
    m_import = add(tr("&Import keys…"), Symbol::Table, [this] { importKeys(); });
    m_edit = add(
        tr("&Edit…"), Symbol::Edit, [this] { edit(); }, Qt::CTRL | Qt::Key_E);
    m_showValue = addPageAction(tr("Show &value"), Symbol::Eye, "usage");
    m_copyValue = addPageAction(tr("Copy va&lue"), Symbol::Copy, "usage");
    connect(m_showValue, &QAction::triggered, this, [this] { m_keyDetails->value().toggle(); });
    connect(m_copyValue, &QAction::triggered, this, [this] { m_keyDetails->value().copy(); });
    m_enable = add(tr("Ena&ble"), Symbol::Check, changing(KeyChange::Enable));
    m_disable = add(tr("&Disable"), Symbol::Pause, changing(KeyChange::Disable));
    m_add = add(tr("&Add to plan…"), Symbol::Plus, changing(KeyChange::AddToPlan));
    m_move = add(tr("&Move to another plan…"), Symbol::Right, changing(KeyChange::MoveToPlan));
    m_leave = add(tr("&Remove from plan…"), Symbol::Close, changing(KeyChange::RemoveFromPlan));
    m_extend = add(tr("Grant e&xtension…"), Symbol::Trend, changing(KeyChange::Extend));
    m_tags = add(tr("&Tags…"), Symbol::Flag, [this] { editTags([this] { refresh(); }); });
    m_delete = add(
        tr("De&lete…"), Symbol::Delete, [this] { remove(); }, Qt::Key_Delete);
    setPrimaryAction(m_new, tr("New"), Symbol::Plus);
    m_keyDetails->setActions({m_edit, m_disable, m_enable},
                             {m_add, m_move, m_leave, m_extend, m_tags, m_delete});
}

void ApiKeysPage::readPlans()
{
    for (const QString &id : std::as_const(m_connections)) {
        if (!context().session.opened().contains(id))
            m_connections.removeAll(id);
    }
    for (const QString &id : context().session.opened()) {
        if (m_connections.contains(id) || !context().session.client(id))
            continue;
        m_connections.append(id);
        m_plans->read(id);
    }
}

void ApiKeysPage::refresh()
{
    TablePage::refresh();
    m_connections.clear();
    readPlans();
}

void ApiKeysPage::connectionsChanged()
{
    TablePage::connectionsChanged();
    readPlans();
}

void ApiKeysPage::showDetailsOf(int row)
{
    if (row < 0)
        return m_keyDetails->clear();
    const auto key = model().record<ApiKey>(row);
    const RowOrigin &origin = model().origin(row);
    m_keyDetails->show(
        key, m_plans->plansOf(origin.connection, origin.region, key.id.value_or(QString())),
        origin);
}

void ApiKeysPage::openRow(int)
{
    edit();
}

KeyTarget ApiKeysPage::targetAt(int row)
{
    const auto key = model().record<ApiKey>(row);
    const RowOrigin &origin = model().origin(row);
    const QString id = key.id.value_or(QString());
    return {origin.connection,
            origin.region,
            id,
            key.name.value_or(QString()),
            key.enabled.value_or(false),
            m_plans->plansOf(origin.connection, origin.region, id)};
}

void ApiKeysPage::updateActions()
{
    bool anyEnabled = false;
    bool anyDisabled = false;
    bool anyInPlan = false;
    const QList<int> rows = selectedRows();
    for (const int row : rows) {
        const KeyTarget target = targetAt(row);
        (target.isEnabled ? anyEnabled : anyDisabled) = true;
        anyInPlan |= !target.plans.isEmpty();
    }
    const bool hasRow = !rows.isEmpty();
    const QString choose = tr("Choose a key first.");
    for (QAction *action : {m_edit, m_showValue, m_copyValue, m_tags, m_delete})
        offer(action, hasRow, choose);
    offer(m_enable, anyDisabled, hasRow ? tr("It is enabled already.") : choose);
    offer(m_disable, anyEnabled, hasRow ? tr("It is disabled already.") : choose);
    const bool hasPlans = !m_plans->plans().isEmpty();
    offer(m_add, hasRow && hasPlans, hasRow ? tr("There is no usage plan yet.") : choose);
    for (QAction *action : {m_move, m_leave, m_extend})
        offer(action, anyInPlan, hasRow ? tr("It is in no plan.") : choose);
    for (QAction *action : {m_new, m_import})
        offer(action, !connectionForNew().isEmpty(), tr("Open a connection first."));
}

void ApiKeysPage::create()
{
    openForm(makeApiKeyForm(context(), placeForNew()));
}

void ApiKeysPage::importKeys()
{
    auto *page = new KeyImportPage(context(), placeForNew());
    connect(page, &KeyImportPage::imported, this, &ApiKeysPage::refresh);
    emit tabRequested(page);
}

void ApiKeysPage::edit()
{
    const int row = currentRow();
    if (row >= 0)
        openForm(makeApiKeyForm(context(), {connectionOf(row), model().origin(row).region},
                                model().record<ApiKey>(row)));
}

void ApiKeysPage::change(KeyChange what)
{
    QList<KeyTarget> targets;
    for (const int row : selectedRows())
        targets.append(targetAt(row));
    if (targets.isEmpty())
        return;
    const bool isSwitch = what == KeyChange::Enable || what == KeyChange::Disable;
    if (!isSwitch || targets.size() > 1)
        return openBulk(new KeyChangePage(context(), what, targets, m_plans->plans()));
    const KeyTarget &target = targets.first();
    auto *call = new SingleCall<apigateway::UpdateApiKey>(context().session, target.connection,
                                                          &context().session);
    followAction(*call,
                 what == KeyChange::Enable ? tr("%1 is enabled.").arg(target.name)
                                           : tr("%1 is disabled.").arg(target.name));
    call->start(switching(target, what), target.name, target.region);
}

void ApiKeysPage::remove()
{
    using Delete = apigateway::DeleteApiKey;
    const QList<int> rows = selectedRows();
    if (rows.isEmpty())
        return;
    if (rows.size() > 1)
        return change(KeyChange::Delete);
    const KeyTarget target = targetAt(rows.first());
    const Delete::Request request{target.keyId};
    confirm(context().holdBack, this,
            {tr("Delete API key %1?").arg(target.name),
             tr("Whoever calls with it is refused from then on. This cannot be undone."),
             tr("Delete API key"), callText<Delete>(rows.first(), request),
             tr("Deleting %1").arg(target.name),
             typedBefore(context().session, {target.connection}, 1, target.name)},
            [this, target, request] {
                auto *call = new SingleCall<Delete>(context().session, target.connection,
                                                    &context().session);
                followAction(*call, tr("%1 was deleted.").arg(target.name));
                call->start(request, target.name, target.region);
            });
}

} // namespace lc
