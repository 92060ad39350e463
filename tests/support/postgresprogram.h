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

    /// Runs the statements of a file.
    bool load(const QString &path, const PostgresServer &server)
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("PGPASSWORD"), QString::fromLatin1(m_password));
        QProcess psql;
        psql.setProcessEnvironment(environment);
        psql.setStandardInputFile(path);
        psql.start(QStringLiteral("psql"),
                   {QStringLiteral("-qX"), QStringLiteral("-v"), QStringLiteral("ON_ERROR_STOP=1"),
                    QStringLiteral("-h"), server.host, QStringLiteral("-p"),
                    QString::number(server.port), QStringLiteral("-U"), server.user,
                    QStringLiteral("-d"), server.database});
        return psql.waitForFinished(60'000) && psql.exitStatus() == QProcess::NormalExit
            && psql.exitCode() == 0;
    }

    /// The certificate of a new authority, by which nothing was signed; empty: there is no openssl.
    QByteArray newAuthority(const QByteArray &name)
    {
        shell("cd " + m_folder
              + " && openssl req -x509 -newkey ec -pkeyopt"
                " ec_paramgen_curve:P-256 -nodes -days 2 -subj '/CN=Authority "
              + name + "' -keyout " + name + ".key -out " + name + ".crt 2>/dev/null");
        return shell("cat " + m_folder + '/' + name + ".crt 2>/dev/null");
    }
    /// From now on the server speaks TLS, with a certificate for localhost by this authority.
    bool offerTls(const QByteArray &authority)
    {
        shell("cd " + m_folder
              + " && openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256"
                " -nodes -subj /CN=localhost -keyout tls.key -out tls.csr 2>/dev/null"
                " && echo subjectAltName=DNS:localhost > tls.ext"
                " && openssl x509 -req -in tls.csr -CA "
              + authority + ".crt -CAkey " + authority
              + ".key -CAcreateserial -days 2 -extfile tls.ext -out tls.crt 2>/dev/null"
                " && chown --reference=. tls.key");
        sql("ALTER SYSTEM SET ssl_cert_file = '" + m_folder + "/tls.crt'");
        sql("ALTER SYSTEM SET ssl_key_file = '" + m_folder + "/tls.key'");
        return setTls("on");
    }
    bool stopTls() { return setTls("off"); }

    /// Runs a line of the shell in the world of the server; what it prints.
    QByteArray shell(const QByteArray &line)
    {
        m_said.clear();
        m_process.write(line + '\n');
        (void)waitFor("done ");
        return m_said.left(m_said.lastIndexOf("done "));
    }

private:
    /// Waits until the server does it.
    bool setTls(const QByteArray &value)
    {
        sql("ALTER SYSTEM SET ssl = " + value);
        sql("SELECT pg_reload_conf()");
        const QByteArray wanted = value == "on" ? "t" : "f";
        return shell("for i in $(seq 300); do ssl=$(PGSSLMODE=prefer psql -AtqXc 'SELECT ssl FROM"
                     " pg_stat_ssl WHERE pid = pg_backend_pid()');"
                     " [ \"$ssl\" = "
                     + wanted + " ] && break; sleep 0.1; done; echo \"$ssl\"")
                   .trimmed()
            == wanted;
    }

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
