// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/headlessrecord.h"

#include "console/consolesettings.h"
#include "console/programparts.h"
#include "console/recordingtext.h"

namespace lc {

void HeadlessRecord::start()
{
    // What a timer calls makes no sample data that nobody asked for.
    if (m_commandLine.connections.isEmpty()
        && m_parts.settings.value(settings::connections).isEmpty())
        return endWithoutConnection();
    connect(m_parts.history.get(), &HistoryStore::stateChanged, this, &HeadlessRecord::takeHistory);
    takeHistory();
}

void HeadlessRecord::takeHistory()
{
    const HistoryState state = m_parts.history->state();
    if (state.access == HistoryState::Access::Opening || std::exchange(m_hasHistory, true))
        return;
    switch (state.access) {
    case HistoryState::Access::ReadOnly:
        return leaveToOther();
    case HistoryState::Access::Unavailable:
        return end(ExitCode::CannotWrite,
                   tr("The history %1 cannot be written. Nothing was recorded.")
                       .arg(m_parts.historyPlaces.placeName()));
    default:
        openConnections();
    }
}

void HeadlessRecord::leaveToOther()
{
    end(ExitCode::Done,
        tr("Another License Console records into this history already. Nothing was done."));
}

void HeadlessRecord::begin()
{
    // The timer that is installed has the interval that nobody chose.
    m_parts.recorder.setSpacing(std::chrono::minutes(std::max(
        m_parts.settings.value(settings::recordingMinutes), settings::recordingMinutes.fallback)));
    connect(&m_parts.recorder, &Recorder::finished, this, &HeadlessRecord::finish);
    m_parts.recorder.recordNow();
}

void HeadlessRecord::finish(const Recording &recording)
{
    if (recording.storeError && recording.storeError->kind == StoreError::Kind::ReadOnly)
        return leaveToOther();
    if (recording.storeError)
        return end(ExitCode::CannotWrite,
                   tr("The history %1 could not be written. What was recorded before is unchanged.")
                       .arg(m_parts.historyPlaces.placeName()));
    QStringList missing = unopened();
    if (m_commandLine.connections.isEmpty()) {
        for (const QString &id : m_parts.unknownConnections(m_commandLine))
            missing += tr("There is no connection %1 any more.").arg(id);
    }
    missing += missingOf(recording, m_parts.session);
    const QString recorded = tr("%n value(s) were recorded.", nullptr, int(recording.samples));
    if (missing.isEmpty())
        return end(ExitCode::Done, recorded);
    if (recording.samples == 0)
        return end(ExitCode::NothingRead, tr("Nothing was recorded:\n%1").arg(missing.join(u'\n')));
    end(ExitCode::Partly, tr("%1 This is missing:\n%2").arg(recorded, missing.join(u'\n')));
}

} // namespace lc
