// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fielddiff.h"

#include <QTest>

#include <optional>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

struct Part {
    QString name;
    std::optional<qint64> size;
    bool operator==(const Part &) const = default;
    static const Type rows;
};
struct Spot {
    QString api;
    QString stage;
    std::optional<qint64> limit;
    bool operator==(const Spot &) const = default;
    static const Type rows;
};
struct Spots {
    QList<Spot> spots;
    bool operator==(const Spots &) const = default;
    static const Type rows;
};
struct Whole {
    QString title;
    std::optional<DateText> end;
    QList<Part> parts;
    std::optional<QString> secret;
    QString token;
    bool operator==(const Whole &) const = default;
    static const Type rows;
};

} // namespace

static constexpr Field partRows[] = {
    field<&Part::name>("Name").titled("Name"),
    field<&Part::size>("Size").titled("Size"),
};
constinit const Type Part::rows = describe<Part>("Part", partRows);
static constexpr Field spotRows[] = {
    field<&Spot::api>("Api").titled("API").with(Key),
    field<&Spot::stage>("Stage").titled("Stage").with(Key),
    field<&Spot::limit>("Limit").titled("Limit"),
};
constinit const Type Spot::rows = describe<Spot>("Spot", spotRows);
static constexpr Field spotsRows[] = {field<&Spots::spots>("Spots").titled("Spots")};
constinit const Type Spots::rows = describe<Spots>("Spots", spotsRows);
static constexpr Field wholeRows[] = {
    field<&Whole::title>("Title").titled("Title"),
    field<&Whole::end>("End").titled("Ends"),
    field<&Whole::parts>("Parts").titled("Parts"),
    field<&Whole::secret>("Secret").titled("Secret").with(Sensitive),
    field<&Whole::token>("Token"),
};
constinit const Type Whole::rows = describe<Whole>("Whole", wholeRows);

class TestFieldDiff : public QObject {
    Q_OBJECT

private slots:
    void equalObjectsHaveNoChange()
    {
        const Whole whole{u"A"_s, DateText(u"2026-04-30T00:00:00Z"_s), {{u"Seats"_s, 5}}, {}, {}};
        QVERIFY(fieldDiff(whole, whole).isEmpty());
    }

    void oneInstantSpelledTwiceIsNoChange()
    {
        Whole left;
        left.end = DateText(u"2026-04-30T00:00:00Z"_s);
        Whole right;
        right.end = DateText(u"2026-04-30T00:00:00.000Z"_s);
        QVERIFY(fieldDiff(left, right).isEmpty());
    }

    void changesAreInWords()
    {
        const Whole before{
            u"A"_s, DateText(u"2026-04-30T00:00:00Z"_s), {{u"Seats"_s, 5}}, {}, u"x"_s};
        Whole after = before;
        after.end = DateText(u"2026-10-31T00:00:00Z"_s);
        after.parts[0].size = 60000;
        after.token = u"y"_s;
        const QLocale english(QLocale::English, QLocale::UnitedStates);
        const auto changes = fieldDiff(before, after, english);
        QCOMPARE(changes.size(), 2);
        QCOMPARE(changes[0].title(), u"Ends"_s);
        QCOMPARE(changes[0].before, u"30 April 2026"_s);
        QCOMPARE(changes[0].after, u"31 October 2026"_s);
        QCOMPARE(changes[1].path, u"Parts[Seats].Size"_s);
        QCOMPARE(changes[1].title(), u"Seats, Size"_s);
        QCOMPARE(changes[1].after, u"60,000"_s);
    }

    void elementsComeAndGo()
    {
        Whole before;
        before.parts = {{u"Seats"_s, 5}, {u"Nodes"_s, {}}};
        Whole after;
        after.parts = {{u"Nodes"_s, 1}, {u"Burst"_s, 2}};
        const auto changes = fieldDiff(before, after);
        QCOMPARE(changes.size(), 3);
        QCOMPARE(changes[0].kind, FieldChange::Kind::Removed);
        QCOMPARE(changes[0].title(), u"Seats"_s);
        QCOMPARE(changes[1].kind, FieldChange::Kind::Added);
        QCOMPARE(changes[1].path, u"Parts[Nodes].Size"_s);
        QCOMPARE(changes[2].kind, FieldChange::Kind::Added);
        QCOMPARE(changes[2].after, u"Burst, 2"_s);
    }

    void elementsArePairedByTheirKey()
    {
        const Spots before{{{u"a"_s, u"test"_s, 1}, {u"a"_s, u"prod"_s, 2}}};
        const Spots after{{{u"a"_s, u"prod"_s, 3}}};
        const auto changes = fieldDiff(before, after);
        QCOMPARE(changes.size(), 2);
        QCOMPARE(changes[0].kind, FieldChange::Kind::Removed);
        QCOMPARE(changes[0].title(), u"a:test"_s);
        QCOMPARE(changes[1].kind, FieldChange::Kind::Changed);
        QCOMPARE(changes[1].title(), u"a:prod, Limit"_s);
    }

    void secretsStayHidden()
    {
        Whole before;
        Whole after;
        after.secret = u"hunter2"_s;
        const auto changes = fieldDiff(before, after);
        QCOMPARE(changes.size(), 1);
        QVERIFY(!changes[0].after.contains(u"hunter"_s));
    }

    void threeSidesMeet()
    {
        const Whole base{u"A"_s, {}, {{u"Seats"_s, 5}}, {}, {}};
        Whole mine = base;
        mine.title = u"Mine"_s;
        mine.parts[0].size = 8;
        Whole theirs = base;
        theirs.title = u"Theirs"_s;
        theirs.end = DateText(u"2026-10-31T00:00:00Z"_s);
        const auto rows = threeWay(base, mine, theirs);
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows[0].title(), u"Title"_s);
        QVERIFY(rows[0].collides());
        QVERIFY(!rows[1].collides());
        QCOMPARE(rows[1].theirs, u"5"_s);
        QVERIFY(rows[2].isTheirs && !rows[2].isMine);
    }
};

} // namespace lc

QTEST_GUILESS_MAIN(lc::TestFieldDiff)
#include "tst_fielddiff.moc"
