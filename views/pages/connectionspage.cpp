// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/connectionspage.h"

#include "connections/session.h"
#include "items/connectionfeed.h"
#include "items/connectiontable.h"
#include "pages/confirmation.h"
#include "pages/connectiondetails.h"
#include "pages/connectionformpage.h"
#include "pages/keysentry.h"
#include "workflows/connectionediting.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

TablePageFacts facts()
{
    TablePageFacts facts;
    facts.title = ConnectionsPage::tr("Connections");
    facts.symbol = Symbol::Cloud;
    facts.plural = ConnectionsPage::tr("connections");
    facts.empty = {Symbol::Cloud, ConnectionsPage::tr("There is nothing to connect to."), {}};
    return facts;
}

} // namespace

ConnectionsPage::ConnectionsPage(PageContext &context, QWidget *parent)
    : TablePage(context, facts(), connectionTable(), parent),
      m_connectionDetails(new ConnectionDetails(context.theme, context.session))
{
    m_open = addPageAction(tr("&Open"), Symbol::Cloud, "connection");
    m_close = addPageAction(tr("&Close"), Symbol::Close, "connection");
    m_test = addPageAction(tr("&Test"), Symbol::Check, "connection", Qt::CTRL | Qt::Key_T);
    auto *newEndpoint =
        addPageAction(tr("&New endpoint…"), Symbol::Plus, "connection", QKeySequence::New);
    auto *newKeys = addPageAction(tr("New &keys…"), Symbol::Key, "connection");
    m_edit = addPageAction(tr("&Edit…"), Symbol::Edit, "connection", Qt::CTRL | Qt::Key_E);
    m_keys = addPageAction(tr("Enter access ke&ys…"), Symbol::Key, "connection");
    m_accept = addPageAction(tr("&Accept this account"), Symbol::Check, "connection");
    m_remove = addPageAction(tr("&Remove…"), Symbol::Delete, "connection", Qt::Key_Delete);
    setPrimaryAction(newEndpoint, tr("New"), Symbol::Plus);
    connect(m_open, &QAction::triggered, this, &ConnectionsPage::open);
    connect(m_close, &QAction::triggered, this, &ConnectionsPage::close);
    connect(m_test, &QAction::triggered, this, &ConnectionsPage::test);
    connect(newEndpoint, &QAction::triggered, this, [this] { add(Connection::Kind::Endpoint); });
    connect(newKeys, &QAction::triggered, this, [this] { add(Connection::Kind::Keys); });
    connect(m_edit, &QAction::triggered, this, &ConnectionsPage::edit);
    connect(m_keys, &QAction::triggered, this, [this] { enterKeysOf(currentId()); });
    connect(m_accept, &QAction::triggered, this, &ConnectionsPage::acceptAccount);
    connect(m_remove, &QAction::triggered, this, &ConnectionsPage::remove);
    m_connectionDetails->setActions({m_open, m_test, m_edit},
                                    {m_close, m_keys, m_accept, m_remove});
    connect(m_connectionDetails, &ConnectionDetails::regionChosen, this,
            &ConnectionsPage::useRegion);
    setDetails(m_connectionDetails);
    m_connections = useFeed<ConnectionFeed>(context.session, model());
    using Test = FilterRule::Test;
    pane().offerRule(tr("Connected"), {u"state"_s, Test::AnyOf, {u"open"_s}, 0});
    pane().offerRule(tr("Failed"), {u"state"_s, Test::AnyOf, {u"failed"_s}, 0});
    connect(&model(), &RecordTableModel::stateChanged, this, &ConnectionsPage::showFileProblem);
    connect(&model(), &RecordTableModel::stateChanged, this, &ConnectionsPage::showMarks);
    // Accounts come after the rows.
    connect(&context.session, &Session::stateChanged, this, &ConnectionsPage::fitColumns);
    showFileProblem();
    showMarks();
    updateActions();
}

