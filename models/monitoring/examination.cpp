// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/examination.h"

#include "monitoring/doctor.h"
#include "monitoring/estatereader.h"
#include "store/historystore.h"

using namespace Qt::StringLiterals;

namespace lc {

struct Examination::Reading {
    std::shared_ptr<Estate> estate;
    QHash<QString, QString> names; ///< of what has recorded consumption, by ARN or id

    void noteNames()
    {
        estate->issued.forEach([this](const License &license) {
            names.insert(license.licenseArn.value_or(QString()),
                         license.licenseName.value_or(QString()));
        });
        estate->configurations.forEach([this](const LicenseConfiguration &configuration) {
            names.insert(configuration.licenseConfigurationArn.value_or(QString()),
                         configuration.name.value_or(QString()));
        });
        estate->apiKeys.forEach([this](const ApiKey &key) {
            names.insert(key.id.value_or(QString()), key.name.value_or(QString()));
        });
    }
};

Examination::Examination(Session &session, HistoryStore &history, QObject *parent)
    : QObject(parent), m_session(session), m_history(history), m_thread(u"doctor"_s)
{
    using Part = EstateReader::Part;
    m_reader = new EstateReader(session,
                                Part::Licenses | Part::Grants | Part::Tokens | Part::Configurations
                                    | Part::ReportGenerators | Part::UsagePlans | Part::ApiKeys,
                                this);
    connect(m_reader, &EstateReader::progressed, this, &Examination::progressed);
    connect(m_reader, &EstateReader::finished, this, &Examination::judge);
}

Examination::~Examination() = default;

void Examination::cancel()
{
    ++m_round;
    m_reader->cancel();
    m_readings.clear();
    m_isRunning = false;
    emit progressed(1, 1);
    emit finished();
}

void Examination::start()
{
    ++m_round;
    m_isRunning = true;
    m_readings.clear();
    m_reader->start();
}

void Examination::inThread(std::function<void()> work, std::function<void()> then)
{
    m_thread.post([this, work = std::move(work), then = std::move(then), round = m_round] {
        work();
        const auto tell = [this, then, round] {
            if (round == m_round)
                then();
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    });
}

void Examination::judge()
{
    m_newFailures = m_reader->failures();
    for (const auto &estate : m_reader->takeEstates())
        m_readings.push_back(std::make_shared<Reading>(Reading{estate, {}}));
    // There may be many records: they are gone through in the thread.
    inThread(
        [readings = m_readings] {
            for (const auto &reading : readings)
                reading->noteNames();
        },
        [this] { readUsage(); });
}

void Examination::readUsage()
{
    QHash<QString, QString> names;
    for (const auto &reading : m_readings)
        names.insert(reading->names);
    const auto take = [this, names,
                       round = m_round](const Result<QList<SeriesInfo>, StoreError> &series) {
        if (round != m_round)
            return;
        if (!series)
            m_newFailures += tr("Recorded consumption: %1").arg(series.error().message);
        const QList<UsageState> states = series ? usageStates(*series, names) : QList<UsageState>();
        for (const auto &reading : m_readings) {
            for (const UsageState &state : states) {
                if (reading->names.contains(state.series.resource)
                    && state.series.account == reading->estate->account)
                    reading->estate->usage += state;
            }
        }
        runChecks();
    };
    m_history.series(this, take);
}

void Examination::runChecks()
{
    const auto findings = std::make_shared<QList<DoctorFinding>>();
    const Instant now = m_session.now();
    inThread(
        [readings = m_readings, findings, now] {
            for (const auto &reading : readings)
                *findings += examine(*reading->estate, now);
        },
        [this, findings, now] {
            m_findings = *findings;
            m_failures = m_newFailures;
            m_finishedAt = now;
            m_readings.clear();
            m_isRunning = false;
            emit progressed(1, 1);
            emit finished();
        });
}

} // namespace lc
