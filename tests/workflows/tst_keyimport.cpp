// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/keyimport.h"

#include "api/apigateway/apikeys.h"
#include "api/apigateway/usageplans.h"
#include "support/localworld.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using lc::test::LocalWorld;

using State = KeyImportState;
using States = QList<State>;
Q_DECLARE_METATYPE(States)

namespace {

const QByteArray value1 = "AAAAAAAAAAAAAAAAAAAAAAAA1";
const QByteArray value2 = "AAAAAAAAAAAAAAAAAAAAAAAA2";

} // namespace

/// Files of API keys: how they are read and judged, and their way into the embedded service.
class TestKeyImport : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_world = std::make_unique<LocalWorld>(SampleData::IfEmpty); }
    void cleanupTestCase() { m_world.reset(); }

    void filesAreReadAndJudged_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<States>("states"); // empty: nothing of the file can be used
        QTest::addColumn<int>("notes");
        const auto row = [](const char *name, const QByteArray &bytes, const States &states,
                            int notes = 0) { QTest::newRow(name) << bytes << states << notes; };
        const QByteArray good = "Name,Key\na," + value1 + '\n';
        row("plain", good, {State::New});
        row("byte order mark", "\xEF\xBB\xBF" + good, {State::New});
        row("CRLF", "Name,Key\r\na," + value1 + "\r\nb," + value2 + "\r\n",
            {State::New, State::New});
        row("CR alone", "Name,Key\ra," + value1 + '\r', {State::New});
        row("no last line end", "Name,Key\na," + value1, {State::New});
        row("empty lines", "Name,Key\n\n\na," + value1 + "\n\n", {State::New});
        row("any case, any order", "usageplanids,KEY,name\n," + value1 + ",a\n", {State::New});
        row("quotes", "Name,Key,Description\n\"a, \"\"b\"\"\"," + value1 + ",\"two\nlines\"\n",
            {State::New});
        const QString wide = QString::fromUtf8(good);
        const QByteArray utf16 =
            "\xFF\xFE" + QByteArray(reinterpret_cast<const char *>(wide.utf16()), wide.size() * 2);
        row("UTF-16", utf16, {State::New});
        row("other columns", "Name,Key,Color\na," + value1 + ",red\n", {State::New}, 1);
        row("overwrites", "Name,Key\na,ExistingValue0123456789\n", {State::Overwrites});
        row("too short", "Name,Key\na,short\nb," + value1 + '\n', {State::WrongValue, State::New});
        row("19 characters", "Name,Key\na," + QByteArray(19, 'x') + '\n', {State::WrongValue});
        row("20 characters", "Name,Key\na," + QByteArray(20, 'x') + '\n', {State::New});
        row("128 characters", "Name,Key\na," + QByteArray(128, 'x') + '\n', {State::New});
        row("129 characters", "Name,Key\na," + QByteArray(129, 'x') + '\n', {State::WrongValue});
        row("blanks inside", "Name,Key\na,\"" + value1 + " x\"\n", {State::WrongValue});
        row("an umlaut", "Name,Key\na," + value1 + "\xC3\xBC\n", {State::WrongValue});
        row("NUL in the value", "Name,Key\na," + value1 + QByteArray(1, '\0') + "b\n",
            {State::WrongValue});
        row("NUL in the name", "Name,Key\na" + QByteArray(1, '\0') + "b," + value1 + '\n',
            {State::Unusable});
        row("an escape in the description", "Name,Key,Description\na," + value1 + ",\x1b[31mred\n",
            {State::Unusable});
        row("no name", "Name,Key\n," + value1 + '\n', {State::Unusable});
        row("no value", "Name,Key\na\n", {State::WrongValue});
        row("a long name", "Name,Key\n" + QByteArray(1025, 'n') + ',' + value1 + '\n',
            {State::Unusable});
        row("twice", "Name,Key\na," + value1 + "\nb," + value1 + '\n',
            {State::New, State::Duplicate});
        row("twice, but short", "Name,Key\na,x\nb,x\n", {State::WrongValue, State::WrongValue});
        row("known plan", "Name,Key,UsagePlanIds\na," + value1 + ",plan1\n", {State::New});
        row("unknown plan", "Name,Key,UsagePlanIds\na," + value1 + ",\"plan1,nowhere\"\n",
            {State::UnknownPlan});
        row("enabled", "Name,Key,Enabled\na," + value1 + ",TRUE\nb," + value2 + ",\n",
            {State::New, State::New});
        row("enabled otherwise", "Name,Key,Enabled\na," + value1 + ",yes\n", {State::Unusable});
        row("too many values", "Name,Key\na," + value1 + ",x\n", {State::Unusable});
        row("formulas", "Name,Key\n=cmd|' /C calc'!A0," + value1 + '\n', {State::New});
        row("empty", "", {});
        row("a mark alone", "\xEF\xBB\xBF", {});
        row("header alone", "Name,Key\n", {});
        row("no header", "a," + value1 + '\n', {});
        row("no key column", "Name,Value\na," + value1 + '\n', {});
        row("a column twice", "Name,Key,key\na," + value1 + ",x\n", {});
        row("an open quote", "Name,Key\n\"a," + value1 + '\n', {});
        row("text after a quote", "Name,Key\n\"a\"b," + value1 + '\n', {});
        row("Latin-1", "Name,Key\nM\xFCller," + value1 + '\n', {});
        row("binary", QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16), {});
        row("larger than allowed", "Name,Key\n" + QByteArray(17 * 1024 * 1024, 'x'), {});
    }
    void filesAreReadAndJudged()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(States, states);
        QFETCH(int, notes);
        KeyImportFacts facts;
        facts.planIds = {u"plan1"_s};
        facts.keys.insert(valueHash(u"ExistingValue0123456789"_s), {u"id1"_s, u"old"_s});
        KeyImportFile file = readKeyFile(bytes);
        judge(file, facts);
        QCOMPARE(file.problem.isEmpty(), !states.isEmpty());
        QCOMPARE(file.rows.size(), states.size());
        QCOMPARE(file.notes.size(), notes);
        qsizetype sent = 0;
        for (qsizetype i = 0; i < states.size(); ++i) {
            QVERIFY2(file.rows[i].state == states[i], qPrintable(file.rows[i].note));
            QCOMPARE(file.rows[i].note.isEmpty(), states[i] == State::New);
            sent += file.rows[i].isSent() ? 1 : 0;
            // What a table shows never holds the value.
            const KeyImportLine line = lineOf(file.rows[i]);
            QVERIFY(file.rows[i].value.size() < 10 || !line.value.contains(file.rows[i].value));
            QVERIFY(file.rows[i].value.size() < 10
                    || !line.note.value_or(QString()).contains(file.rows[i].value));
        }
        QCOMPARE(file.sentCount(), sent);
    }

    void whatIsWrittenReadsTheSame()
    {
        const QByteArray bytes = "Key,Name,Color,Description,UsagePlanIds,Enabled\n" + value1
            + ",\" a,\"\"b\"\" \",red,\"two\nlines\",\"p1, p2\",false\nshort,b,,,,\n" + value2
            + ",c,,,,\n";
        KeyImportFile file = readKeyFile(bytes);
        KeyImportFacts facts;
        facts.planIds = {u"p1"_s, u"p2"_s};
        judge(file, facts);
        QCOMPARE(file.rows.size(), 3);
        const QString text = writeKeyFile(file);
        QCOMPARE(file.rows[0].sentLine, 2);
        QCOMPARE(file.rows[1].sentLine, 0); // too short
        QCOMPARE(file.rows[2].sentLine, 4); // the first has two lines
        KeyImportFile again = readKeyFile(text.toUtf8());
        QCOMPARE(again.rows.size(), 2);
        QVERIFY(again.notes.isEmpty());
        QCOMPARE(again.rows[0].name, u" a,\"b\" "_s);
        QCOMPARE(again.rows[0].description, std::optional(u"two\nlines"_s));
        QCOMPARE(again.rows[0].planIds, (QStringList{u"p1"_s, u"p2"_s}));
        QCOMPARE(again.rows[0].enabled, std::optional(false));
        QCOMPARE(again.rows[1].line, 4);
        // A column that the file has not is not made up: it would overwrite what is there.
        KeyImportFile small = readKeyFile("Name,Key\na," + value1 + '\n');
        QCOMPARE(writeKeyFile(small), u"Name,Key\na,"_s + QString::fromLatin1(value1) + u'\n');
    }

    void tenThousandLinesAreJudged()
    {
        QByteArray bytes = "Name,Key\n";
        for (int i = 0; i < 10'000; ++i)
            bytes += "key" + QByteArray::number(i) + ",value-of-key-number-"
                + QByteArray::number(i % 9'999).rightJustified(8, '0') + '\n';
        QElapsedTimer clock;
        clock.start();
        KeyImportFile file = readKeyFile(bytes);
        judge(file, {});
        qInfo("10,000 lines in %lld ms", clock.elapsed());
        QCOMPARE(file.rows.size(), 10'000);
        QCOMPARE(file.sentCount(), 9'999);
        QVERIFY(file.rows.last().state == State::Duplicate);
    }

    void warningsNameTheirLine_data()
    {
        QTest::addColumn<QString>("warning");
        QTest::addColumn<int>("line");
        QTest::newRow("of the local service") << u"Line 12: there is no usage plan 'x'"_s << 12;
        QTest::newRow("in a sentence") << u"Key in line 3 was ignored"_s << 3;
        QTest::newRow("rows") << u"row 4 is short"_s << 4;
        QTest::newRow("none") << u"Column 'x' is not known"_s << 0;
        QTest::newRow("another word") << u"Airline 7"_s << 0;
    }
    void warningsNameTheirLine()
    {
        QFETCH(QString, warning);
        QFETCH(int, line);
        QCOMPARE(lineOfWarning(warning), line);
    }

    void keysComeInWithTheirPlans()
    {
        const auto plans = m_world->call<apigateway::GetUsagePlans>(m_vendor, {});
        QVERIFY(plans && plans->items);
        const QByteArray plan = plans->items->first().id->toUtf8();
        KeyImport reading(*m_world->session, m_vendor);
        reading.load({});
        QTRY_COMPARE(reading.state(), Workflow::State::Done);
        QVERIFY(reading.facts().keys.size() > 100);
        QVERIFY(reading.facts().planIds.contains(*plans->items->first().id));
        KeyImportFile file = readKeyFile("Name,Key,UsagePlanIds\nimp-a," + value1 + ',' + plan
                                         + "\nimp-b," + value2 + ",\nimp-c,x,\n");
        judge(file, reading.facts());
        QCOMPARE(file.sentCount(), 2);
        KeyImport import(*m_world->session, m_vendor);
        import.import(file, KeyImport::OnWarnings::Refuse, {});
        QTRY_COMPARE(import.state(), Workflow::State::Done);
        QCOMPARE(import.ids().size(), 2);
        QVERIFY(import.warnings().isEmpty());
        const auto made = import.facts().keys.value(valueHash(QString::fromLatin1(value1)));
        QCOMPARE(made.name, u"imp-a"_s);
        QVERIFY(import.ids().contains(made.id));
        // The same again overwrites.
        KeyImportFile again = readKeyFile("Name,Key\nrenamed," + value1 + '\n');
        judge(again, import.facts());
        QVERIFY(again.rows.first().state == State::Overwrites);
        QVERIFY(again.rows.first().note.contains(made.id));
        KeyImport overwriting(*m_world->session, m_vendor);
        overwriting.import(again, KeyImport::OnWarnings::Import, {});
        QTRY_COMPARE(overwriting.state(), Workflow::State::Done);
        QCOMPARE(overwriting.facts().keys.value(valueHash(QString::fromLatin1(value1))).name,
                 u"renamed"_s);
    }

    void aRefusalNamesItsLines()
    {
        KeyImportFile file =
            readKeyFile("Name,Key,UsagePlanIds\nimp-d,AAAAAAAAAAAAAAAAAAAAAAAA4,nowhere\n");
        KeyImport import(*m_world->session, m_vendor);
        import.import(file, KeyImport::OnWarnings::Refuse, {});
        QTRY_COMPARE(import.state(), Workflow::State::Failed);
        QCOMPARE(import.warnings().size(), 1);
        QCOMPARE(lineOfWarning(import.warnings().first()), 2);
        QCOMPARE(import.error().executed, ApiError::Executed::No);
    }

    void valuesAreNotInTheCallAsText()
    {
        KeyImportFile file = readKeyFile("Name,Key\na," + value1 + '\n');
        const auto request = KeyImport::requestOf(file, KeyImport::OnWarnings::Import);
        const CallText text =
            callTextOf(*m_world->session, m_vendor, {}, KeyImport::Import::operation, &request);
        for (const QString &spelling : {text.cli, text.boto3, text.json})
            QVERIFY(!spelling.isEmpty() && !spelling.contains(QString::fromLatin1(value1)));
    }

private:
    const QString m_vendor = LocalWorld::vendor();
    std::unique_ptr<LocalWorld> m_world;
};

QTEST_GUILESS_MAIN(TestKeyImport)
#include "tst_keyimport.moc"
