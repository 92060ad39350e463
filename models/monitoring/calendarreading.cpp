// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/calendarreading.h"

#include "connections/session.h"
#include "monitoring/estatereader.h"

using namespace Qt::StringLiterals;

namespace lc {

CalendarReading::CalendarReading(Session &session, QObject *parent)
    : QObject(parent), m_session(session), m_thread(u"calendar"_s)
{
    using Part = EstateReader::Part;
    m_reader = new EstateReader(session,
                                Part::Licenses | Part::Grants | Part::Tokens | Part::Configurations
                                    | Part::UsagePlans,
                                this);
    connect(m_reader, &EstateReader::progressed, this, &CalendarReading::progressed);
    connect(m_reader, &EstateReader::finished, this, &CalendarReading::collect);
}

CalendarReading::~CalendarReading() = default;

void CalendarReading::start(const QList<PlacedCheckout> &held)
{
    ++m_round;
    m_held = held;
    m_reader->start();
}

void CalendarReading::cancel()
{
    ++m_round;
    m_reader->cancel();
    emit progressed(1, 1);
    emit finished();
}

void CalendarReading::collect()
{
    const auto estates = m_reader->takeEstates();
    const auto entries = std::make_shared<QList<CalendarEntry>>();
    const Instant now = m_session.now();
    m_thread.post([this, estates, entries, held = m_held, now, round = m_round] {
        for (const auto &estate : estates)
            *entries += calendarEntries(*estate, now);
        *entries += calendarEntries(held);
        sortEntries(*entries);
        const auto take = [this, entries, now, round] {
            if (round != m_round)
                return;
            m_entries = *entries;
            m_failures = m_reader->failures();
            m_readLists = m_reader->readLists();
            m_finishedAt = now;
            emit progressed(1, 1);
            emit finished();
        };
        QMetaObject::invokeMethod(this, take, Qt::QueuedConnection);
    });
}

} // namespace lc
