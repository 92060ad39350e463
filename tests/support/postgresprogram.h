// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"
#include "database/postgresserver.h"

#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>

#include <memory>

namespace lc::test {

/// A real PostgreSQL server for one test program, made by pg_virtualenv (as root, too, where it
/// becomes the user postgres by itself) and gone with it. It begins empty and listens on loopback.
class PostgresProgram {
public:
    PostgresProgram()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("pg_virtualenv")).isEmpty()) {
            m_problem = QStringLiteral("pg_virtualenv is not installed (Debian: postgresql)");
            return;
        }
        QTcpServer freePort;
        freePort.listen(QHostAddress::LocalHost);
        const int port = freePort.serverPort();
        freePort.close();
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("PGPORT"), QString::number(port));
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        // Carries out what it is told, a line at a time, until its input ends.
        m_process.start(QStringLiteral("pg_virtualenv"),
                        {QStringLiteral("-t"), QStringLiteral("-o"),
                         QStringLiteral("unix_socket_directories="), QStringLiteral("sh"),
                         QStringLiteral("-c"),
                         QStringLiteral("echo \"ready $PGUSER $PGPASSWORD $PGPORT\";"
                                        "while read -r line; do eval \"$line\";"
                                        " echo \"done $?\"; done")});
        const QByteArray ready = waitFor("ready ");
        const QList<QByteArray> words = ready.split(' ');
        if (words.size() != 4) {
            m_problem = QStringLiteral("no PostgreSQL server starts here: ")
                + QString::fromLocal8Bit(m_said.right(2000));
            return;
        }
        m_server.host = QStringLiteral("127.0.0.1");
        m_server.user = QString::fromLatin1(words[1]);
        m_password = words[2];
        m_server.port = words[3].trimmed().toInt();
        m_server.tls = PostgresServer::Tls::Disable;
        m_folder = shell("psql -Atc 'show data_directory'").trimmed();
    }

    ~PostgresProgram()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.closeWriteChannel();
        if (!m_process.waitForFinished(30'000))
            m_process.terminate();
        m_process.waitForFinished(5'000);
    }
    PostgresProgram(const PostgresProgram &) = delete;
    PostgresProgram &operator=(const PostgresProgram &) = delete;

    /// Why there is no server; empty: there is.
    QString problem() const { return m_problem; }

    /// A new, empty database on the server.
    PostgresServer newDatabase()
    {
        PostgresServer server = m_server;
        server.database = QStringLiteral("test%1").arg(++m_databases);
        sql("CREATE DATABASE " + server.database.toLatin1());
        return server;
    }
    Secret password() const { return Secret(m_password); }
    QByteArray passwordText() const { return m_password; }

    /// Runs statements as the owner of everything; the answer is what psql prints, unaligned.
    QByteArray sql(const QByteArray &statements,
                   const QString &database = QStringLiteral("postgres"))
    {
        return shell("psql -AtqX -d " + database.toLatin1() + " -c \"" + statements + "\"");
    }

    /// As if its machine had lost power: no part of it finishes anything.
    void kill()
    {
        shell("pid=$(head -1 " + m_folder
              + "/postmaster.pid); kill -9 $pid $(cat /proc/$pid/task/$pid/children)");
    }
    /// The server that was killed, again; waits until it answers.
    void start()
    {
        // What is left of the former one has to end first.
        shell("for i in $(seq 300); do pg_isready -q && break;"
              " pg_ctlcluster $PGVERSION regress start >/dev/null 2>&1 || sleep 0.1; done");
    }
    /// Sends a signal ("STOP", "CONT") to the processes that serve a database.
    void signal(const QByteArray &name, const PostgresServer &server)
    {
        if (name != "CONT")
            m_serving = sql("SELECT string_agg(pid::text, ' ') FROM pg_stat_activity"
                            " WHERE datname = '"
                            + server.database.toLatin1() + "'")
                            .trimmed();
        shell("kill -" + name + ' ' + m_serving);
    }

    /// Runs a line of the shell in the world of the server; what it prints.
    QByteArray shell(const QByteArray &line)
    {
        m_said.clear();
        m_process.write(line + '\n');
        (void)waitFor("done ");
        return m_said.left(m_said.lastIndexOf("done "));
    }

private:
    /// The line that begins so.
    QByteArray waitFor(const QByteArray &word)
    {
        for (;;) {
            const qsizetype at = m_said.startsWith(word) ? 0 : m_said.indexOf('\n' + word);
            const qsizetype begin = at > 0 ? at + 1 : at;
            const qsizetype end = begin >= 0 ? m_said.indexOf('\n', begin) : -1;
            if (end >= 0)
                return m_said.mid(begin, end - begin);
            if (!m_process.waitForReadyRead(60'000))
                return {};
            m_said += m_process.readAll();
        }
    }

    QProcess m_process;
    QByteArray m_said;
    QString m_problem;
    PostgresServer m_server;
    QByteArray m_password;
    QByteArray m_folder;
    QByteArray m_serving;
    int m_databases = 0;
};

} // namespace lc::test
