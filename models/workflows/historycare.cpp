// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/historycare.h"

#include <QLocale>

namespace lc {

namespace {

std::optional<std::chrono::months> age(int months)
{
    return months > 0 ? std::optional(std::chrono::months(months)) : std::nullopt;
}

/// What is done in steps stays done.
QString problemOfTidying(const StoreError &error)
{
    if (error.kind == StoreError::Kind::Cancelled) {
        return HistoryCare::tr("Stopped. What was rolled up and removed until then stays so; the "
                               "rest follows within a day.");
    }
    return HistoryCare::tr("Not everything was rolled up and removed; the rest follows within a "
                           "day.\n%1")
        .arg(error.message);
}

QString problemOf(const StoreError &error)
{
    switch (error.kind) {
    case StoreError::Kind::Cancelled:
        return HistoryCare::tr("Stopped. Nothing was changed.");
    case StoreError::Kind::Foreign:
        return HistoryCare::tr("This is no whole history of License Console. Nothing was "
                               "imported.\n%1")
            .arg(error.message);
    case StoreError::Kind::Full:
        return HistoryCare::tr("No space is left. Nothing was changed. Free some and try again.");
    case StoreError::Kind::ReadOnly:
        return HistoryCare::tr("Another process writes the history. Nothing was changed. Close it "
                               "and try again.");
    default:
        return HistoryCare::tr("It did not work, and nothing was changed.\n%1").arg(error.message);
    }
}

} // namespace

RetentionRules retentionRules(const Settings &settings)
{
    const RetentionRule rule{{},
                             age(settings.value(settings::historyReadings)),
                             age(settings.value(settings::historyHours)),
                             age(settings.value(settings::historyDays))};
    return rule == RetentionRule() ? RetentionRules() : RetentionRules{rule};
}

HistoryCare::HistoryCare(HistoryStore &store, const Settings &settings,
                         std::shared_ptr<const Clock> clock, QObject *parent)
    : QObject(parent), m_store(store), m_settings(settings), m_clock(std::move(clock))
{
    m_daily.setInterval(std::chrono::hours(24));
    connect(&m_daily, &QTimer::timeout, this, &HistoryCare::applyRules);
    connect(&m_store, &HistoryStore::stateChanged, this, &HistoryCare::tidyWhenWritable);
    tidyWhenWritable();
}

void HistoryCare::tidyWhenWritable()
{
    if (m_daily.isActive() || m_store.state().access != HistoryState::Access::Writable)
        return;
    m_daily.start();
    applyRules();
}

bool HistoryCare::begin(Work work)
{
    if (m_work != Work::None)
        return false;
    m_work = work;
    emit workChanged();
    return true;
}

void HistoryCare::end(const std::optional<StoreError> &error, const QString &outcome)
{
    const Work work = std::exchange(m_work, Work::None);
    emit workChanged();
    if (error)
        emit failed(work == Work::Tidying ? problemOfTidying(*error) : problemOf(*error));
    else if (!outcome.isEmpty())
        emit ended(outcome);
}

void HistoryCare::exportTo(const QString &path)
{
    if (!begin(Work::Exporting))
        return;
    m_job = m_store.exportTo(
        path, this, [this](double share) { emit progressed(share); },
        [this, path](const Result<TransferOutcome, StoreError> &outcome) {
            if (!outcome)
                return end(outcome.error(), {});
            const QLocale locale;
            end({},
                tr("%1 readings of %2 series were written to %3.")
                    .arg(locale.toString(outcome->readings), locale.toString(outcome->series),
                         path));
        });
}

void HistoryCare::importFrom(const QString &path)
{
    if (!begin(Work::Importing))
        return;
    m_job = m_store.importFrom(
        path, this, [this](double share) { emit progressed(share); },
        [this](const Result<TransferOutcome, StoreError> &outcome) {
            if (!outcome)
                return end(outcome.error(), {});
            const QLocale locale;
            end({},
                tr("%1 readings were added; %2 were here already.")
                    .arg(locale.toString(outcome->readings - outcome->known),
                         locale.toString(outcome->known)));
        });
}

void HistoryCare::check()
{
    if (!begin(Work::Checking))
        return;
    m_job = m_store.check(
        this, [this](double share) { emit progressed(share); },
        [this](const Result<void, StoreError> &outcome) {
            if (!outcome)
                return end(outcome.error(), {});
            end({}, tr("Everything that is stored was read; it is whole."));
        });
}

void HistoryCare::applyRules()
{
    const RetentionRules rules = retentionRules(m_settings);
    if (rules.empty() || !begin(Work::Tidying))
        return;
    m_job = m_store.applyRetention(
        rules, m_clock->now(), this, [this](double share) { emit progressed(share); },
        [this](const Result<RetentionOutcome, StoreError> &outcome) {
            if (!outcome)
                return end(outcome.error(), {});
            const QLocale locale;
            end({},
                *outcome == RetentionOutcome()
                    ? QString()
                    : tr("%1 readings were rolled up, %2 removed.")
                          .arg(locale.toString(outcome->rolledUp),
                               locale.toString(outcome->removedReadings)));
        });
}

} // namespace lc
