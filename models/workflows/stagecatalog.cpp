// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/stagecatalog.h"

#include "connections/chunkrecords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

using apigateway::GetRestApis;
using apigateway::GetStages;

StageCatalog::StageCatalog(Session &session, QString connectionId, QString region, QObject *parent)
    : QObject(parent), m_session(session), m_connectionId(std::move(connectionId)),
      m_region(std::move(region))
{
}

void StageCatalog::load()
{
    Client *client = m_session.clientIn(m_connectionId, m_region);
    if (!client)
        return;
    constexpr qint64 largestPage = 500;
    GetRestApis::Request request;
    request.limit = largestPage;
    m_apis.clear();
    m_error.reset();
    m_apisCall = client->list<GetRestApis>(
        request, this, [this](const ListChunk &chunk) { m_apis += recordsOf<RestApi>(chunk); },
        [this](const Result<void, ApiError> &outcome) {
            if (!outcome)
                m_error = outcome.error();
            std::sort(m_apis.begin(), m_apis.end(), [](const RestApi &left, const RestApi &right) {
                return left.name.value_or(QString()).localeAwareCompare(
                           right.name.value_or(QString()))
                    < 0;
            });
            emit apisChanged();
        });
}

void StageCatalog::wantStages(const QString &apiId)
{
    Client *client = m_session.clientIn(m_connectionId, m_region);
    if (!client || apiId.isEmpty() || m_stageCalls.contains(apiId))
        return;
    m_stageCalls[apiId] = client->call<GetStages>(
        {apiId, {}}, this, [this, apiId](const Result<GetStages::Response, ApiError> &answer) {
            QStringList names;
            const QList<Stage> stages =
                answer ? answer->item.value_or(QList<Stage>()) : QList<Stage>();
            for (const Stage &stage : stages)
                names += stage.stageName.value_or(QString());
            names.sort();
            m_stages.insert(apiId, names);
            emit stagesChanged(apiId);
        });
}

QString StageCatalog::apiText(const QString &apiId) const
{
    const auto found = std::find_if(m_apis.begin(), m_apis.end(),
                                    [&](const RestApi &api) { return api.id == apiId; });
    const QString name = found == m_apis.end() ? QString() : found->name.value_or(QString());
    return name.isEmpty() ? apiId : name + u" ("_s + apiId + u')';
}

} // namespace lc
