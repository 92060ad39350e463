// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/headlesstask.h"

#include "console/programparts.h"
#include "workflows/errortext.h"

#include <QLocale>

namespace lc {

HeadlessTask::HeadlessTask(ProgramParts &parts, CommandLine commandLine, QObject *parent)
    : QObject(parent), m_parts(parts), m_commandLine(std::move(commandLine))
{
}

void HeadlessTask::openConnections()
{
    const QStringList unknown = m_parts.unknownConnections(m_commandLine);
    const bool isNamed = !m_commandLine.connections.isEmpty();
    if (isNamed && !unknown.isEmpty())
        return end(ExitCode::Usage,
                   tr("There is no connection %1.").arg(QLocale().createSeparatedList(unknown)));
    if (m_parts.open(m_commandLine).isEmpty())
        return endWithoutConnection();
    connect(&m_parts.session, &Session::stateChanged, this, &HeadlessTask::waitForConnections);
    waitForConnections();
}

void HeadlessTask::endWithoutConnection()
{
    end(ExitCode::Usage,
        tr("No connection was open the last time. Open one in the window, or name one with "
           "--connection."));
}

void HeadlessTask::waitForConnections()
{
    const Session &session = m_parts.session;
    bool isAnyOpen = false;
    for (const QString &id : session.opened()) {
        if (session.state(id) == Session::State::Opening)
            return;
        isAnyOpen |= session.client(id) != nullptr;
    }
    if (std::exchange(m_areOpened, true))
        return;
    if (!isAnyOpen)
        return end(ExitCode::NothingRead, unopened().join(u'\n'));
    waitForSampleHistory();
}

void HeadlessTask::waitForSampleHistory()
{
    if (!m_parts.isImportingHistory())
        return begin();
    connect(
        &m_parts, &ProgramParts::historyImported, this, [this] { begin(); },
        Qt::SingleShotConnection);
}

QStringList HeadlessTask::unopened() const
{
    const Session &session = m_parts.session;
    QStringList sentences;
    for (const QString &id : session.opened()) {
        if (session.client(id))
            continue;
        Attempt attempt;
        attempt.operation = QStringLiteral("GetCallerIdentity");
        attempt.connection = session.connection(id).name;
        attempt.changesState = false;
        const ErrorText text = explain(session.error(id), attempt);
        sentences += tr("%1 was not opened: %2 %3")
                         .arg(attempt.connection, text.whatHappened, text.whatToDo);
    }
    return sentences;
}

void HeadlessTask::end(ExitCode code, const QString &sentence)
{
    emit ended(code, sentence);
}

} // namespace lc
