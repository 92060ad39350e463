// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/grantee.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using Verdict = lc::GranteeVerdict;

Q_DECLARE_METATYPE(QList<lc::GranteeVerdict>)

/// Pasted lists of receivers, well meant and otherwise.
class TestGrantee : public QObject {
    Q_OBJECT

    static GranteeRules rules()
    {
        return {
            u"aws"_s, u"111122223333"_s, {{u"arn:aws:iam::444455556666:root"_s, u"to Kestrel"_s}}};
    }

private slots:
    void entries_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("principals");
        QTest::addColumn<QList<Verdict>>("verdicts");
        const auto row = [](const char *name, const QString &text, const QStringList &principals,
                            const QList<Verdict> &verdicts) {
            QTest::newRow(name) << text << principals << verdicts;
        };
        const QString one = u"arn:aws:iam::000000000012:root"_s;
        const QString two = u"arn:aws:iam::999988887777:root"_s;
        const auto ready = Verdict::Ready;
        const auto bad = Verdict::Invalid;
        row("nothing", {}, {}, {});
        row("blanks and empty lines", u" \n\t\n,,;\r\n \u200b\ufeff"_s, {}, {});
        row("leading zeros stay", u"000000000012"_s, {one}, {ready});
        row("one a line", u"000000000012\n999988887777\n"_s, {one, two}, {ready, ready});
        row("lines of Windows", u"000000000012\r\n999988887777\r\n"_s, {one, two}, {ready, ready});
        row("lines of an old Mac", u"000000000012\r999988887777"_s, {one, two}, {ready, ready});
        row("commas, semicolons, tabs", u"000000000012, 999988887777;\t"_s, {one, two},
            {ready, ready});
        row("a column of a table", u"\ufeff\"000000000012\"\n'999988887777'"_s, {one, two},
            {ready, ready});
        row("no-break and zero width spaces",
            u"\u00a0000000000012\u200b\n\u200e999988887777\u2060"_s, {one, two}, {ready, ready});
        row("line separators", u"000000000012\u2028999988887777"_s, {one, two}, {ready, ready});
        row("hyphens as AWS shows them", u"0000-0000-0012"_s, {one}, {ready});
        row("hyphens elsewhere", u"000000-000012 0000-0000-001"_s, {{}}, {bad});
        row("an ARN", one, {one}, {ready});
        row("an organization", u"arn:aws:organizations::999988887777:organization/o-abc1234567"_s,
            {u"arn:aws:organizations::999988887777:organization/o-abc1234567"_s}, {ready});
        row("a unit", u"arn:aws:organizations::999988887777:ou/o-abc1234567/ou-ab12-cdefghij"_s,
            {u"arn:aws:organizations::999988887777:ou/o-abc1234567/ou-ab12-cdefghij"_s}, {ready});
        row("zeros lost in a table", u"12"_s, {{}}, {bad});
        row("eleven and thirteen digits", u"12345678901\n1234567890123"_s, {{}, {}}, {bad, bad});
        row("a float of a table", u"1.23457E+11"_s, {{}}, {bad});
        row("other digits", u"٠٠٠٠٠٠٠٠٠٠١٢\n０００００００００００１"_s, {{}, {}}, {bad, bad});
        row("a header line", u"Account ID\n000000000012"_s, {{}, one}, {bad, ready});
        row("an account with a name", u"000000000012 Kestrel Labs"_s, {{}}, {bad});
        row("a user", u"arn:aws:iam::000000000012:user/root"_s, {{}}, {bad});
        row("another partition", u"arn:aws-cn:iam::000000000012:root"_s, {{}}, {bad});
        row("another service", u"arn:aws:s3:::bucket"_s, {{}}, {bad});
        row("an ARN with a Region", u"arn:aws:iam:us-east-1:000000000012:root"_s, {{}}, {bad});
        row("an ARN without an account", u"arn:aws:iam:::root"_s, {{}}, {bad});
        row("an ARN with a short account", u"arn:aws:iam::12:root"_s, {{}}, {bad});
        row("everyone", u"*"_s, {{}}, {bad});
        row("everyone in an organization",
            u"arn:aws:organizations::999988887777:organization/o-*"_s, {{}}, {bad});
        row("a script", u"$(rm -rf ~)\n<b>000000000012</b>"_s, {{}, {}}, {bad, bad});
        row("a control character", u"0000\u00000000012"_s, {{}}, {bad});
        row("twice", u"000000000012\n0000-0000-0012\n"_s + one, {one, one, one},
            {ready, Verdict::Duplicate, Verdict::Duplicate});
        row("the own account", u"111122223333"_s, {u"arn:aws:iam::111122223333:root"_s},
            {Verdict::OwnAccount});
        row("one that has a grant", u"444455556666"_s, {u"arn:aws:iam::444455556666:root"_s},
            {Verdict::HasGrant});
    }
    void entries()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, principals);
        QFETCH(QList<Verdict>, verdicts);
        const QList<Grantee> grantees = judgeGrantees(text, rules());
        QCOMPARE(grantees.size(), verdicts.size());
        for (qsizetype i = 0; i < grantees.size(); ++i) {
            const Grantee &grantee = grantees[i];
            QVERIFY2(grantee.verdict == verdicts[i], qPrintable(grantee.entry));
            QCOMPARE(grantee.principal, principals.value(i));
            QCOMPARE(grantee.place, i + 1);
            QCOMPARE(grantee.isReady(), !grantee.reason);
        }
    }

    void linesAreCountedAsEditorsDo()
    {
        const auto grantees =
            judgeGrantees(u"\r\n000000000012,999988887777\r\n\n000000000012"_s, rules());
        QCOMPARE(grantees.size(), 3);
        QCOMPARE(grantees[0].line, 2);
        QCOMPARE(grantees[1].line, 2);
        QCOMPARE(grantees[2].line, 4);
        QVERIFY(grantees[2].reason->contains(u'2')); // where it stands first
    }

    void markedEntriesAreTakenOut()
    {
        const auto grantees = judgeGrantees(u"junk\n000000000012\n7\n444455556666"_s, rules());
        QCOMPARE(withoutGrantees(grantees, Verdict::Invalid), u"000000000012\n444455556666"_s);
        QCOMPARE(withoutGrantees(grantees, Verdict::HasGrant), u"junk\n000000000012\n7"_s);
    }

    void aLongListIsRead()
    {
        QStringList accounts;
        for (qint64 i = 0; i < 20'000; ++i)
            accounts.append(u"%1"_s.arg(i % 19'000, 12, 10, QChar(u'0')));
        const auto grantees = judgeGrantees(accounts.join(u'\n'), rules());
        QCOMPARE(grantees.size(), 20'000);
        QCOMPARE(std::count_if(grantees.begin(), grantees.end(),
                               [](const Grantee &grantee) { return grantee.isReady(); }),
                 19'000);
    }
};

QTEST_GUILESS_MAIN(TestGrantee)
#include "tst_grantee.moc"
