// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/usagefeed.h"

#include "api/licensemanager/licenses.h"
#include "connections/session.h"
#include "items/recordtablemodel.h"
#include "items/usageoverlay.h"

namespace lc {

namespace {

constexpr std::size_t atATime = 4;
constexpr int rowsAtOnce = 500; ///< of one table; a longer one asks for the rows in view

} // namespace

UsageFeed::UsageFeed(Session &session, UsageOverlay &usage, std::shared_ptr<const Clock> clock,
                     QObject *parent)
    : QObject(parent), m_session(session), m_usage(usage), m_clock(std::move(clock))
{
}

UsageFeed::~UsageFeed() = default;

void UsageFeed::follow(RecordTableModel &table, const QString &arnColumn)
{
    auto last = std::make_shared<LoadState>(LoadState::Idle);
    connect(&table, &RecordTableModel::stateChanged, this, [this, &table, arnColumn, last] {
        const LoadState before = std::exchange(*last, table.loadState());
        if (before == LoadState::Loading && *last != LoadState::Loading)
            want(table, arnColumn, 0, rowsAtOnce - 1);
    });
    want(table, arnColumn, 0, rowsAtOnce - 1);
}

void UsageFeed::want(const RecordTableModel &table, const QString &arnColumn, int firstRow,
                     int lastRow)
{
    const int column = table.columnIndex(arnColumn);
    for (int row = firstRow; row <= std::min(lastRow, table.rowCount() - 1); ++row) {
        const RowOrigin &origin = table.origin(row);
        queue({origin.connection, origin.account,
               QString::fromStdString(table.rawText(row, column))});
    }
    startNext();
}

void UsageFeed::refresh(const QString &connectionId, const QString &licenseArn)
{
    const Wanted wanted{connectionId, m_session.identity(connectionId).account, licenseArn};
    m_known.insert(wanted.key());
    start(wanted);
}

void UsageFeed::queue(const Wanted &wanted)
{
    if (wanted.arn.isEmpty() || m_known.contains(wanted.key()))
        return;
    m_known.insert(wanted.key());
    m_waiting.push_back(wanted);
}

void UsageFeed::startNext()
{
    while (!m_waiting.empty() && m_running.size() < atATime) {
        const Wanted next = m_waiting.front();
        m_waiting.pop_front();
        start(next);
    }
    if (isIdle()) {
        m_done = 0;
        emit idle();
    }
}

void UsageFeed::start(const Wanted &wanted)
{
    Client *client = m_session.client(wanted.connectionId);
    if (!client) {
        m_known.remove(wanted.key());
        return;
    }
    licensemanager::GetLicenseUsage::Request request;
    request.licenseArn = wanted.arn;
    m_running[wanted.key()] = client->call<licensemanager::GetLicenseUsage>(
        request, this,
        [this, wanted](const Result<licensemanager::GetLicenseUsage::Response, ApiError> &answer) {
            if (answer && answer->licenseUsage)
                m_usage.setUsage(wanted.account, wanted.arn, *answer->licenseUsage, m_clock->now());
            else
                m_usage.setStale(wanted.account, wanted.arn);
            m_known.remove(wanted.key());
            m_running.erase(wanted.key());
            ++m_done;
            emit progressed(m_done, m_done + int(m_waiting.size() + m_running.size()));
            startNext();
        },
        Lane::Bulk);
}

} // namespace lc
