// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/connectionbook.h"
#include "connections/session.h"
#include "connections/systemkeychain.h"
#include "console/commandline.h"
#include "console/embeddedservice.h"
#include "console/programfolders.h"
#include "core/settings.h"
#include "monitoring/recorder.h"
#include "store/activitystore.h"
#include "store/historystore.h"
#include "store/intentstore.h"
#include "workflows/historyplaces.h"

#include <QObject>

#include <memory>

namespace lc {

/// The parts of the program that nobody sees, each made once: what the window stands on, and all
/// there is when it runs without one. Needs no display; lives on the main thread.
class ProgramParts : public QObject {
    Q_OBJECT
public:
    explicit ProgramParts(const ProgramFolders &programFolders);
    ~ProgramParts() override;

    /// The connections that the command line or, when it names none, the last time names.
    QStringList connectionsFor(const CommandLine &commandLine);
    /// Those that are asked for but do not exist.
    QStringList unknownConnections(const CommandLine &commandLine);
    /// Opens what connectionsFor() names, in the Region that was chosen last.
    QStringList open(const CommandLine &commandLine);
    /// Whether sample data is on its way into the history: whenever the local service starts, until
    /// historyImported().
    bool isImportingHistory() const { return m_isImporting; }

    const ProgramFolders folders;
    const std::shared_ptr<const Clock> clock;
    Settings settings;
    ConnectionBook book;
    SystemKeychain keychain;
    HistoryPlaces historyPlaces;
    const std::unique_ptr<HistoryStore> history;
    ActivityStore activity;
    IntentStore intents;
    EmbeddedService service;
    const std::shared_ptr<Workers> workers;
    Session session;
    Recorder recorder;

signals:
    /// `problem` is a sentence when it failed, else empty.
    void historyImported(const QString &problem);

private:
    void importSampleHistory();

    bool m_isImporting = false;
};

} // namespace lc
