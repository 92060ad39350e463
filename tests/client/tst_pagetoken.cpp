// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/pagetoken.h"

#include <QTest>

using namespace lc;

class tst_PageToken : public QObject {
    Q_OBJECT
private slots:
    void finds_data();
    void finds();
    void refusesWhatIsNotText();
    void findsInALargePage_data();
    void findsInALargePage();
};

void tst_PageToken::finds_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("token");
    const auto row = [](const char *name, const QByteArray &json, const char *token) {
        QTest::newRow(name) << json << QString::fromUtf8(token);
    };
    row("last", R"({"L":[{"a":1}],"NextToken":"t"})", "t");
    row("last, spaced", " { \"L\" : [ ] , \"NextToken\" : \"t\" } \n", "t");
    row("first", R"({"NextToken":"t","L":[{"NextToken":"x"}]})", "t");
    row("first, spaced", "\n{ \"NextToken\" :\t\"t\",\"L\":[]}", "t");
    row("middle", R"({"L":[],"NextToken":"t","Other":{"NextToken":"x"}})", "t");
    row("only", R"({"NextToken":"t"})", "t");
    row("absent", R"({"L":[]})", "");
    row("empty object", "{}", "");
    row("empty text", "", "");
    row("empty token", R"({"L":[],"NextToken":""})", "");
    row("null", R"({"L":[],"NextToken":null})", "");
    row("nested only", R"({"L":[{"NextToken":"x"}]})", "");
    row("nested last", R"({"L":{"a":[{"NextToken":"x"}]}})", "");
    row("as a value", R"({"L":["NextToken"],"K":"NextToken"})", "");
    row("inside a text", R"({"L":["\"NextToken\":\"x\"}"]})", "");
    row("text that ends like the key", R"({"L":["a\"NextToken"],"NextToken":"t"})", "t");
    row("escaped", R"({"L":[],"NextToken":"a\/b\u003d\"\\"})", "a/b=\"\\");
    row("UTF-8", "{\"NextToken\":\"\xc3\xa9\"}", "\xc3\xa9");
    row("braces in a text", R"({"L":["}}}{{{"],"NextToken":"t","K":1})", "t");
    row("backslashes before a quote", R"({"L":["\\"],"NextToken":"t","K":1})", "t");
    row("cut off", R"({"L":[],"NextToken":"t)", "");
}

void tst_PageToken::finds()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, token);
    const auto found = findPageToken(json, "NextToken");
    if (QByteArray(QTest::currentDataTag()) == "cut off")
        return; // Anything but a crash: the decoder refuses the page.
    QVERIFY2(found, found ? "" : qPrintable(found.error()));
    QCOMPARE(*found, token);
}

void tst_PageToken::refusesWhatIsNotText()
{
    for (const char *json :
         {R"({"NextToken":1})", R"({"L":[],"NextToken":{"a":1}})", R"({"NextToken":["t"]})"})
        QVERIFY(!findPageToken(json, "NextToken"));
}

void tst_PageToken::findsInALargePage_data()
{
    QTest::addColumn<QByteArray>("json");
    QByteArray list = "\"L\":[";
    for (int i = 0; i < 2'000; ++i)
        list += (i ? "," : "") + QByteArray(R"({"name":"x\"y","position":"nested"})");
    list += ']';
    QTest::newRow("last") << '{' + list + ",\"position\":\"t\"}";
    QTest::newRow("first") << "{\"position\":\"t\"," + list + '}';
    QTest::newRow("middle") << '{' + list + ",\"position\":\"t\","
            + QByteArray(list).replace("\"L\"", "\"M\"") + '}';
}

void tst_PageToken::findsInALargePage()
{
    QFETCH(QByteArray, json);
    const auto found = findPageToken(json, "position");
    QVERIFY(found);
    QCOMPARE(*found, QStringLiteral("t"));
}

QTEST_GUILESS_MAIN(tst_PageToken)
#include "tst_pagetoken.moc"
