// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/commandline.h"

#include <QObject>

namespace lc {

class ProgramParts;

/// A task that the program does without a window, once; it ends with an exit code that tells the
/// truth.
class HeadlessTask : public QObject {
    Q_OBJECT
public:
    /// The parts outlive it.
    HeadlessTask(ProgramParts &parts, CommandLine commandLine, QObject *parent = nullptr);

    virtual void start() = 0;

signals:
    /// Comes once, also from inside start(); the sentence, of several lines when several things are
    /// missing, is for the terminal.
    void ended(lc::ExitCode code, const QString &sentence);

protected:
    /// Opens what the command line names and waits until begin() can be called; ends when nothing
    /// can be opened.
    void openConnections();
    void endWithoutConnection();
    /// At least one connection is open, and sample data is in the history.
    virtual void begin() = 0;
    /// A sentence for each connection that could not be opened.
    QStringList unopened() const;
    void end(ExitCode code, const QString &sentence);

    ProgramParts &m_parts;
    CommandLine m_commandLine;

private:
    void waitForConnections();
    void waitForSampleHistory();

    bool m_areOpened = false;
};

} // namespace lc
