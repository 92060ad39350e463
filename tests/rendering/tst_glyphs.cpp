// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rendering/documentfile.h"

#include <QFontDatabase>
#include <QProcess>
#include <QRawFont>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

namespace {

/// Whether any font of this machine has every character.
bool isAnyFontFor(const QString &text)
{
    const auto families = QFontDatabase::families();
    return std::ranges::any_of(families, [&text](const QString &family) {
        const QRawFont font = QRawFont::fromFont(QFont(family));
        return std::ranges::all_of(text.toUcs4(), [&font](uint character) {
            return character == U' ' || font.supportsCharacter(character);
        });
    });
}

} // namespace

/// Names in scripts that the font of reports does not have.
class TestGlyphs : public QObject {
    Q_OBJECT

    /// A report about one name, and without one.
    static bool writeReport(const QString &path, const QString &name)
    {
        auto table = std::make_shared<Table>(std::vector<TableColumn>{{u"License"_s}});
        table->addRow({TableCell::ofText(name)});
        Document document;
        document.title = u"Names"_s;
        document.sections.push_back({u"Names"_s, {}, {}, {{u"Names"_s, table}}});
        ExportControl control;
        return bool(writeDocument(path, DocumentFormat::Pdf, document, control));
    }
    static QByteArray outputOf(const QString &program, const QStringList &arguments)
    {
        QProcess process;
        process.start(program, arguments);
        return process.waitForFinished() && process.exitCode() == 0
            ? process.readAllStandardOutput()
            : QByteArray();
    }
    /// Dark pixels of the first page as another program shows it.
    static qsizetype inkOf(const QString &path)
    {
        const QImage page =
            QImage::fromData(outputOf(u"pdftoppm"_s, {u"-r"_s, u"96"_s, u"-gray"_s, path}));
        qsizetype ink = 0;
        for (int y = 0; y < page.height(); ++y) {
            for (int x = 0; x < page.width(); ++x)
                ink += qGray(page.pixel(x, y)) < 128 ? 1 : 0;
        }
        return ink;
    }

private slots:
    void comeOutInPdf_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("Japanese") << u"日本語ライセンス"_s;
        QTest::newRow("Chinese") << u"许可证管理"_s;
        QTest::newRow("Arabic") << u"ترخيص"_s;
        QTest::newRow("Hebrew") << u"רישיון"_s;
        QTest::newRow("Greek") << u"Άδεια"_s;
    }
    void comeOutInPdf()
    {
        QFETCH(QString, name);
        if (!isAnyFontFor(name))
            QSKIP("no font of this machine has these characters");
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"name.pdf"_s);
        QVERIFY(writeReport(path, name));
        const QString text = QString::fromUtf8(outputOf(u"pdftotext"_s, {path, u"-"_s}));
        // Letters that join are written in the forms that they take.
        QVERIFY2(text.normalized(QString::NormalizationForm_KC).contains(name), qPrintable(text));
        const QString without = folder.filePath(u"without.pdf"_s);
        QVERIFY(writeReport(without, QString()));
        QVERIFY(inkOf(path) > inkOf(without) + 40);
    }

    void standsForWhatNoFontHas()
    {
        // For private use; no font has it, and nothing may be lost without a sign.
        const QString name = QString::fromUcs4(U"\U0010fffd\U0010fffd\U0010fffd");
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"name.pdf"_s);
        const QString without = folder.filePath(u"without.pdf"_s);
        QVERIFY(writeReport(path, name));
        QVERIFY(writeReport(without, QString()));
        QVERIFY(inkOf(path) > inkOf(without) + 20);
    }
};

QTEST_MAIN(TestGlyphs)
#include "tst_glyphs.moc"
