// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/exportfile.h"

#include "reports/texts.h"

#include <QDir>
#include <QFile>
#include <QIODevice>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace lc;

namespace {

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Result<void, ExportError> write(const QString &path, const QByteArray &content)
{
    return writeExportFile(path, [&](QIODevice &out) -> Result<void, ExportError> {
        out.write(content);
        return {};
    });
}

} // namespace

class TestExportFile : public QObject {
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void writesWholeAndPrivately()
    {
        const QString path = m_folder->filePath(u"report.csv"_s);
        QVERIFY(write(path, "one"));
        QVERIFY(write(path, "two"));
        QCOMPARE(read(path), "two");
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 1);
        struct stat status { };
        QCOMPARE(::stat(QFile::encodeName(path).constData(), &status), 0);
        QCOMPARE(int(status.st_mode & 0777), 0600);
    }

    void leavesTheOldFileWhenWritingFails()
    {
        const QString path = m_folder->filePath(u"report.csv"_s);
        QVERIFY(write(path, "old"));
        const ExportError error{ExportError::Kind::Cancelled, u"stop"_s};
        const auto outcome =
            writeExportFile(path, [&](QIODevice &out) -> Result<void, ExportError> {
                out.write("half");
                return unexpected(error);
            });
        QVERIFY(!outcome);
        QCOMPARE(outcome.error(), error);
        QCOMPARE(read(path), "old");
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 1);
    }

    void saysWhereItCannotWrite()
    {
        const auto outcome = write(m_folder->filePath(u"no/such/report.csv"_s), "x");
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ExportError::Kind::CannotWrite);
        QVERIFY(!outcome.error().message.isEmpty());
    }

    void leavesAFileThatMustNotBeWritten()
    {
        if (::geteuid() == 0)
            QSKIP("root may write everything");
        const QString path = m_folder->filePath(u"report.csv"_s);
        QVERIFY(write(path, "old"));
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner));
        QVERIFY(!write(path, "new"));
        QCOMPARE(read(path), "old");
    }

    void saysThatAFolderIsInItsPlace()
    {
        const QString path = m_folder->filePath(u"report.csv"_s);
        QVERIFY(QDir().mkpath(path));
        const auto outcome = write(path, "new");
        QVERIFY(!outcome);
        QVERIFY(!outcome.error().message.isEmpty());
        QVERIFY(QFileInfo(path).isDir());
        QCOMPARE(allFiles(), QStringList());
    }

    void doesNotCutAName()
    {
        const QString target = m_folder->filePath(u"precious"_s);
        QVERIFY(write(target, "precious"));
        QVERIFY(!write(target + QChar(QChar::Null) + u".csv"_s, "x"));
        QCOMPARE(read(target), "precious");
    }

    void removesWhatAKilledRunLeft()
    {
        const QString dead = u".license-console-abCD12.part"_s;
        const QString held = u".license-console-efGH34.part"_s;
        const QString other = u"report.csv.backup"_s;
        for (const QString &name : {dead, held, other}) {
            QFile file(m_folder->filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        // Another export that goes on holds its file.
        const int file =
            ::open(QFile::encodeName(m_folder->filePath(held)).constData(), O_RDONLY | O_CLOEXEC);
        QVERIFY(file >= 0 && ::flock(file, LOCK_EX | LOCK_NB) == 0);
        QVERIFY(write(m_folder->filePath(u"report.csv"_s), "x"));
        QCOMPARE(allFiles(), (QStringList{held, u"report.csv"_s, other}));
        ::close(file);
        QVERIFY(write(m_folder->filePath(u"report.csv"_s), "y"));
        QCOMPARE(allFiles(), (QStringList{u"report.csv"_s, other}));
    }

    void doesNotFollowALink()
    {
        const QString target = m_folder->filePath(u"precious"_s);
        const QString path = m_folder->filePath(u"report.csv"_s);
        QVERIFY(write(target, "precious"));
        QVERIFY(QFile::link(target, path));
        QVERIFY(!write(path, "x"));
        QCOMPARE(read(target), "precious");
    }

    void namesFilesSafely_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("file");
        QTest::newRow("plain") << u"Acme CAD"_s << u"Acme CAD.csv"_s;
        QTest::newRow("climbing") << u"../../etc/passwd"_s << u"_.._etc_passwd.csv"_s;
        QTest::newRow("absolute") << u"/etc/passwd"_s << u"_etc_passwd.csv"_s;
        QTest::newRow("dots") << u".."_s << u"export.csv"_s;
        QTest::newRow("empty") << u""_s << u"export.csv"_s;
        QTest::newRow("zero") << u"a\u0000b"_s << u"a_b.csv"_s;
        QTest::newRow("dash") << u"--rm -rf"_s << u"rm -rf.csv"_s;
        QTest::newRow("hidden") << u".bashrc"_s << u"bashrc.csv"_s;
        QTest::newRow("device") << u"CON"_s << u"export-CON.csv"_s;
        QTest::newRow("device with a suffix") << u"lpt1.x"_s << u"export-lpt1.x.csv"_s;
        QTest::newRow("turned") << u"report\u202efdp.exe"_s << u"report_fdp.exe.csv"_s;
        QTest::newRow("lines") << u"a\r\nb\tc"_s << u"a__b_c.csv"_s;
        QTest::newRow("backslash") << u"a\\b:c"_s << u"a_b_c.csv"_s;
        QTest::newRow("other scripts") << u"日本 Zoë"_s << u"日本 Zoë.csv"_s;
        QTest::newRow("blanks at the end") << u"a . "_s << u"a.csv"_s;
    }
    void namesFilesSafely()
    {
        QFETCH(QString, name);
        QTEST(safeFileName(name, u".csv"), "file");
    }

    void staysInTheFolder()
    {
        QStringList names = hostileTexts();
        names << QString(300, u'x') << QString(300, u'日') << u"\U0001F511"_s.repeated(100)
              << QString(QChar(0xd800)) << u"a/"_s.repeated(200);
        for (const QString &name : names) {
            const QString file = safeFileName(name, u".xlsx");
            QVERIFY(file.toUtf8().size() <= 200);
            QVERIFY(file.endsWith(u".xlsx"_s));
            QVERIFY(!file.startsWith(u'.') && !file.startsWith(u'-'));
            const QString path = QDir(m_folder->path()).filePath(file);
            QCOMPARE(QFileInfo(QDir::cleanPath(path)).absolutePath(), m_folder->path());
            QVERIFY2(write(path, "x"), qPrintable(path));
        }
    }

private:
    QStringList allFiles() const
    {
        return QDir(m_folder->path())
            .entryList(QDir::Files | QDir::Hidden | QDir::System, QDir::Name);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestExportFile)
#include "tst_exportfile.moc"
