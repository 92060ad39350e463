// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>
#include <QStringList>

namespace lc {

/// How the program ended, for scripts.
enum class ExitCode {
    Done = 0,
    Alerts = 1, ///< of --check-alerts: some ask for attention
    Usage = 2, ///< wrong options, or no display
    Partly = 3, ///< the message names what is missing
    NothingRead = 4,
    CannotWrite = 5
};

/// What was asked for on the command line.
struct CommandLine {
    enum class Task { Window, Export, Record, CheckAlerts, Report, Help, Version };

    Task task = Task::Window;
    QStringList connections; ///< ids or names; empty: those of the last time
    QString page; ///< id; empty: the pages of the last time
    QString data; ///< folder of the program's own files; empty: the desktop's places
    QString exportFile;
    QString report; ///< name of a saved one
    QString outputFile; ///< of the report; empty: by its own name
    bool resetsSample = false;

    /// The error is one sentence for standard error.
    static Result<CommandLine, QString> parse(const QStringList &arguments,
                                              const QStringList &pageIds);
    static QString helpText(const QStringList &pageIds);
};

/// Whether a window can be opened: a display server is named, and for X11 its socket is there.
bool hasDisplay();

} // namespace lc
