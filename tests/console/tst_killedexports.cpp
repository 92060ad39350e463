// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/commandline.h"
#include "console/reportfolder.h"

#include <QDeadlineTimer>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>

#include <csignal>

#include <sys/mount.h>
#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace lc::test;
using namespace std::chrono_literals;

namespace {

constexpr int calls = 5000;
const QByteArray oldReport = "The report of last week.\n";

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Whether a report has its beginning, its end and, where that can be seen, all of its rows.
bool isWhole(const QString &path)
{
    const QByteArray content = contentOf(path);
    if (path.endsWith(u".csv"_s))
        return content.endsWith("\r\n") && content.count("GetLicense") == calls;
    if (path.endsWith(u".html"_s))
        return content.endsWith("</html>\n") && content.count("<tr>") == calls + 1;
    if (path.endsWith(u".json"_s))
        return content.startsWith('{') && content.trimmed().endsWith('}')
            && content.count("\"GetLicense\"") == calls;
    if (path.endsWith(u".pdf"_s))
        return content.startsWith("%PDF-") && content.trimmed().endsWith("%%EOF");
    // The end of the directory, at the end of every workbook.
    return content.startsWith("PK\x03\x04") && content.lastIndexOf("PK\x05\x06") >= 0
        && content.size() - content.lastIndexOf("PK\x05\x06") == 22;
}

} // namespace

/// The real program is killed, or the disk is full, while it writes a report: there is the old file
/// or the new one, and nothing else. LC_KILLS: how often it is killed, over all formats.
class TestKilledExports : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_program = qEnvironmentVariable("LC_CONSOLE");
        if (m_program.isEmpty())
            QSKIP("LC_CONSOLE names no program");
        m_folder = std::make_unique<ReportFolder>();
        m_folder->addCalls(calls,
                           {u"arn:aws:license-manager::111122223333:license:l-1"_s, u"日本 Zoë"_s});
        QVERIFY(m_folder->save(activityReport(u"Calls"_s)));
    }

    void init()
    {
        for (const QString &file : m_folder->outputs())
            QVERIFY(QFile::remove(m_folder->output(file)));
    }

    void leavesTheOldOrTheNewFile_data() { addFormats(); }
    void leavesTheOldOrTheNewFile()
    {
        QFETCH(QString, file);
        const QString path = m_folder->output(file);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(run(path).code, int(ExitCode::Done));
        const qint64 wholeRun = timer.elapsed();
        QVERIFY(isWhole(path));

        const int kills = std::max(20, qEnvironmentVariableIntValue("LC_KILLS")) / 5;
        QRandomGenerator random(quint32(file.size()));
        int whileWriting = 0;
        int replaced = 0;
        qint64 span = 20'000; // microseconds of writing in which it is killed; follows what is seen
        int round = 0;
        for (; round < kills || (whileWriting == 0 && round < kills * 10); ++round) {
            QVERIFY(restore(path));
            QProcess program;
            program.start(m_program, arguments(path));
            QVERIFY(program.waitForStarted());
            // On a busy machine it may be over before that is seen.
            waitForWriting(program, wholeRun * 4 + 5000);
            const QDeadlineTimer moment(std::chrono::microseconds(random.bounded(span)));
            while (!moment.hasExpired()) { }
            const bool isStillWriting = isWriting(program.processId());
            whileWriting += isStillWriting ? 1 : 0;
            // Around its end, so that the rename is met as well.
            span = isStillWriting ? span * 2 : std::max<qint64>(500, span / 2);
            program.kill();
            program.waitForFinished();
            QCOMPARE(program.state(), QProcess::NotRunning);
            if (contentOf(path) != oldReport) {
                ++replaced;
                QVERIFY2(isWhole(path), qPrintable(u"round %1"_s.arg(round)));
            }
            // Where the file system has no files without a name, a hidden one may stay.
            for (const QString &left : m_folder->outputs())
                QVERIFY2(left == file || (left.startsWith(u'.') && left.endsWith(u".part"_s)),
                         qPrintable(left));
        }
        qInfo("%d kills, %d of them while it wrote, %d new files", round, whileWriting, replaced);
        QVERIFY(whileWriting > 0);

        QCOMPARE(run(path).code, int(ExitCode::Done));
        QVERIFY(isWhole(path));
        QCOMPARE(m_folder->outputs(), QStringList{file});
        QVERIFY(QFile::remove(path));
    }

    void keepsTheOldFileOnAFullDisk_data() { addFormats(); }
    void keepsTheOldFileOnAFullDisk()
    {
        QFETCH(QString, file);
        const QString disk = m_folder->output(u"disk"_s);
        QVERIFY(QDir().mkpath(disk));
        if (::mount("tmpfs", QFile::encodeName(disk).constData(), "tmpfs", 0, "size=48k") != 0)
            QSKIP("no file system can be mounted here; keepsTheOldFileAtALimit() stands for it");
        const auto unmount =
            qScopeGuard([&disk] { ::umount(QFile::encodeName(disk).constData()); });
        const QString path = disk + u'/' + file;
        QVERIFY(restore(path));
        const Ended ended = run(path);
        QVERIFY2(ended.code == int(ExitCode::CannotWrite), ended.errors.constData());
        QVERIFY2(ended.errors.contains("No space left on device"), ended.errors.constData());
        QVERIFY2(ended.errors.contains("What was there before is unchanged"),
                 ended.errors.constData());
        QCOMPARE(contentOf(path), oldReport);
        QCOMPARE(QDir(disk).entryList(QDir::Files | QDir::Hidden | QDir::System),
                 QStringList{file});
    }

    void keepsTheOldFileAtALimit_data() { addFormats(); }
    /// No file may grow beyond what the report needs: a full disk for those who cannot mount one.
    void keepsTheOldFileAtALimit()
    {
        QFETCH(QString, file);
        const QString path = m_folder->output(file);
        QCOMPARE(run(path).code, int(ExitCode::Done));
        const rlim_t needed = rlim_t(QFileInfo(path).size());
        QVERIFY(restore(path));
        const Ended ended = run(path, needed - 1);
        QVERIFY2(ended.code == int(ExitCode::CannotWrite), ended.errors.constData());
        QVERIFY2(ended.errors.contains("What was there before is unchanged"),
                 ended.errors.constData());
        QCOMPARE(contentOf(path), oldReport);
        QCOMPARE(m_folder->outputs(), QStringList{file});
        QVERIFY(QFile::remove(path));
    }

