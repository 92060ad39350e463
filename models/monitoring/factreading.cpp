// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/factreading.h"

#include "store/activitystore.h"
#include "store/historystore.h"
#include "store/snapshotstore.h"

#include <QDateTime>

namespace lc {

namespace {

constexpr int mostCalls = 200'000; ///< of the activity journal

} // namespace

FactReading::FactReading(const Sources &sources, QObject *parent)
    : QObject(parent), m_sources(sources)
{
}

void FactReading::start(Wanted wanted, Done done)
{
    ++m_round;
    m_wanted = std::move(wanted);
    m_done = std::move(done);
    m_facts = std::make_shared<ReportFacts>();
    m_facts->now = m_wanted.now;
    m_facts->from = m_wanted.from;
    m_facts->to = m_wanted.to;
    m_estates = std::make_unique<EstateReader>(m_sources.session, m_wanted.parts);
    connect(m_estates.get(), &EstateReader::progressed, this, &FactReading::progressed);
    connect(m_estates.get(), &EstateReader::finished, this, &FactReading::readSeries);
    m_estates->start(m_wanted.connections);
}

void FactReading::readSeries()
{
    m_facts->estates = m_estates->takeEstates();
    m_facts->missing = m_estates->failures();
    m_readLists = m_estates->readLists();
    const auto take = [this, round = m_round](const Result<QList<SeriesInfo>, StoreError> &series) {
        if (round != m_round)
            return;
        if (series)
            m_facts->series = *series;
        else
            m_facts->missing += tr("The recorded history could not be read.");
        readActivity();
    };
    m_sources.history.series(this, take);
}

void FactReading::readActivity()
{
    if (!m_wanted.activity)
        return readChanges();
    const auto take = [this,
                       round = m_round](const Result<QList<ActivityEntry>, StoreError> &entries) {
        if (round != m_round)
            return;
        if (entries)
            m_facts->activity = *entries;
        else
            m_facts->missing += tr("The activity journal could not be read.");
        readChanges();
    };
    m_sources.activity.recent(ActivityStore::Which::All, mostCalls, this, take);
}

void FactReading::readChanges()
{
    if (!m_wanted.changes)
        return finish();
    m_sources.snapshots.all(
        this, [this, round = m_round](const Result<QList<SnapshotInfo>, StoreError> &all) {
            if (round != m_round)
                return;
            if (!all)
                m_facts->missing += tr("The lists that were kept could not be read.");
            const auto changes = std::make_shared<QList<ChangeRecord>>();
            m_sources.snapshots.work(
                [changes, snapshots = all ? *all : QList<SnapshotInfo>(),
                 from = toQDateTime(m_wanted.from).date(), to = toQDateTime(m_wanted.to).date()] {
                    *changes = changesBetween(snapshots, from, to);
                },
                this,
                [this, round, changes] {
                    if (round != m_round)
                        return;
                    m_facts->changes = *changes;
                    finish();
                });
        });
}

void FactReading::finish()
{
    emit progressed(1, 1);
    const Done done = std::exchange(m_done, {});
    done(std::exchange(m_facts, {}));
}

} // namespace lc
