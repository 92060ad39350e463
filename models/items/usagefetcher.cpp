// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/usagefetcher.h"

#include "api/licensemanager/licenses.h"
#include "items/recordtablemodel.h"

#include <algorithm>

namespace lc {

namespace {

// The service allows few calls a second; more at once would only be throttled.
constexpr size_t callsAtOnce = 3;

QString keyOf(const UsageFetcher::Wanted &license)
{
    return license.account + u'\n' + license.licenseArn;
}

} // namespace

UsageFetcher::UsageFetcher(Session &session, UsageOverlay &overlay,
                           std::shared_ptr<const Clock> clock, QObject *parent)
    : QObject(parent), m_session(session), m_overlay(overlay), m_clock(std::move(clock))
{
}

void UsageFetcher::want(const QList<Wanted> &licenses)
{
    const Instant now = m_clock->now();
    QList<Wanted> old;
    for (const Wanted &license : licenses) {
        const auto readAt = m_readAt.constFind(keyOf(license));
        if (readAt == m_readAt.cend() || now - *readAt >= m_maximumAge)
            old.append(license);
    }
    refresh(old);
}

void UsageFetcher::wantRows(const RecordTableModel &model, int first, int last)
{
    const int arn = model.columnIndex(u"arn");
    QList<Wanted> licenses;
    for (int row = std::max(first, 0); arn >= 0 && row <= last && row < model.rowCount(); ++row) {
        const RowOrigin &origin = model.origin(row);
        licenses.append(
            {origin.connection, origin.account, QString::fromStdString(model.rawText(row, arn))});
    }
    want(licenses);
}

void UsageFetcher::refresh(const QList<Wanted> &licenses)
{
    for (auto license = licenses.crbegin(); license != licenses.crend(); ++license) {
        if (m_running.contains(keyOf(*license)))
            continue;
        std::erase(m_waiting, *license);
        m_waiting.push_front(*license);
    }
    startNext();
}

void UsageFetcher::cancel()
{
    m_waiting.clear();
    m_running.clear();
}

void UsageFetcher::startNext()
{
    using licensemanager::GetLicenseUsage;
    while (m_running.size() < callsAtOnce && !m_waiting.empty()) {
        const Wanted license = m_waiting.front();
        m_waiting.pop_front();
        Client *client = m_session.client(license.connection);
        if (!client)
            continue;
        GetLicenseUsage::Request request;
        request.licenseArn = license.licenseArn;
        m_running[keyOf(license)] = client->call<GetLicenseUsage>(
            request, this,
            [this, license](const Result<GetLicenseUsage::Response, ApiError> &outcome) {
                if (outcome)
                    finish(license, outcome->licenseUsage.value_or(LicenseUsage()));
                else
                    finish(license, unexpected(outcome.error()));
            },
            Lane::Bulk);
    }
}

void UsageFetcher::finish(const Wanted &license, const Result<LicenseUsage, ApiError> &outcome)
{
    m_running.erase(keyOf(license));
    m_readAt.insert(keyOf(license), m_clock->now());
    if (outcome)
        m_overlay.setUsage(license.account, license.licenseArn, *outcome, m_clock->now());
    else
        m_overlay.setStale(license.account, license.licenseArn);
    startNext();
    if (!isBusy())
        emit finished();
}

} // namespace lc
