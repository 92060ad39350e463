// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace {

struct Entry {
    QString source;
    QStringList translations; ///< one, or one for each plural form
    bool isFinished = true;
};

QList<Entry> readEntries(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %ls", qUtf16Printable(path));
    QList<Entry> entries;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"message") {
            entries.emplaceBack();
        } else if (xml.name() == u"source") {
            entries.last().source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            Entry &entry = entries.last();
            entry.isFinished = xml.attributes().value(u"type"_s).isEmpty();
            QString text;
            while (
                !(xml.readNext() == QXmlStreamReader::EndElement && xml.name() == u"translation")) {
                if (xml.isStartElement() && xml.name() == u"numerusform")
                    entry.translations.append(xml.readElementText());
                else if (xml.isCharacters())
                    text += xml.text();
            }
            if (entry.translations.isEmpty())
                entry.translations.append(text);
        }
    }
    if (xml.hasError())
        qFatal("%ls: %ls", qUtf16Printable(path), qUtf16Printable(xml.errorString()));
    return entries;
}

QStringList matches(const QString &text, const QRegularExpression &pattern)
{
    QStringList found;
    auto all = pattern.globalMatch(text);
    while (all.hasNext())
        found.append(all.next().captured());
    found.sort();
    return found;
}

} // namespace

/// A translation says with the same placeholders what the source says.
class TestLanguages : public QObject {
    Q_OBJECT

private slots:
    void languages_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("German") << u"de"_s;
        QTest::newRow("English plurals") << u"en"_s;
    }

    void languages()
    {
        static const QRegularExpression placeholder(uR"(%(L?\d|n))"_s);
        static const QRegularExpression mnemonic(u"&(?=[A-Za-z])"_s);
        static const QRegularExpression edge(u"^\\s|\\s$|(\\.\\.\\.|\u2026|:)$"_s);
        QFETCH(QString, language);
        const QString path = QStringLiteral(LC_SOURCE_DIR) + u"/translations/license-console_"_s
            + language + u".ts"_s;
        for (const Entry &entry : readEntries(path)) {
            if (!entry.isFinished)
                continue;
            for (const QString &text : entry.translations) {
                const QString both = entry.source + u" -> "_s + text;
                QVERIFY2(!text.isEmpty(), qPrintable(both));
                if (entry.translations.size() == 1)
                    QVERIFY2(matches(text, placeholder) == matches(entry.source, placeholder),
                             qPrintable(both));
                QVERIFY2(matches(text, mnemonic).size() == matches(entry.source, mnemonic).size(),
                         qPrintable(both));
                QVERIFY2(matches(text, edge) == matches(entry.source, edge), qPrintable(both));
            }
        }
    }

    void programCarriesThem_data() { languages_data(); }
    void programCarriesThem()
    {
        QFETCH(QString, language);
        QVERIFY(QFile::exists(u":/i18n/license-console_"_s + language + u".qm"_s));
        QTranslator translator;
        QVERIFY(translator.load(QLocale(language), u"license-console"_s, u"_"_s, u":/i18n"_s));
    }
};

QTEST_GUILESS_MAIN(TestLanguages)
#include "tst_languages.moc"
