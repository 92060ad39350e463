// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/grantneighbours.h"

#include "api/licensemanager/grants.h"
#include "api/licensemanager/licenses.h"
#include "connections/chunkrecords.h"
#include "items/granttables.h"

using namespace Qt::StringLiterals;

namespace lc {

namespace {

using namespace licensemanager;

Cell ownText(const std::optional<QString> &text)
{
    return text && !text->isEmpty() ? Cell::text(text->toStdString()) : Cell();
}

} // namespace

GrantNeighbours::GrantNeighbours(Session &session, ValueOverlay &names, Side side, QObject *parent)
    : QObject(parent), m_session(session), m_names(names), m_side(side)
{
}

void GrantNeighbours::read(const QStringList &connectionIds)
{
    m_grants.clear();
    m_licenseCalls.clear();
    m_grantCalls.clear();
    m_pending = 0;
    const auto ended = [this](const Result<void, ApiError> &) { end(); };
    for (const QString &id : connectionIds) {
        Client *client = m_session.client(id);
        if (!client)
            continue;
        const auto take = [this, id](const ListChunk &chunk) { takeLicenses(id, chunk); };
        ++m_pending;
        if (m_side == Side::Issued) {
            m_licenseCalls[id] = client->list<ListLicenses>({}, this, take, ended);
            continue;
        }
        m_licenseCalls[id] = client->list<ListReceivedLicenses>({}, this, take, ended);
        ++m_pending;
        ListReceivedGrants::Request active;
        active.filters = QList<Filter>{{u"GrantStatus"_s, QList<QString>{u"ACTIVE"_s}}};
        m_grantCalls[id] = client->list<ListReceivedGrants>(
            active, this, [this](const ListChunk &chunk) { takeGrants(chunk); }, ended);
    }
}

void GrantNeighbours::takeLicenses(const QString &connectionId, const ListChunk &chunk)
{
    const QString account = m_session.identity(connectionId).account;
    std::vector<ValueOverlay::Entry> entries;
    const auto take = [&](const License &license) {
        const QString arn = license.licenseArn.value_or(QString());
        const IssuerDetails issuer = license.issuer.value_or(IssuerDetails{});
        entries.push_back({account, arn, GrantOverlays::ProductName, ownText(license.productName)});
        entries.push_back({account, arn, GrantOverlays::IssuerName, ownText(issuer.name)});
        entries.push_back({account, arn, GrantOverlays::LicenseName, ownText(license.licenseName)});
        if (isFromMarketplace(license))
            m_products.insert(arn, license.productSku.value_or(QString()));
    };
    if (m_side == Side::Issued) {
        for (const License &license : recordsOf<License>(chunk))
            take(license);
    } else {
        for (const GrantedLicense &license : recordsOf<GrantedLicense>(chunk))
            take(license);
    }
    m_names.set(entries);
}

void GrantNeighbours::takeGrants(const ListChunk &chunk)
{
    for (const Grant &grant : recordsOf<Grant>(chunk))
        m_grants.insert(grant.grantArn, grant);
}

void GrantNeighbours::end()
{
    resolveActive();
    if (--m_pending == 0)
        emit finished();
}

void GrantNeighbours::resolveActive()
{
    m_active.clear();
    for (const Grant &grant : std::as_const(m_grants)) {
        const QString product = exclusiveProduct(grant.licenseArn);
        if (!product.isEmpty())
            m_active.append({grant.grantArn, granteeAccount(grant), product});
    }
    emit changed();
}

QString GrantNeighbours::exclusiveProduct(const QString &licenseArn) const
{
    return m_products.value(licenseArn);
}

} // namespace lc
