// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "architecture/sources.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

namespace {

const QStringList topFolders{u"app"_s,       u"models"_s, u"views"_s,       u"resources"_s,
                             u"packaging"_s, u"tests"_s,  u"translations"_s};

/// This folder's own sources name what they forbid.
bool isRule(const SourceFile &source)
{
    return source.path.startsWith(u"tests/architecture/"_s);
}

QStringList occurrences(const QList<SourceFile> &sources, const QRegularExpression &forbidden)
{
    QStringList found;
    for (const SourceFile &source : sources) {
        if (isRule(source))
            continue;
        for (int i = 0; i < source.lines.size(); ++i) {
            if (forbidden.match(source.lines[i]).hasMatch())
                found.append(u"%1:%2: %3"_s.arg(source.path).arg(i + 1).arg(source.lines[i]));
        }
    }
    return found;
}

} // namespace

/// What stands, and what must not stand, in the text of the sources.
class TestTexts : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_code = readCode({u"app"_s, u"models"_s, u"views"_s, u"tests"_s});
        QVERIFY(m_code.size() > 20);
    }

    void everyFileNamesItsLicense()
    {
        const QStringList wildcards{u"*.cpp"_s,   u"*.h"_s,  u"CMakeLists.txt"_s,
                                    u"*.cmake"_s, u"*.sh"_s, u"*.py"_s,
                                    u"*.xml"_s,   u"*.in"_s, u"*.desktop"_s};
        for (const SourceFile &source : readSources(topFolders, wildcards)) {
            const QString head = source.lines.mid(0, 5).join(u'\n');
            if (head.isEmpty())
                continue;
            QVERIFY2(head.contains(u"SPDX-FileCopyrightText: "_s), qPrintable(source.path));
            QVERIFY2(head.contains(u"SPDX-License-Identifier: "_s), qPrintable(source.path));
        }
    }

    void headersAreGuarded()
    {
        for (const SourceFile &source : std::as_const(m_code)) {
            if (source.isHeader())
                QVERIFY2(source.lines.contains(u"#pragma once"_s), qPrintable(source.path));
        }
    }

    void forbidden_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("sample");
        QTest::newRow("newer than Qt 6.4")
            << uR"(\b(QHttpHeaders|QRestAccessManager|QFormDataBuilder|QChronoTimer)\b)"_s
            << u"QHttpHeaders headers;"_s;
        QTest::newRow("members newer than Qt 6.4")
            << uR"((->|\.|::)(colorScheme|checkStateChanged|isCurrentThread|hashInto|createUuidV7)\b)"_s
            << u"hints->colorScheme()"_s;
        QTest::newRow("deprecated in newer Qt")
            << uR"(\bQt::(UTC|OffsetFromUTC)\b)"_s << u"QDateTime(day, time, Qt::UTC)"_s;
        QTest::newRow("unfinished") << uR"(\b(TODO|FIXME|XXX|HACK)\b)"_s << u"// TODO later"_s;
        QTest::newRow("spelling of another English")
            << uR"(\b[Ll]icen[c]e(s|d)?\b)"_s << u"a licence"_s;
        QTest::newRow("paths of one machine")
            << uR"(/work/(wt|main|shared)\b|/home/\w+/)"_s << u"/home/me/"_s;
    }
    void forbidden()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, sample);
        const QRegularExpression expression(pattern);
        QVERIFY(expression.match(sample).hasMatch());
        const QStringList found = occurrences(m_code, expression);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

private:
    QList<SourceFile> m_code;
};

QTEST_GUILESS_MAIN(TestTexts)
#include "tst_texts.moc"
