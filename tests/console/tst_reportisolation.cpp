// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/commandline.h"
#include "console/headlessrecord.h"
#include "console/programparts.h"
#include "console/reportfolder.h"
#include "support/samplerequests.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTcpServer>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace lc::test;

/// What reports open while they are made, seen from outside by strace: whatever names say, no file
/// but fonts and their own, and no socket.
class TestReportIsolation : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_program = qEnvironmentVariable("LC_CONSOLE");
        if (m_program.isEmpty())
            QSKIP("LC_CONSOLE names no program");
        m_strace = QStandardPaths::findExecutable(u"strace"_s);
        QVERIFY2(!m_strace.isEmpty(), "strace is not installed");
        QProcess trial;
        trial.start(m_strace, {u"-o"_s, u"/dev/null"_s, u"true"_s});
        QVERIFY(trial.waitForFinished());
        if (trial.exitCode() != 0)
            QSKIP("no process may watch another one here (ptrace)");
        QVERIFY(m_listener.listen(QHostAddress::LocalHost));
        QFile canary(m_canaryFolder.filePath(u"canary.png"_s));
        QVERIFY(canary.open(QIODevice::WriteOnly) && canary.write("no report needs this\n") > 0);
    }

    void opensNothingForTheJournal_data() { addFormats(); }
    void opensNothingForTheJournal()
    {
        QFETCH(QString, suffix);
        const ReportFolder folder;
        folder.addCalls(int(hostileNames().size()) * 3, hostileNames());
        ReportDefinition definition = activityReport(hostileNames().first());
        QVERIFY(folder.save(definition));
        const QString path = folder.output(u"calls"_s + suffix);
        const auto traced = trace(folder, definition.name, path);
        QVERIFY(traced);
        checkFiles(*traced, folder, path);
        for (const QString &line : *traced)
            QVERIFY2(!isNetwork(line), qPrintable(line));
        checkContent(path);
    }

    void opensNothingForConsumption_data()
    {
        QTest::addColumn<QString>("suffix");
        QTest::newRow("html") << u".html"_s;
        QTest::newRow("pdf") << u".pdf"_s;
    }
    /// With lists of the local service, whose port is the only one, and charts.
    void opensNothingForConsumption()
    {
        QFETCH(QString, suffix);
        const ReportFolder folder;
        const auto folders = ProgramFolders::make(folder.data());
        QVERIFY(folders);
        ProgramParts parts(*folders);
        const QString vendor = u"local:vendor"_s;
        parts.session.open(vendor);
        QTRY_VERIFY_WITH_TIMEOUT(parts.session.client(vendor), 60'000);
        for (const QString &name : hostileNames()) {
            const auto request = licenseRequest(name);
            std::optional<bool> isMade;
            const PendingCall call =
                parts.session.client(vendor)->call<licensemanager::CreateLicense>(
                    request, this, [&isMade](const auto &answer) { isMade = answer.has_value(); });
            QTRY_VERIFY(isMade);
            QVERIFY2(*isMade, qPrintable(name));
        }
        CommandLine line;
        line.connections = {vendor};
        HeadlessRecord record(parts, line);
        QSignalSpy recorded(&record, &HeadlessTask::ended);
        record.start();
        QTRY_COMPARE_WITH_TIMEOUT(recorded.count(), 1, 60'000);

        ReportDefinition definition;
        definition.name = u"Seats"_s;
        definition.products = {QString::number(m_listener.serverPort())};
        QVERIFY(folder.save(definition));
        const QString path = folder.output(u"seats"_s + suffix);
        const auto traced = trace(folder, definition.name, path, {u"--connection"_s, vendor});
        QVERIFY(traced);
        checkFiles(*traced, folder, path);
        std::optional<int> port;
        parts.service.start(this, [&port](const Result<LocalEndpoint, QString> &endpoint) {
            port = endpoint ? endpoint->url.port() : 0;
        });
        QTRY_VERIFY(port);
        const QString service = u"sin_port=htons(%1)"_s.arg(*port);
        for (const QString &each : *traced) {
            QVERIFY2(!each.contains(u"connect("_s) || !isNetwork(each) || each.contains(service),
                     qPrintable(each));
        }
        checkContent(path);
        if (suffix == u".html"_s)
            QVERIFY(contentOf(path).contains("<svg"));
    }

private:
    static void addFormats()
    {
        QTest::addColumn<QString>("suffix");
        for (const QString &suffix : {u".html"_s, u".pdf"_s, u".xlsx"_s, u".csv"_s, u".json"_s})
            QTest::newRow(qPrintable(suffix)) << suffix;
    }

    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// Each leads to the canary file or the listening socket, if anybody follows.
    QStringList hostileNames() const
    {
        const QString file = u"file://"_s + m_canaryFolder.filePath(u"canary.png"_s);
        const QString http = u"http://127.0.0.1:%1/"_s.arg(m_listener.serverPort());
        QStringList names;
        for (const QString &target : {file, http}) {
            for (const char *form :
                 {"<img src=\"%1\">", "<img src=%1 onerror=alert(1)>", "url(%1)",
                  "<link rel=stylesheet href=\"%1\">", "<style>@import url(%1);</style>",
                  "</style></title><iframe src=\"%1\">", "<object data=\"%1\"></object>",
                  "<svg><image href=\"%1\"/><use xlink:href=\"%1#a\"/></svg>",
                  "\"><body background=\"%1\">", "<table background=%1><td>",
                  "<!DOCTYPE a [<!ENTITY b SYSTEM \"%1\">]>", "=WEBSERVICE(\"%1\")",
                  "=HYPERLINK(\"%1\")", "@import '%1'", "<a href=\"%1\">"})
                names += QString::fromLatin1(form).arg(target);
        }
        // The port stands in each, by which the report about them finds them.
        for (const char *form : {"=cmd|'/C calc'!A%1", "+%1", "qrc:/%1", "\\\\%1\\share"})
            names += QString::fromLatin1(form).arg(m_listener.serverPort());
        for (QString &name : names) {
            if (!name.contains(QString::number(m_listener.serverPort())))
                name += u' ' + QString::number(m_listener.serverPort());
        }
        return names;
    }

    /// The lines of strace; none when the report was not made.
    std::optional<QStringList> trace(const ReportFolder &folder, const QString &report,
                                     const QString &path, const QStringList &more = {}) const
    {
        const QString log = m_canaryFolder.filePath(u"trace"_s);
        QProcess process;
        process.start(m_strace,
                      QStringList{u"-f"_s, u"-qq"_s, u"-s"_s, u"4096"_s, u"-e"_s,
                                  u"trace=open,openat,openat2,creat,socket,connect,sendto"_s,
                                  u"-e"_s, u"signal=none"_s,
                                  // Looking for leaks is itself done by watching the process.
                                  u"-E"_s, u"ASAN_OPTIONS=detect_leaks=0"_s, u"-o"_s, log,
                                  m_program, u"--report"_s, report, u"--output"_s, path,
                                  u"--data"_s, folder.data()}
                          + more);
        if (!process.waitForFinished(100'000) || process.exitCode() != int(ExitCode::Done)) {
            qWarning("%s", process.readAllStandardError().constData());
            return {};
        }
        return QString::fromUtf8(contentOf(log)).split(u'\n', Qt::SkipEmptyParts);
    }

    static bool isNetwork(const QString &line)
    {
        return line.contains(u"AF_INET"_s) || line.contains(u"AF_PACKET"_s);
    }

    void checkFiles(const QStringList &lines, const ReportFolder &folder, const QString &path)
    {
        const QString reports = QFileInfo(path).path();
        static const QRegularExpression opening(
            u"(?:open|openat|openat2|creat)\\((?:[^,\"]*, )?\"([^\"]*)\""_s);
        const QStringList allowed{
            reports,
            folder.data(),
            QDir::homePath() + u"/.cache/fontconfig"_s,
            u"/usr/share/fonts"_s,
            u"/usr/local/share/fonts"_s,
            u"/usr/share/fontconfig"_s,
            u"/var/cache/fontconfig"_s,
            u"/etc/fonts"_s,
            u"/usr/share/zoneinfo"_s,
            u"/proc/self/"_s,
            u"/proc/sys/vm/overcommit_memory"_s, // by the memory allocator
            QDir::tempPath() + u"/license-console-"_s, // the workbook before it is compressed
        };
        bool isRendering = false;
        int files = 0;
        for (const QString &line : lines) {
            QVERIFY2(!line.contains(u"canary.png"_s), qPrintable(line));
            const auto match = opening.match(line);
            if (!match.hasMatch())
                continue;
            const QString opened = match.captured(1);
            isRendering = isRendering
                || (opened.startsWith(reports)
                    && (line.contains(u"O_TMPFILE"_s) || line.contains(u"O_CREAT"_s)));
            if (!isRendering)
                continue;
            ++files;
            QVERIFY2(
                std::ranges::any_of(
                    allowed, [&opened](const QString &start) { return opened.startsWith(start); }),
                qPrintable(line));
        }
        QVERIFY(files > 0);
        QVERIFY(!m_listener.hasPendingConnections());
        QTest::qWait(0);
        QVERIFY(!m_listener.hasPendingConnections());
    }

    void checkContent(const QString &path) const
    {
        const QByteArray content = contentOf(path);
        if (path.endsWith(u".html"_s) || path.endsWith(u".csv"_s) || path.endsWith(u".json"_s))
            QVERIFY(content.contains("canary.png"));
        else
            QVERIFY(content.size() > 4000);
    }

    QString m_program;
    QString m_strace;
    QTcpServer m_listener;
    QTemporaryDir m_canaryFolder;
};

QTEST_GUILESS_MAIN(TestReportIsolation)
#include "tst_reportisolation.moc"
