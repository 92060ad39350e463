// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/commandline.h"

#include <QTest>

using namespace lc;

class tst_CommandLine : public QObject {
    Q_OBJECT
private slots:
    void words_data();
    void words();
    void problems_data();
    void problems();
};

void tst_CommandLine::words_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char *name, const char *line, std::initializer_list<const char *> w) {
        QStringList words;
        for (const char *word : w)
            words.append(QString::fromUtf8(word));
        QTest::newRow(name) << QString::fromUtf8(line) << words;
    };
    row("plain", "tool get --name  x", {"tool", "get", "--name", "x"});
    row("blanks around", "  tool\t", {"tool"});
    row("double quotes", R"(tool "a b" "c|d;e")", {"tool", "a b", "c|d;e"});
    row("single quotes", R"(tool 'a "b" \n')", {"tool", R"(a "b" \n)"});
    row("quotes in a word", R"(tool --x='a b'c"d")", {"tool", "--x=a bcd"});
    row("empty argument", R"(tool "" '')", {"tool", "", ""});
    row("escapes", R"(/opt/my\ tool \"x\" \|)", {"/opt/my tool", "\"x\"", "|"});
    row("escapes in quotes", R"(tool "a\"b" "c\\d" "e\f")", {"tool", "a\"b", "c\\d", "e\\f"});
    row("nothing is expanded", "tool $HOME ~ *", {"tool", "$HOME", "~", "*"});
    row("not ASCII", "tool \xc3\xa4\xe2\x82\xac", {"tool", "\xc3\xa4\xe2\x82\xac"});
}

void tst_CommandLine::words()
{
    QFETCH(QString, line);
    QFETCH(QStringList, words);
    const auto split = splitCommandLine(line);
    QVERIFY2(split, qPrintable(split ? QString() : split.error()));
    QCOMPARE(*split, words);
}

void tst_CommandLine::problems_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const QString &line, const char *words) {
        QTest::newRow(name) << line << QString::fromLatin1(words);
    };
    row("empty", QStringLiteral("  "), "no program");
    row("empty program", QStringLiteral("\"\" x"), "no program");
    row("open quotes", QStringLiteral("tool \"a"), "not closed");
    row("open single quotes", QStringLiteral("tool 'a"), "not closed");
    row("backslash at the end", QStringLiteral("tool \\"), "backslash");
    row("NUL", QStringLiteral("tool a") + QChar(QChar::Null), "character");
    for (const char *sign : {"|", "&", ";", ">", "<", "`", "("})
        QTest::newRow(sign)
            << QStringLiteral("tool a%1b").arg(QLatin1StringView(sign))
            << QStringLiteral("\"%1\", which needs a shell").arg(QLatin1StringView(sign));
}

void tst_CommandLine::problems()
{
    QFETCH(QString, line);
    QFETCH(QString, words);
    const auto split = splitCommandLine(line);
    QVERIFY(!split);
    QVERIFY2(split.error().contains(words), qPrintable(split.error()));
}

QTEST_GUILESS_MAIN(tst_CommandLine)
#include "tst_commandline.moc"
