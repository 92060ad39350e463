// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/connectionspage.h"

#include "connections/session.h"
#include "items/connectionfeed.h"
#include "items/connectiontable.h"
#include "pages/connectiondetails.h"

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
      m_connectionDetails(new ConnectionDetails(context.theme))
{
    m_open = addPageAction(tr("&Open"), Symbol::Cloud, "connection");
    m_close = addPageAction(tr("&Close"), Symbol::Close, "connection");
    connect(m_open, &QAction::triggered, this, &ConnectionsPage::open);
    connect(m_close, &QAction::triggered, this, &ConnectionsPage::close);
    m_connectionDetails->setActions({m_open, m_close}, {});
    setDetails(m_connectionDetails);
    setOwnFeed(nullptr);
    m_connections = new ConnectionFeed(context.session, model(), this);
    using Test = FilterRule::Test;
    pane().offerRule(tr("Connected"), {u"state"_s, Test::AnyOf, {u"open"_s}, 0});
    pane().offerRule(tr("Failed"), {u"state"_s, Test::AnyOf, {u"failed"_s}, 0});
    connect(&model(), &RecordTableModel::stateChanged, this, &ConnectionsPage::showFileProblem);
    // Accounts come after the rows.
    connect(&context.session, &Session::stateChanged, this, &ConnectionsPage::fitColumns);
    showFileProblem();
    updateActions();
}

ConnectionsPage::~ConnectionsPage()
{
    delete m_connections;
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
    m_connectionDetails->show(record, record.problem ? explainFailure(record.id) : ErrorText());
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
}

void ConnectionsPage::open()
{
    context().session.open(currentId());
}

void ConnectionsPage::close()
{
    context().session.close(currentId());
}

void ConnectionsPage::showFileProblem()
{
    const QString problem = context().session.registry().problem();
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
