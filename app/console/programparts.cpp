// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/programparts.h"

#include "aws/directtransport.h"
#include "client/workers.h"
#include "console/consolesettings.h"
#include "console/samplehistory.h"

namespace lc {

ProgramParts::ProgramParts(const ProgramFolders &programFolders)
    : folders(programFolders), clock(std::make_shared<SystemClock>()),
      settings(folders.settings, clock->now()), book(settings),
      historyPlaces(settings, keychain, folders.history, clock), history(historyPlaces.open()),
      activity(folders.activity, clock), intents(folders.activity, clock, &activity),
      service(folders.service, clock),
      workers(std::make_shared<Workers>([] { return std::make_unique<DirectTransport>(); })),
      session(SessionParts{workers, clock, &service, &intents},
              ConnectionRegistry(Environment::ofProcess(), {}, &book)),
      recorder(session, *history, clock)
{
    session.setKeychain(&keychain);
    recorder.setMostParts(settings.value(settings::recordedResources));
    connect(&service, &EmbeddedService::started, this, &ProgramParts::importSampleHistory);
}

ProgramParts::~ProgramParts() = default;

QStringList ProgramParts::connectionsFor(const CommandLine &commandLine)
{
    QStringList ids;
    const ConnectionRegistry &registry = session.registry();
    const auto add = [&](const QString &idOrName) {
        for (const Connection &connection : registry.find(idOrName)) {
            if (!ids.contains(connection.id))
                ids += connection.id;
        }
    };
    if (!commandLine.connections.isEmpty()) {
        for (const QString &name : commandLine.connections)
            add(name);
        return ids;
    }
    for (const QString &id : settings.value(settings::connections)) {
        if (registry.byId(id))
            ids += id;
    }
    // Never instead of a connection that is gone: that would be another identity.
    if (settings.value(settings::connections).isEmpty() && !settings.value(settings::wasUsed))
        add(QStringLiteral("local"));
    return ids;
}

QStringList ProgramParts::unknownConnections(const CommandLine &commandLine)
{
    const ConnectionRegistry &registry = session.registry();
    QStringList unknown;
    for (const QString &name : commandLine.connections) {
        if (registry.find(name).isEmpty())
            unknown += name;
    }
    if (!commandLine.connections.isEmpty())
        return unknown;
    for (const QString &id : settings.value(settings::connections)) {
        if (!registry.byId(id))
            unknown += id;
    }
    return unknown;
}

QStringList ProgramParts::open(const CommandLine &commandLine)
{
    const QStringList ids = connectionsFor(commandLine);
    for (const QString &id : ids)
        session.open(id, settings.value(settings::region));
    return ids;
}

void ProgramParts::importSampleHistory()
{
    // What a team shares is no place for it.
    if (historyPlaces.place().kind == HistoryPlace::Kind::Server) {
        emit historyImported({});
        return;
    }
    // The service knows the day its sample data was made; the series follow from it.
    m_isImporting = true;
    lc::importSampleHistory(folders.service, *history, this, [this](const QString &problem) {
        m_isImporting = false;
        emit historyImported(problem);
    });
}

} // namespace lc
