// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/reportinput.h"

#include "api/apigateway/usageplans.h"
#include "api/licensemanager/configurations.h"
#include "api/licensemanager/licenses.h"
#include "workflows/errortext.h"

namespace lc {

namespace {

constexpr std::chrono::hours reportPeriod{24 * 90};

} // namespace

ReportInput::ReportInput(Session &session, HistoryStore &history,
                         std::shared_ptr<const Clock> clock, QObject *parent)
    : QObject(parent), m_session(session), m_clock(std::move(clock)), m_report(history, m_clock)
{
}

void ReportInput::make(std::function<void(std::shared_ptr<const Document>)> done)
{
    m_done = std::move(done);
    m_input = {};
    m_input.to = m_clock->now();
    m_input.from = m_input.to - reportPeriod;
    m_finished = 0;
    m_readLists = 0;
    QStringList names;
    QStringList accounts;
    for (const QString &id : m_session.opened()) {
        names += m_session.connection(id).name;
        if (m_session.client(id)) {
            accounts += m_session.identity(id).account;
            queueConnection(id);
        } else {
            miss(id, "GetCallerIdentity", m_session.error(id));
        }
    }
    accounts.removeDuplicates();
    m_input.connections = QLocale().createSeparatedList(names);
    m_input.accounts = QLocale().createSeparatedList(accounts);
    QMetaObject::invokeMethod(this, &ReportInput::startNext, Qt::QueuedConnection);
}

void ReportInput::queueConnection(const QString &connectionId)
{
    using namespace licensemanager;
    const QString account = m_session.identity(connectionId).account;
    const QString region = m_session.client(connectionId)->region();
    const auto addLicense = [this, account, connectionId](const License &license,
                                                          ConsumptionReportInput::Ownership owner) {
        m_input.licenses.append({license, account, owner, std::nullopt});
        const std::size_t index = std::size_t(m_input.licenses.size() - 1);
        m_steps.push_back([this, connectionId, index] { readUsage(connectionId, index); });
    };
    m_steps.push_back([=, this] {
        list<ListLicenses>(connectionId, {}, [=](const RecordBlock &block, int record) {
            addLicense(block.record<License>(record), ConsumptionReportInput::Ownership::Issued);
        });
    });
    m_steps.push_back([=, this] {
        list<ListReceivedLicenses>(connectionId, {}, [=](const RecordBlock &block, int record) {
            addLicense(block.record<GrantedLicense>(record),
                       ConsumptionReportInput::Ownership::Received);
        });
    });
    m_steps.push_back([=, this] {
        list<ListLicenseConfigurations>(
            connectionId, {}, [this, account, region](const RecordBlock &block, int record) {
                m_input.configurations.append(
                    {block.record<LicenseConfiguration>(record), account, region});
            });
    });
    m_steps.push_back([=, this] {
        list<apigateway::GetUsagePlans>(
            connectionId, {}, [this, connectionId](const RecordBlock &block, int record) {
                const auto plan = block.record<UsagePlan>(record);
                m_steps.push_back([this, connectionId, plan] { readKeys(connectionId, plan); });
            });
    });
}

void ReportInput::startNext()
{
    emit progressed(m_finished, m_finished + int(m_steps.size()) + 1);
    if (m_steps.empty())
        return m_report.make(m_input, m_done);
    const Next step = std::move(m_steps.front());
    m_steps.pop_front();
    step();
}

void ReportInput::finishStep()
{
    ++m_finished;
    // Through the event loop: the handle of the call that ended is replaced by the next one.
    QMetaObject::invokeMethod(this, &ReportInput::startNext, Qt::QueuedConnection);
}

template <class Op>
void ReportInput::list(const QString &connectionId, typename Op::Request request,
                       std::function<void(const RecordBlock &, int)> take)
{
    Client *client = m_session.client(connectionId);
    if (!client)
        return finishStep();
    ListOptions options;
    options.lane = Lane::Bulk;
    m_call = client->list<Op>(
        request, this,
        [take](const ListChunk &chunk) {
            for (const ListPage &page : chunk.pages) {
                for (int i = 0; i < page.block->size(); ++i)
                    take(*page.block, i);
            }
        },
        [this, connectionId](const Result<void, ApiError> &outcome) {
            if (outcome)
                ++m_readLists;
            else
                miss(connectionId, Op::operation.name, outcome.error());
            finishStep();
        },
        options);
}

void ReportInput::readUsage(const QString &connectionId, std::size_t license)
{
    using Op = licensemanager::GetLicenseUsage;
    Client *client = m_session.client(connectionId);
    Op::Request request;
    request.licenseArn =
        m_input.licenses.at(qsizetype(license)).license.licenseArn.value_or(QString());
    if (!client)
        return finishStep();
    m_call = client->call<Op>(
        request, this,
        [this, license](const Result<Op::Response, ApiError> &answer) {
            // Without an answer the newest sample of the history counts.
            if (answer && answer->licenseUsage)
                m_input.licenses[qsizetype(license)].usages =
                    answer->licenseUsage->entitlementUsages.value_or(QList<EntitlementUsage>());
            finishStep();
        },
        Lane::Bulk);
}

void ReportInput::readKeys(const QString &connectionId, const UsagePlan &plan)
{
    apigateway::GetUsagePlanKeys::Request request;
    request.usagePlanId = plan.id.value_or(QString());
    const Identity identity = m_session.identity(connectionId);
    const Client *client = m_session.client(connectionId);
    const QString region = client ? client->region() : QString();
    list<apigateway::GetUsagePlanKeys>(
        connectionId, request, [=, this](const RecordBlock &block, int record) {
            const auto key = block.record<UsagePlanKey>(record);
            m_input.keys.append({identity.partition, key.id.value_or(QString()),
                                 key.name.value_or(QString()), plan, identity.account, region});
        });
}

void ReportInput::miss(const QString &connectionId, const char *operation, const ApiError &error)
{
    Attempt attempt;
    attempt.operation = QString::fromLatin1(operation);
    attempt.connection = m_session.connection(connectionId).name;
    attempt.account = m_session.identity(connectionId).account;
    attempt.changesState = false;
    const ErrorText text = explain(error, attempt);
    m_input.missing +=
        tr("%1, %2: %3").arg(attempt.connection, attempt.operation, text.whatHappened);
}

} // namespace lc
