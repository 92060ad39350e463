// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/headlessalerts.h"

#include "console/alertreport.h"
#include "console/consolesettings.h"
#include "core/json.h"
#include "monitoring/alertrules.h"

#include <QFileInfo>

namespace lc {

namespace {

AlertRecords recordsOf(const AlertBook &book)
{
    AlertRecords records;
    records.rules = withReadyRules(book.rules);
    records.alerts = book.alerts;
    records.mutes = book.mutes;
    return records;
}

QList<AlertItem> itemsOf(const AlertBook &book)
{
    QList<AlertItem> items;
    for (const AlertItemList &list : book.items)
        items += list.items;
    return items;
}

} // namespace

HeadlessAlerts::HeadlessAlerts(const ProgramFolders &folders, QObject *parent)
    : QObject(parent), m_folders(folders), m_clock(std::make_shared<SystemClock>())
{
}

HeadlessAlerts::~HeadlessAlerts() = default;

void HeadlessAlerts::start()
{
    m_settings = std::make_unique<Settings>(m_folders.settings, m_clock->now());
    m_places = std::make_unique<HistoryPlaces>(*m_settings, m_keychain, m_folders.history, m_clock);
    const bool isFile = m_places->place().kind == HistoryPlace::Kind::File;
    if (isFile && !QFileInfo::exists(m_folders.history))
        return emit ended(ExitCode::NothingRead,
                          tr("Nothing was recorded yet: there is no %1.").arg(m_folders.history));
    AlertBook book;
    if (QFileInfo::exists(m_folders.activity)) {
        auto read = AlertStore::readFile(m_folders.activity);
        if (!read)
            return emit ended(ExitCode::NothingRead,
                              tr("The alert rules in %1 cannot be read: %2.")
                                  .arg(m_folders.activity, read.error().message));
        book = std::move(*read);
    }
    m_history = m_places->open(HistoryUse::ReadOnly);
    m_reader = std::make_unique<AlertFactsReader>(*m_history, m_clock);
    AlertFactsQuery query;
    query.rules = recordsOf(book).rules;
    query.items = itemsOf(book);
    query.unnamed = Unnamed::Counted;
    if (m_settings->value(settings::recordingMinutes) > 0)
        query.recordingSince = Instant();
    m_reader->read(query, [this, book](const Result<AlertFacts, StoreError> &facts) {
        if (!facts)
            return emit ended(ExitCode::NothingRead,
                              tr("The history %1 cannot be read: %2.")
                                  .arg(m_places->placeName(), facts.error().message));
        take(*facts, book);
    });
}

void HeadlessAlerts::take(const AlertFacts &facts, const AlertBook &book)
{
    const bool isAnythingRecorded =
        std::ranges::any_of(facts.subjects, [](const AlertSubject &subject) {
            return !subject.readings.empty() || subject.item.ends || subject.item.since;
        });
    if (!isAnythingRecorded)
        return emit ended(ExitCode::NothingRead, tr("Nothing was recorded yet."));
    const AlertRecords records = recordsOf(book);
    const AlertOutcome outcome = evaluate(facts, records);
    bool isAnyOpen = false;
    for (const Alert &alert : outcome.active) {
        isAnyOpen = isAnyOpen || isOpen(alert, records.mutes, facts.now);
        emit found(writeJson(alertReportOf(alert, records, facts.now)));
    }
    // Only the window reads what ends and what waits.
    const QString missing = book.items.isEmpty()
        ? tr("No lists of licenses, grants and tokens were read yet: what ends or waits is not "
             "looked at. Open the connections in the window once.")
        : QString();
    const ExitCode code = isAnyOpen ? ExitCode::Alerts
        : missing.isEmpty()         ? ExitCode::Done
                                    : ExitCode::Partly;
    emit ended(code, missing);
}

} // namespace lc
