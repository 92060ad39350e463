// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/sourcerecording.h"

#include "monitoring/configurationrecording.h"
#include "monitoring/licenserecording.h"
#include "monitoring/usageplanrecording.h"

namespace lc {

SourceRecording::SourceRecording(Client &client, const Identity &identity, RecordingScope scope,
                                 const RecordingBounds &bounds, std::unique_ptr<RecordingSink> sink,
                                 QObject *parent)
    : QObject(parent), m_sink(std::move(sink))
{
    const RecordingSource source{&client, identity, client.region(), m_sink.get(), bounds.pace};
    if (scope == RecordingScope::Everything) {
        m_parts.push_back(LicenseRecording::issued(source, this));
        m_parts.push_back(LicenseRecording::received(source, this));
    }
    m_parts.push_back(new ConfigurationRecording(source, bounds.mostParts, this));
    m_parts.push_back(new UsagePlanRecording(source, this));
    for (PartRecording *part : m_parts) {
        connect(part, &PartRecording::progressed, this, &SourceRecording::progressed);
        // Queued: the part is still inside its own call.
        connect(part, &PartRecording::finished, this, &SourceRecording::beginNext,
                Qt::QueuedConnection);
    }
    connect(m_sink.get(), &RecordingSink::finished, this, &SourceRecording::finished,
            Qt::QueuedConnection);
}

void SourceRecording::begin()
{
    beginNext();
}

void SourceRecording::beginNext()
{
    if (m_next < m_parts.size())
        m_parts[m_next++]->begin();
    else
        m_sink->finish();
}

int SourceRecording::done() const
{
    int done = 0;
    for (const PartRecording *part : m_parts)
        done += part->queue().done();
    return done;
}

int SourceRecording::total() const
{
    int total = 0;
    for (const PartRecording *part : m_parts)
        total += part->queue().total();
    return total;
}

QList<RecordingFailure> SourceRecording::failures() const
{
    QList<RecordingFailure> failures;
    for (const PartRecording *part : m_parts)
        failures += part->failures();
    return failures;
}

} // namespace lc
