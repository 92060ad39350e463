// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/keyplans.h"

#include "api/apigateway/usageplans.h"
#include "connections/chunkrecords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

using apigateway::GetUsagePlanKeys;
using apigateway::GetUsagePlans;

namespace {

constexpr size_t mostAtOnce = 3;
constexpr qint64 largestPage = 500;

} // namespace

KeyPlans::KeyPlans(Session &session, ValueOverlay &names, int part, QObject *parent)
    : QObject(parent), m_session(session), m_names(names), m_part(part)
{
}

bool KeyPlans::isBusy() const
{
    return !m_waiting.empty() || !m_running.empty();
}

void KeyPlans::read(const QString &connectionId)
{
    for (const QString &region : m_session.regions(connectionId)) {
        const Place place{connectionId, region};
        std::erase_if(m_waiting, [&](const Work &work) { return work.place == place; });
        std::erase_if(m_running, [&](const auto &running) { return running.first.first == place; });
        m_fresh[place] = {};
        m_waiting.push_back({place, {}});
    }
    startNext();
}

void KeyPlans::startNext()
{
    while (m_running.size() < mostAtOnce && !m_waiting.empty()) {
        const Work work = m_waiting.front();
        m_waiting.pop_front();
        Client *client = m_session.clientIn(work.place.first, work.place.second);
        if (!client)
            continue;
        work.planId.isEmpty() ? readPlans(work, *client) : readKeys(work, *client);
    }
    if (!isBusy())
        emit finished();
}

void KeyPlans::readPlans(const Work &work, Client &client)
{
    GetUsagePlans::Request request;
    request.limit = largestPage;
    m_running[{work.place, work.planId}] = client.list<GetUsagePlans>(
        request, this,
        [this, work](const ListChunk &chunk) {
            for (const UsagePlan &plan : recordsOf<UsagePlan>(chunk)) {
                m_fresh[work.place].plans.append(plan);
                m_waiting.push_back({work.place, plan.id.value_or(QString())});
            }
        },
        [this, work](const Result<void, ApiError> &outcome) { end(work, outcome); });
}

void KeyPlans::readKeys(const Work &work, Client &client)
{
    GetUsagePlanKeys::Request request;
    request.usagePlanId = work.planId;
    request.limit = largestPage;
    m_running[{work.place, work.planId}] = client.list<GetUsagePlanKeys>(
        request, this,
        [this, work](const ListChunk &chunk) {
            for (const UsagePlanKey &key : recordsOf<UsagePlanKey>(chunk))
                m_fresh[work.place].keys[work.planId].insert(key.id.value_or(QString()));
        },
        [this, work](const Result<void, ApiError> &outcome) { end(work, outcome); });
}

void KeyPlans::end(const Work &work, const Result<void, ApiError> &outcome)
{
    m_running.erase({work.place, work.planId});
    m_fresh[work.place].hasFailed |= !outcome;
    const bool isOver = std::none_of(m_waiting.begin(), m_waiting.end(),
                                     [&](const Work &other) { return other.place == work.place; })
        && std::none_of(m_running.begin(), m_running.end(),
                        [&](const auto &running) { return running.first.first == work.place; });
    if (isOver) {
        const Read read = std::move(m_fresh[work.place]);
        m_fresh.erase(work.place);
        // What was known stays known when it cannot be read again.
        if (!read.hasFailed)
            take(work.place, read);
    }
    startNext();
}

QHash<QString, QStringList> KeyPlans::Read::namesByKey() const
{
    QHash<QString, QStringList> names;
    for (const UsagePlan &plan : plans) {
        const QSet<QString> ofPlan = keys.value(plan.id.value_or(QString()));
        for (const QString &key : ofPlan)
            names[key].append(plan.name.value_or(QString()));
    }
    return names;
}

void KeyPlans::take(const Place &place, const Read &read)
{
    QHash<QString, QStringList> names = read.namesByKey();
    const QHash<QString, QStringList> before = m_read[place].namesByKey();
    for (auto it = before.cbegin(); it != before.cend(); ++it)
        names.insert(it.key(), names.value(it.key()));
    m_read[place] = read;
    const QString account = m_session.identity(place.first).account;
    std::vector<ValueOverlay::Entry> entries;
    for (auto it = names.begin(); it != names.end(); ++it) {
        it->sort(Qt::CaseInsensitive);
        entries.push_back({account, it.key(), m_part,
                           it->isEmpty() ? Cell() : Cell::text(it->join(u", "_s).toStdString())});
    }
    m_names.set(entries);
}

QList<PlacedPlan> KeyPlans::plans() const
{
    QList<PlacedPlan> all;
    for (const auto &[place, read] : m_read) {
        for (const UsagePlan &plan : read.plans)
            all.append({place.first, place.second, plan});
    }
    return all;
}

QList<UsagePlan> KeyPlans::plansOf(const QString &connectionId, const QString &region,
                                   const QString &keyId) const
{
    QList<UsagePlan> found;
    const auto read = m_read.find({connectionId, region});
    if (read == m_read.end())
        return found;
    for (const UsagePlan &plan : read->second.plans) {
        if (read->second.keys.value(plan.id.value_or(QString())).contains(keyId))
            found.append(plan);
    }
    return found;
}

} // namespace lc
