// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/systemkeychain.h"
#include "console/commandline.h"
#include "console/programfolders.h"
#include "monitoring/alertfactsreader.h"
#include "store/alertstore.h"
#include "workflows/historyplaces.h"

#include <QObject>

#include <memory>

namespace lc {

/// Holds what is recorded against the alert rules, without a window or any call, and writes
/// nothing: a JSON line for each alert in force, and an exit code for other tools.
class HeadlessAlerts final : public QObject {
    Q_OBJECT
public:
    HeadlessAlerts(const ProgramFolders &folders, QObject *parent = nullptr);
    ~HeadlessAlerts() override;

    void start();

signals:
    /// An alert in force, as JSON in UTF-8 without an end of line.
    void found(const QByteArray &line);
    /// Comes once, also from inside start(); the sentence is for the terminal and may be empty.
    void ended(lc::ExitCode code, const QString &sentence);

private:
    void take(const AlertFacts &facts, const AlertBook &book);

    const ProgramFolders m_folders;
    std::shared_ptr<const Clock> m_clock;
    SystemKeychain m_keychain;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<HistoryPlaces> m_places;
    std::unique_ptr<HistoryStore> m_history;
    std::unique_ptr<AlertFactsReader> m_reader;
};

} // namespace lc
