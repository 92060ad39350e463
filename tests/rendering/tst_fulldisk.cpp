// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rendering/documentfile.h"
#include "reports/reportsample.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <csignal>

#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace lc;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Of all files in a workbook, by its directory.
qint64 unpackedSize(const QByteArray &workbook)
{
    qint64 size = 0;
    for (qsizetype entry = workbook.indexOf("PK\x01\x02"); entry >= 0;
         entry = workbook.indexOf("PK\x01\x02", entry + 4))
        size += qFromLittleEndian<quint32>(workbook.constData() + entry + 24);
    return size;
}

/// Files that must not grow beyond a size stand for a disk without space.
class Limit {
public:
    explicit Limit(qint64 bytes)
    {
        ::getrlimit(RLIMIT_FSIZE, &m_former);
        rlimit small = m_former;
        small.rlim_cur = rlim_t(bytes);
        ::setrlimit(RLIMIT_FSIZE, &small);
    }
    ~Limit() { ::setrlimit(RLIMIT_FSIZE, &m_former); }
    Limit(const Limit &) = delete;
    Limit &operator=(const Limit &) = delete;

private:
    rlimit m_former{};
};

} // namespace

/// Every format at every place where the disk may be full: an error with the system's words, the
/// old file, and nothing beside it; never a file that lacks something.
class TestFullDisk : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        std::signal(SIGXFSZ, SIG_IGN);
        m_document = documentOf(3000);
    }

    void keepsTheOldFile_data()
    {
        QTest::addColumn<QString>("suffix");
        for (const QString &suffix : {u"csv"_s, u"json"_s, u"html"_s, u"xlsx"_s, u"pdf"_s})
            QTest::newRow(qPrintable(suffix)) << suffix;
    }
    void keepsTheOldFile()
    {
        QFETCH(QString, suffix);
        const QTemporaryDir folder;
        const QString name = u"report."_s + suffix;
        const QString path = folder.filePath(name);
        const DocumentFormat format = *documentFormat(path);
        ExportControl control;
        QVERIFY(writeDocument(path, format, *m_document, control));
        const qint64 whole = QFileInfo(path).size();
        QVERIFY(whole > 30'000);

        constexpr int places = 40;
        for (int place = 0; place <= places; ++place) {
            const qint64 room = place < places ? whole * place / places : whole - 1;
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write("old") == 3);
            file.close();
            const auto outcome = [&] {
                const Limit limit(room);
                return writeDocument(path, format, *m_document, control);
            }();
            QVERIFY2(!outcome, qPrintable(u"with room for %1 bytes"_s.arg(room)));
            QCOMPARE(outcome.error().kind, ExportError::Kind::CannotWrite);
            QVERIFY(!outcome.error().message.isEmpty());
            QVERIFY2(outcome.error().message != u"Unknown error"_s,
                     qPrintable(outcome.error().message));
            QCOMPARE(contentOf(path), "old");
            QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden | QDir::System),
                     QStringList{name});
        }
    }

    /// The workbook is compressed: its temporary files need more room than it has.
    void leavesNoRowOutOfAWorkbook()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"report.xlsx"_s);
        ExportControl control;
        QVERIFY(writeDocument(path, DocumentFormat::Xlsx, *m_document, control));
        const QByteArray whole = contentOf(path);
        int written = 0;
        for (qint64 room = whole.size() / 2; room < whole.size() * 40; room += room / 8) {
            const auto outcome = [&] {
                const Limit limit(room);
                return writeDocument(path, DocumentFormat::Xlsx, *m_document, control);
            }();
            if (!outcome)
                continue;
            ++written;
            QCOMPARE(unpackedSize(contentOf(path)), unpackedSize(whole));
        }
        QVERIFY(written > 0);
    }

private:
    static std::shared_ptr<const Document> documentOf(int rows)
    {
        auto table = std::make_shared<Table>(
            std::vector<TableColumn>{{u"Name"_s}, {u"Used"_s, true}, {u"As of"_s}, {u"ARN"_s}});
        for (int row = 0; row < rows; ++row)
            table->addRow({TableCell::ofText(u"License %1"_s.arg(row * 7919)),
                           TableCell::ofNumber(row),
                           TableCell::ofInstant(Instant(std::chrono::seconds(1'800'000'000 + row))),
                           TableCell::ofText(test::licenseArn(QString::number(row * 104'729)))});
        auto document = std::make_shared<Document>();
        document->title = u"Rows"_s;
        document->sections.push_back({u"Rows"_s, {}, {}, {{u"Rows"_s, table}}});
        return document;
    }

    std::shared_ptr<const Document> m_document;
};

QTEST_MAIN(TestFullDisk)
#include "tst_fulldisk.moc"