QString ConnectionsPage::currentId()
{
    const int row = currentRow();
    return row < 0 ? QString() : model().record<ConnectionRecord>(row).id;
}

ErrorText ConnectionsPage::explainFailure(const QString &connectionId) const
{
    Attempt attempt;
    attempt.operation = u"GetCallerIdentity"_s;
    attempt.connection = context().session.connection(connectionId).name;
    attempt.region = context().session.connection(connectionId).region;
    attempt.changesState = false;
    return explain(context().session.error(connectionId), attempt);
}

void ConnectionsPage::showDetailsOf(int row)
{
    if (row < 0)
        return m_connectionDetails->clear();
    const auto record = model().record<ConnectionRecord>(row);
    ErrorText problem;
    if (context().session.state(record.id) == Session::State::Failed) {
        problem = explainFailure(record.id);
    } else if (record.problem) {
        problem.whatHappened = *record.problem;
        problem.whatToDo = tr("Correct the profile, then refresh.");
    }
    m_connectionDetails->show(record, problem);
    const auto connection = context().session.registry().byId(record.id);
    const bool isWanted =
        connection && connection->region.isEmpty() && connection->regions.isEmpty();
    m_connectionDetails->setRegionIs(isWanted ? ConnectionDetails::RegionIs::Wanted
                                              : ConnectionDetails::RegionIs::Known);
}

void ConnectionsPage::useRegion(const QString &region)
{
    auto connection = context().session.registry().byId(currentId());
    if (!connection)
        return;
    connection->region = region;
    const auto kept = ConnectionEditing(context().session).save(*connection);
    if (!kept)
        return showNotice({Tone::Danger,
                           tr("%1 was not changed.").arg(connection->name),
                           kept.error().first().sentence,
                           {},
                           {}});
    clearError();
    context().session.open(*kept);
}

void ConnectionsPage::openRow(int)
{
    if (m_open->isEnabled())
        open();
}

void ConnectionsPage::updateActions()
{
    const QString id = currentId();
    const Session::State state = context().session.state(id);
    const bool isOpen = state == Session::State::Open || state == Session::State::Opening;
    const QString reason = tr("Choose a connection first.");
    offer(m_open, !id.isEmpty() && !isOpen,
          id.isEmpty() ? reason : tr("This connection is open already."));
    offer(m_close, !id.isEmpty() && state != Session::State::Closed,
          id.isEmpty() ? reason : tr("This connection is not open."));
    offer(m_edit, !id.isEmpty(), reason);
    offer(m_test, !id.isEmpty(), reason);
    offer(m_accept, context().session.error(id).kind == ApiError::Kind::OtherIdentity,
          tr("This connection speaks for the account it spoke for before."));
    const auto connection = context().session.registry().byId(id);
    offer(m_keys, connection && connection->kind == Connection::Kind::Keys,
          tr("Only connections with typed keys have any."));
    const bool isOwn = connection && ConnectionEditing::isRemovable(*connection);
    const bool isChanged = ConnectionEditing(context().session).isChanged(id);
    m_remove->setText(isOwn || !isChanged ? tr("&Remove…") : tr("&Set back…"));
    offer(m_remove, isOwn || isChanged,
          id.isEmpty() ? reason : tr("This connection was found, and nothing was set on it."));
}

void ConnectionsPage::open()
{
    context().session.open(currentId());
}

void ConnectionsPage::close()
{
    context().session.close(currentId());
}

void ConnectionsPage::test()
{
    if (const auto connection = context().session.registry().byId(currentId()))
        m_connectionDetails->test(*connection);
}

void ConnectionsPage::add(Connection::Kind kind)
{
    openForm(ConnectionEditing::draft(kind));
}

void ConnectionsPage::edit()
{
    if (const auto connection = context().session.registry().byId(currentId()))
        openForm(*connection);
}

