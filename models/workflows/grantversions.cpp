// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/grantversions.h"

#include "api/licensemanager/grants.h"

namespace lc {

using GetGrant = licensemanager::GetGrant;

GrantVersions::GrantVersions(Session &session, QObject *parent)
    : QObject(parent), m_session(session)
{
}

void GrantVersions::start(const QString &connectionId, const Grant &newest)
{
    clear();
    m_connectionId = connectionId;
    m_versions = {newest};
    bool isNumber = false;
    const qint64 number = newest.version.toLongLong(&isNumber);
    m_next = isNumber ? number - 1 : 0;
    readMore();
}

void GrantVersions::readMore()
{
    if (m_isReading)
        return;
    m_error.reset();
    m_left = mostAtOnce;
    m_isReading = true;
    readNext();
}

void GrantVersions::clear()
{
    m_call = {};
    m_versions.clear();
    m_next = 0;
    m_isReading = false;
    m_error.reset();
    emit changed();
}

void GrantVersions::readNext()
{
    Client *client = m_versions.isEmpty()
        ? nullptr
        : m_session.clientIn(m_connectionId, m_versions.first().homeRegion);
    if (!client || m_next <= 0 || m_left <= 0)
        return end();
    --m_left;
    m_call = client->call<GetGrant>({m_versions.first().grantArn, QString::number(m_next)}, this,
                                    [this](const Result<GetGrant::Response, ApiError> &answer) {
                                        if (!answer || !answer->grant) {
                                            if (!answer)
                                                m_error = answer.error();
                                            return end();
                                        }
                                        m_versions.append(*answer->grant);
                                        --m_next;
                                        readNext();
                                    });
}

void GrantVersions::end()
{
    m_isReading = false;
    emit changed();
}

} // namespace lc