private:
    struct Ended {
        int code = -1;
        QByteArray errors;
    };

    static void addFormats()
    {
        QTest::addColumn<QString>("file");
        for (const QString &suffix : {u"csv"_s, u"json"_s, u"html"_s, u"xlsx"_s, u"pdf"_s})
            QTest::newRow(qPrintable(suffix)) << u"calls."_s + suffix;
    }

    QStringList arguments(const QString &path) const
    {
        return {u"--report"_s, u"Calls"_s, u"--output"_s, path, u"--data"_s, m_folder->data()};
    }

    Ended run(const QString &path, std::optional<rlim_t> limit = {}) const
    {
        QProcess program;
        program.setChildProcessModifier([limit] {
            if (!limit)
                return;
            std::signal(SIGXFSZ, SIG_IGN);
            const rlimit small{*limit, *limit};
            ::setrlimit(RLIMIT_FSIZE, &small);
        });
        program.start(m_program, arguments(path));
        if (!program.waitForFinished(60'000))
            return {};
        return {program.exitCode(), program.readAllStandardError()};
    }

    static bool restore(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(oldReport) == oldReport.size();
    }

    /// Whether the process has a file open in the folder for reports.
    bool isWriting(qint64 process) const
    {
        QDirIterator files(u"/proc/%1/fd"_s.arg(process), QDir::Files | QDir::System);
        while (files.hasNext()) {
            files.next();
            if (files.fileInfo().symLinkTarget().startsWith(m_folder->output({})))
                return true;
        }
        return false;
    }
    void waitForWriting(QProcess &program, qint64 milliseconds) const
    {
        const QDeadlineTimer end(milliseconds);
        while (!end.hasExpired() && !isWriting(program.processId())
               && !program.waitForFinished(0)) { }
    }

    QString m_program;
    std::unique_ptr<ReportFolder> m_folder;
};

QTEST_GUILESS_MAIN(TestKilledExports)
#include "tst_killedexports.moc"
