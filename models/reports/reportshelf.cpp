// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportshelf.h"

#include "core/json.h"
#include "reports/schedule.h"

#include <QUuid>

#include <algorithm>

namespace lc {

namespace {

/// Looked at again at least so often: the clock of the machine may be set, or it may have slept.
constexpr std::chrono::milliseconds longestWait = std::chrono::minutes(1);

} // namespace

ReportShelf::ReportShelf(ReportStore &store, std::shared_ptr<const Clock> clock, QTimeZone zone,
                         QObject *parent)
    : QObject(parent), m_store(store), m_clock(std::move(clock)), m_zone(std::move(zone))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ReportShelf::checkSchedules);
}

template <class T> bool ReportShelf::isFine(const Result<T, StoreError> &outcome)
{
    if (!outcome)
        emit failed(outcome.error());
    return outcome.has_value();
}

void ReportShelf::load()
{
    m_store.all(this, [this](const Result<QList<SavedReport>, StoreError> &saved) {
        if (isFine(saved))
            take(*saved);
    });
}

void ReportShelf::take(const QList<SavedReport> &saved)
{
    m_isLoaded = true;
    m_reports.clear();
    const Instant now = m_clock->now();
    for (const SavedReport &one : saved) {
        ShelvedReport report;
        report.id = one.id;
        if (auto definition = readJson<ReportDefinition>(one.definition))
            report.definition = std::move(*definition);
        else
            continue;
        report.savedAt = one.savedAt;
        report.lastRun = one.lastRun;
        report.lastFile = one.lastFile;
        report.lastProblem = one.lastProblem;
        report.isRunning = m_running.contains(one.id);
        if (report.definition.schedule) {
            const Instant last = std::max(one.savedAt, one.lastRun.value_or(one.savedAt));
            report.nextRun = dueTime(*report.definition.schedule, last, now, m_zone);
        }
        m_reports.append(std::move(report));
    }
    emit changed();
    wakeUp();
}

const ShelvedReport *ReportShelf::find(const QString &id) const
{
    const auto found = std::ranges::find(m_reports, id, &ShelvedReport::id);
    return found == m_reports.end() ? nullptr : &*found;
}

const ShelvedReport *ReportShelf::findByName(const QString &name) const
{
    const auto found =
        std::find_if(m_reports.rbegin(), m_reports.rend(), [&name](const ShelvedReport &report) {
            return report.definition.name.compare(name, Qt::CaseInsensitive) == 0;
        });
    return found == m_reports.rend() ? nullptr : &*found;
}

QString ReportShelf::save(const QString &id, const ReportDefinition &definition)
{
    SavedReport report;
    report.id = id.isEmpty() ? QUuid::createUuid().toString(QUuid::WithoutBraces) : id;
    report.definition = writeJson(definition);
    report.savedAt = m_clock->now();
    m_store.keep(report, this, [this](const Result<void, StoreError> &outcome) {
        if (isFine(outcome))
            load();
    });
    return report.id;
}

void ReportShelf::remove(const QString &id)
{
    m_store.remove(id, this, [this](const Result<void, StoreError> &outcome) {
        if (isFine(outcome))
            load();
    });
}

void ReportShelf::startSchedules()
{
    m_isScheduling = true;
    if (m_isLoaded)
        checkSchedules();
    else
        load();
}

void ReportShelf::wakeUp()
{
    if (!m_isScheduling)
        return;
    auto wait = longestWait;
    const Instant now = m_clock->now();
    for (const ShelvedReport &report : std::as_const(m_reports)) {
        if (report.nextRun && !report.isRunning)
            wait = std::min(wait, *report.nextRun - now);
    }
    m_timer.start(std::max(wait, std::chrono::milliseconds(0)));
}

void ReportShelf::checkSchedules()
{
    const Instant now = m_clock->now();
    for (const ShelvedReport &report : std::as_const(m_reports)) {
        if (report.nextRun && *report.nextRun <= now && !report.isRunning)
            return claim(ShelvedReport(report), now);
    }
    wakeUp();
}

void ReportShelf::begin(const QString &id)
{
    const ShelvedReport *report = find(id);
    if (report && !report->isRunning)
        claim(ShelvedReport(*report), m_clock->now());
}

void ReportShelf::claim(const ShelvedReport &report, Instant now)
{
    m_running.insert(report.id);
    m_store.claim(report.id, report.lastRun, now, this,
                  [this, id = report.id](const Result<bool, StoreError> &isOurs) {
                      const bool runs = isFine(isOurs) && *isOurs;
                      if (!runs)
                          m_running.remove(id);
                      load();
                      if (runs)
                          emit due(id);
                  });
}

void ReportShelf::settle(const QString &id, const QString &file, const QString &problem)
{
    m_running.remove(id);
    m_store.settle(id, file, problem, this, [this](const Result<void, StoreError> &outcome) {
        if (isFine(outcome))
            load();
    });
}

} // namespace lc
