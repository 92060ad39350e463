// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/keyimport.h"

#include "api/apigateway/apikeys.h"
#include "api/apigateway/usageplans.h"
#include "connections/chunkrecords.h"

using namespace Qt::StringLiterals;

namespace lc {

using apigateway::GetApiKeys;
using apigateway::GetUsagePlans;

namespace {

constexpr qint64 largestPage = 500;

} // namespace

void KeyImport::begin(const QString &region)
{
    m_region = region;
    Attempt attempt;
    attempt.operation = m_isImporting ? u"ImportApiKeys"_s : u"GetApiKeys"_s;
    attempt.homeRegion = region;
    attempt.changesState = m_isImporting;
    setAttempt(attempt);
    enter(State::Working);
}

void KeyImport::load(const QString &region)
{
    m_isImporting = false;
    begin(region);
    readPlans();
}

void KeyImport::import(const KeyImportFile &file, OnWarnings onWarnings, const QString &region)
{
    KeyImportFile sent = file;
    m_request = requestOf(sent, onWarnings);
    m_answer = {};
    m_isImporting = true;
    m_isSent = false;
    begin(region);
    send();
}

KeyImport::Import::Request KeyImport::requestOf(KeyImportFile &file, OnWarnings onWarnings)
{
    Import::Request request;
    request.body = writeKeyFile(file);
    request.format = ApiKeysFormat::Csv;
    request.failOnWarnings = onWarnings == OnWarnings::Refuse;
    return request;
}

void KeyImport::retry()
{
    if (state() != State::Failed || isOutcomeUnknown(error()))
        return;
    begin(m_region);
    m_isImporting ? send() : readPlans();
}

void KeyImport::send()
{
    Workflow::send<Import>(m_request, [this](const Result<Import::Response, ApiError> &answer) {
        if (!answer)
            return fail(answer.error());
        m_answer = *answer;
        m_isSent = true;
        m_request = {}; // it holds values
        readPlans();
    });
}

void KeyImport::readPlans()
{
    m_fresh = {};
    Client *client = session().clientIn(connectionId(), m_region);
    if (!client)
        return endReading(unexpected(session().error(connectionId())));
    GetUsagePlans::Request request;
    request.limit = largestPage;
    m_list = client->list<GetUsagePlans>(
        request, this,
        [this](const ListChunk &chunk) {
            for (const UsagePlan &plan : recordsOf<UsagePlan>(chunk))
                m_fresh.planIds.insert(plan.id.value_or(QString()));
        },
        [this](const Result<void, ApiError> &outcome) {
            outcome ? readKeys() : endReading(outcome);
        });
}

void KeyImport::readKeys()
{
    Client *client = session().clientIn(connectionId(), m_region);
    if (!client)
        return endReading(unexpected(session().error(connectionId())));
    GetApiKeys::Request request;
    request.limit = largestPage;
    request.includeValues = true;
    m_list = client->list<GetApiKeys>(
        request, this,
        [this](const ListChunk &chunk) {
            for (const ApiKey &key : recordsOf<ApiKey>(chunk))
                m_fresh.keys.insert(valueHash(key.value.value_or(QString())),
                                    {key.id.value_or(QString()), key.name.value_or(QString())});
        },
        [this](const Result<void, ApiError> &outcome) { endReading(outcome); });
}

void KeyImport::endReading(const Result<void, ApiError> &outcome)
{
    if (!isBusy())
        return; // was given up
    if (outcome)
        m_facts = std::move(m_fresh);
    // What was imported is imported, whatever can be read of it.
    if (outcome || m_isSent)
        return enter(State::Done);
    ApiError error = outcome.error();
    error.executed = ApiError::Executed::No;
    fail(error);
}

QStringList KeyImport::warnings() const
{
    if (state() != State::Failed)
        return m_answer.warnings.value_or(QStringList());
    QStringList warnings;
    for (const QString &part : error().message.split(u"; "_s)) {
        if (lineOfWarning(part) > 0)
            warnings.append(part);
    }
    return warnings;
}

} // namespace lc
