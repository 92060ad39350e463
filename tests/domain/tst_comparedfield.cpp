// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/comparedfield.h"
#include "domain/license.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

/// What two versions of a license look like side by side.
class TestComparedField : public QObject {
    Q_OBJECT

    static License license()
    {
        License license;
        license.licenseName = u"Render Pro"_s;
        license.productName = u"Render"_s;
        license.version = u"1"_s;
        license.validity = DatetimeRange{DateText(u"2026-01-01T00:00:00Z"_s), std::nullopt};
        Entitlement seats;
        seats.name = u"Seats"_s;
        seats.unit = EntitlementUnit::Count;
        seats.maxCount = 10;
        license.entitlements = QList<Entitlement>{seats};
        return license;
    }
    static const ComparedField *at(const QList<ComparedField> &lines, const QString &path)
    {
        for (const ComparedField &line : lines) {
            if (line.path == path)
                return &line;
        }
        return nullptr;
    }

private slots:
    void whatIsTheSameStandsOnce()
    {
        const auto lines = compared(license(), license(), {"Version"}, QLocale::c());
        QVERIFY(!lines.isEmpty());
        for (const ComparedField &line : lines) {
            QVERIFY(line.difference == Difference::Same);
            QCOMPARE(line.before, line.after);
        }
        QCOMPARE(at(lines, u"LicenseName"_s)->before, std::optional(u"Render Pro"_s));
        QVERIFY(at(lines, u"Validity.Begin"_s)); // members of a record stand by themselves
        QVERIFY(!at(lines, u"Validity.End"_s)); // absent on both sides
        QVERIFY(at(lines, u"Entitlements"_s));
        QVERIFY(!at(lines, u"Version"_s));
    }

    void everyDifferenceIsALine()
    {
        License later = license();
        later.licenseName = u"Render Pro 2"_s;
        later.productName.reset();
        later.validity->end = DateText(u"2027-01-01T00:00:00Z"_s);
        later.entitlements->first().maxCount = 20;
        Entitlement nodes;
        nodes.name = u"Nodes"_s;
        nodes.unit = EntitlementUnit::None;
        later.entitlements->append(nodes);
        const auto lines = compared(license(), later, {"Version"}, QLocale::c());
        QVERIFY(at(lines, u"LicenseName"_s)->difference == Difference::Changed);
        QCOMPARE(at(lines, u"LicenseName"_s)->after, std::optional(u"Render Pro 2"_s));
        QVERIFY(at(lines, u"ProductName"_s)->difference == Difference::Removed);
        QVERIFY(!at(lines, u"ProductName"_s)->after);
        QVERIFY(at(lines, u"Validity.End"_s)->difference == Difference::Added);
        QVERIFY(!at(lines, u"Validity.End"_s)->before);
        QVERIFY(at(lines, u"Validity.Begin"_s)->difference == Difference::Same);
        QCOMPARE(at(lines, u"Entitlements[Seats].MaxCount"_s)->before, std::optional(u"10"_s));
        QCOMPARE(at(lines, u"Entitlements[Seats].MaxCount"_s)->after, std::optional(u"20"_s));
        QVERIFY(at(lines, u"Entitlements[Nodes]"_s)->difference == Difference::Added);
        QVERIFY(!at(lines, u"Entitlements"_s)); // not the same any more
    }

    void nothingOfTheDiffIsLost()
    {
        License later = license();
        later.validity.reset();
        later.entitlements.reset();
        later.beneficiary = u"Kestrel"_s;
        const auto changes = fieldDiff(license(), later, QLocale::c());
        const auto lines = compared(license(), later, {}, QLocale::c());
        for (const FieldChange &change : changes)
            QVERIFY2(at(lines, change.path), qPrintable(change.path));
        const auto different = std::count_if(lines.begin(), lines.end(), [](const auto &line) {
            return !(line.difference == Difference::Same);
        });
        QCOMPARE(qsizetype(different), changes.size());
    }
};

QTEST_GUILESS_MAIN(TestComparedField)
#include "tst_comparedfield.moc"
