// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/partrecording.h"

namespace lc {

namespace {

constexpr int callsAtOnce = 3;
/// After so many failures one after another the rest would fail too.
constexpr int mostFailuresInARow = 5;

} // namespace

PartRecording::PartRecording(RecordingPart part, const RecordingSource &source, QObject *parent)
    : QObject(parent), m_part(part), m_source(source), m_queue(callsAtOnce, source.pace)
{
    connect(&m_queue, &CallQueue::progressed, this, &PartRecording::progressed);
    connect(&m_queue, &CallQueue::idle, this, &PartRecording::finished);
}

SeriesKey PartRecording::regionalKey(const QString &resource, QStringView metric,
                                     const QString &dimension) const
{
    return {m_source.identity.partition,
            m_source.identity.account,
            m_source.region,
            resource,
            metric.toString(),
            dimension};
}

SeriesKey PartRecording::globalKey(const QString &resource, QStringView metric,
                                   const QString &dimension) const
{
    return {m_source.identity.partition,
            m_source.identity.account,
            {},
            resource,
            metric.toString(),
            dimension};
}

void PartRecording::succeed()
{
    m_failuresInARow = 0;
    m_queue.speedUp();
}

bool PartRecording::isThrottled(const ApiError &error)
{
    if (error.kind != ApiError::Kind::Throttled)
        return false;
    m_queue.slowDown();
    return true;
}

void PartRecording::fail(const QString &resource, const ApiError &error)
{
    m_failures.append({client().connectionId(), client().region(), m_part, resource, error});
    if (++m_failuresInARow >= mostFailuresInARow)
        m_queue.clear();
}

} // namespace lc
