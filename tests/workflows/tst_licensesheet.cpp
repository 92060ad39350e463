// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/licensesheet.h"

#include "support/samplerequests.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

/// Tables of licenses, well meant and otherwise.
class TestLicenseSheet : public QObject {
    Q_OBJECT

private slots:
    void everyColumnIsRead()
    {
        const auto base = test::licenseRequest(u"Base"_s, u"base"_s);
        QCOMPARE(licenseSheetColumns(base),
                 (QStringList{u"LicenseName"_s, u"ProductName"_s, u"ProductSKU"_s, u"Beneficiary"_s,
                              u"Begin"_s, u"End"_s, u"MaxCount of Seats"_s}));
        const LicenseSheet sheet = readLicenseSheet(
            u"\ufefflicensename,ProductName,ProductSKU,Beneficiary,Begin,End,MaxCount of Seats\r\n"
            "\"Pro, \"\"large\"\"\",Pro,pro-1,000000000012,2026-02-01,2027-02-01T12:00:00Z,25\r\n"
            "Small,,pro-2,,,,\n"_s,
            base);
        QVERIFY2(sheet.problem.isEmpty(), qPrintable(sheet.problem));
        QCOMPARE(sheet.lines.size(), 2);
        const auto &first = sheet.lines[0].request;
        QVERIFY2(sheet.lines[0].isReady(), qPrintable(sheet.lines[0].problems.join(u' ')));
        QCOMPARE(first.licenseName, u"Pro, \"large\""_s);
        QCOMPARE(first.beneficiary, u"000000000012"_s); // leading zeros stay
        QCOMPARE(first.validity.begin.text, u"2026-02-01T00:00:00Z"_s);
        QCOMPARE(first.entitlements.first().maxCount, std::optional<qint64>(25));
        QVERIFY(first.clientToken.isEmpty());
        const auto &second = sheet.lines[1].request;
        QVERIFY(sheet.lines[1].isReady());
        QCOMPARE(second.beneficiary, base.beneficiary); // empty cells leave it
        QCOMPARE(second.entitlements, base.entitlements);
        QCOMPARE(sheet.lines[1].number, 3);
    }

    void whatIsWrong_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isWholeWrong");
        QTest::newRow("nothing") << QString() << true;
        QTest::newRow("an open quotation mark") << u"LicenseName\n\"a"_s << true;
        QTest::newRow("an unknown column") << u"LicenseName,Color\na,b"_s << true;
        QTest::newRow("no header") << u"Render Pro,render"_s << true;
        QTest::newRow("a column twice") << u"LicenseName,licensename\na,b"_s << true;
        QTest::newRow("a count of something else") << u"MaxCount of Nodes\n5"_s << true;
        QTest::newRow("a cell too much") << u"LicenseName\na,b"_s << false;
        QTest::newRow("a cell too few") << u"LicenseName,ProductSKU\na"_s << false;
        QTest::newRow("no number") << u"MaxCount of Seats\nmany"_s << false;
        QTest::newRow("a number too large") << u"MaxCount of Seats\n9223372036854775808"_s << false;
        QTest::newRow("a negative number") << u"MaxCount of Seats\n-1"_s << false;
        QTest::newRow("no day") << u"End\n2027-02-30"_s << false;
        QTest::newRow("no first day") << u"Begin\nsoon"_s << false;
        QTest::newRow("a day of another land") << u"End\n31.12.2027"_s << false;
        QTest::newRow("an end before the beginning") << u"End\n2000-01-01"_s << false;
    }
    void whatIsWrong()
    {
        QFETCH(QString, text);
        QFETCH(bool, isWholeWrong);
        const auto base = test::licenseRequest(u"Base"_s);
        const LicenseSheet sheet = readLicenseSheet(text, base);
        QCOMPARE(!sheet.problem.isEmpty(), isWholeWrong);
        QCOMPARE(sheet.lines.size(), isWholeWrong ? 0 : 1);
        for (const LicenseLine &line : sheet.lines)
            QVERIFY(!line.isReady());
    }

    void anSkuStandsThereOnce()
    {
        const LicenseSheet sheet =
            readLicenseSheet(u"ProductSKU,LicenseName\na,1\nb,2\na,3\n,4\n,5"_s,
                             test::licenseRequest(u"Base"_s, u"base"_s));
        QCOMPARE(sheet.lines.size(), 5);
        QVERIFY(sheet.lines[0].isReady());
        QVERIFY(sheet.lines[1].isReady());
        QVERIFY(!sheet.lines[2].isReady());
        QVERIFY(sheet.lines[2].problems.first().contains(u'2')); // where it stands first
        QVERIFY(sheet.lines[4].isReady()); // the SKU of what they begin with
    }
};

QTEST_GUILESS_MAIN(TestLicenseSheet)
#include "tst_licensesheet.moc"