void ConnectionsPage::openForm(const Connection &connection)
{
    auto *form = new ConnectionFormPage(context(), connection);
    connect(form, &ConnectionFormPage::saved, this, [this, connection](const QString &id) {
        for (int row = 0; row < model().rowCount(); ++row) {
            if (model().record<ConnectionRecord>(row).id == id)
                showRow(model().key(row));
        }
        emit statusMessage(tr("The connection is kept."));
        const auto kept = context().session.registry().byId(id);
        if (kept && kept->kind == Connection::Kind::Keys && connection.id.isEmpty())
            enterKeysOf(id);
    });
    keepDrafts(form->draftKeeper());
    emit tabRequested(form);
}

void ConnectionsPage::remove()
{
    const auto connection = context().session.registry().byId(currentId());
    if (!connection)
        return;
    const bool isOwn = ConnectionEditing::isRemovable(*connection);
    Confirmation confirmation;
    confirmation.question =
        isOwn ? tr("Remove %1?").arg(connection->name) : tr("Set %1 back?").arg(connection->name);
    confirmation.consequence = isOwn
        ? tr("The connection is closed and forgotten. Nothing in its account is changed.")
        : tr("What was set on this connection is forgotten. The shared files stay as they are.");
    confirmation.button = isOwn ? tr("Remove connection") : tr("Set back");
    const bool hasKeys = connection->kind == Connection::Kind::Keys;
    confirm(context().holdBack, this, confirmation, [this, id = connection->id, hasKeys] {
        ConnectionEditing(context().session).remove(id);
        if (hasKeys)
            removeKeysOf(id);
    });
}

void ConnectionsPage::removeKeysOf(const QString &connectionId)
{
    context().session.keyVault().remove(
        connectionId, this, [this, connectionId](const Result<void, Keychain::Error> &removed) {
            if (removed)
                return;
            showNotice({Tone::Warning,
                        tr("The keys of %1 may still be in the keychain.").arg(connectionId),
                        tr("%1 Unlock the keychain and try again, or remove the entry with the "
                           "desktop's own password program.")
                            .arg(removed.error().message),
                        {},
                        {{tr("Try again"), [this, connectionId] {
                              clearError();
                              removeKeysOf(connectionId);
                          }}}});
        });
}

void ConnectionsPage::enterKeysOf(const QString &connectionId)
{
    const auto connection = context().session.registry().byId(connectionId);
    if (!connection)
        return;
    enterKeys(context(), *connection, this, [this, connectionId](const KeyVault::Kept &place) {
        if (place.stay == KeyVault::Stay::Keychain) {
            clearError();
            emit statusMessage(tr("The keys are in the keychain."));
        } else {
            showNotice({Tone::Warning,
                        tr("The keys are kept for this run only."),
                        tr("%1 When the program starts again, enter them again.").arg(place.reason),
                        {},
                        {}});
        }
        // Who opened it with other keys goes on with these.
        context().session.close(connectionId);
        context().session.open(connectionId);
    });
}

void ConnectionsPage::acceptAccount()
{
    context().session.acceptIdentity(currentId());
}

void ConnectionsPage::showMarks()
{
    bool isAnyMarked = false;
    for (int row = 0; row < model().rowCount() && !isAnyMarked; ++row)
        isAnyMarked = model().record<ConnectionRecord>(row).marks.has_value();
    pane().table().setShownByDefault(model().columnIndex(u"marks"), isAnyMarked);
}

void ConnectionsPage::showFileProblem()
{
    const QString problem = context().session.registry().problem();
    if (std::exchange(m_fileProblem, problem) == problem)
        return;
    if (problem.isEmpty())
        return clearError();
    ErrorText text;
    text.title = tr("Not every profile could be read");
    text.whatHappened = problem;
    text.whatIsKnown = tr("The other connections work.");
    text.whatToDo = tr("Correct the file, then refresh.");
    showError(text, {});
}

} // namespace lc
