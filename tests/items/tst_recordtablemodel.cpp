// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/tablefixture.h"

#include "support/fakeclock.h"
#include "support/modelpicture.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::string_literals;
using namespace lc;

namespace {

/// A model under the tester that ends the program at the first broken promise.
struct Table {
    explicit Table(RowOverlay *overlay = nullptr)
        : clock(std::make_shared<FakeClock>()), model(testTable(overlay), clock),
          tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal),
          resets(&model, &QAbstractItemModel::modelReset)
    {
    }
    QStringList names() const
    {
        QStringList names;
        for (int row = 0; row < model.rowCount(); ++row)
            names += model.index(row, 0).data().toString();
        return names;
    }
    int column(const char *id) const { return model.columnIndex(QString::fromLatin1(id)); }

    std::shared_ptr<FakeClock> clock;
    RecordTableModel model;
    QAbstractItemModelTester tester;
    QSignalSpy resets;
};

QList<License> someLicenses()
{
    return {makeLicense(u"1"_s, u"Render Pro"_s, u"render"_s, u"2026-04-30T00:00:00Z"_s),
            makeLicense(u"2"_s, u"Archive"_s, u"archive"_s, {}, LicenseStatus::Expired),
            makeLicense(u"3"_s, u"Café Élan"_s, u"cafe-10"_s, u"2027-01-31T12:00:00Z"_s),
            makeLicense(u"4"_s, u"render node"_s, {}, u"2026-12-31T00:00:00Z"_s,
                        LicenseStatus::Suspended),
            makeLicense(u"5"_s, u"Straße 9"_s, u"cafe-9"_s, u"2026-04-30T00:00:00Z"_s)};
}

RowOrigin accountOrigin(const QString &account, const QString &connection)
{
    RowOrigin origin;
    origin.account = account;
    origin.connection = connection;
    origin.connectionName = connection;
    return origin;
}

/// Words whose order is another one than that of their numbers.
class MarkOverlay : public RowOverlay {
public:
    Cell cell(const Utf8Origin &, std::string_view resource, int) const override
    {
        const qint64 left = 9 - (resource.back() - '0');
        Badge badge;
        badge.word = u"%1 gone"_s.arg(100 - left);
        badge.tone = Tone::Warning;
        return Cell::badge(badge, left);
    }
};

ApiError refused()
{
    ApiError error;
    error.kind = ApiError::Kind::Denied;
    error.code = u"AccessDeniedException"_s;
    return error;
}

} // namespace

/// Rows from several sources: loading, merging, filtering, sorting.
class TestRecordTableModel : public QObject {
    Q_OBJECT

private slots:
    void rowsAreShown()
    {
        Table table;
        load(table.model, u"a"_s, someLicenses().mid(0, 3),
             accountOrigin(u"111122223333"_s, u"vendor"_s));
        const QString expected =
            u"License name | Product SKU | Ends        | Status    | Account      | License ARN\n"
            "-------------+-------------+-------------+-----------+--------------+-----------------"
            "------------------------------------\n"
            "Render Pro   | render      | 30 Apr 2026 | Available | 111122223333 | "
            "arn:aws:license-manager::111122223333:license:l-1\n"
            "Archive      | archive     | No end      | Expired   | 111122223333 | "
            "arn:aws:license-manager::111122223333:license:l-2\n"
            "Café Élan    | cafe-10     | 31 Jan 2027 | Available | 111122223333 | arn:aws:license-manager::111122223333:license:l-3"_s;
        const auto withoutDashes = [](const QString &picture) {
            QStringList lines = picture.split(u'\n');
            lines.removeAt(1);
            return lines;
        };
        QCOMPARE(withoutDashes(ModelPicture(table.model).text()), withoutDashes(expected));
        QCOMPARE(table.model.record<License>(1), someLicenses()[1]);
        QCOMPARE(table.model.rawText(0, table.column("ends")), "2026-04-30T00:00:00Z"s);
        QCOMPARE(table.model.rawText(1, table.column("ends")), ""s);
        QCOMPARE(table.model.rawText(1, table.column("status")), "EXPIRED"s);
        QCOMPARE(table.model.index(1, table.column("status")).data(BadgeRole).value<Badge>().tone,
                 Tone::Danger);
        QCOMPARE(table.model.index(2, 1).data(IdentityRole).toString(), u"Café Élan"_s);
    }

    void stateIsHonest()
    {
        Table table;
        QSignalSpy states(&table.model, &RecordTableModel::stateChanged);
        QCOMPARE(table.model.loadState(), LoadState::Idle);
        table.model.beginSource(u"a"_s, {});
        QCOMPARE(table.model.loadState(), LoadState::Loading);
        QCOMPARE(table.model.countText(), u"Loading…"_s);
        table.model.appendChunk(u"a"_s, makeChunk(table.model, someLicenses().mid(0, 2)));
        QCOMPARE(table.model.countText(), u"Loading…, 2 so far"_s);
        table.model.failSource(u"a"_s, refused());
        QCOMPARE(table.model.loadState(), LoadState::Failed);
        QCOMPARE(table.model.error(), refused());
        QCOMPARE(table.model.rowCount(), 2);
        QVERIFY(!table.model.asOf());
        load(table.model, u"a"_s, someLicenses());
        QCOMPARE(table.model.loadState(), LoadState::Complete);
        QVERIFY(!table.model.error());
        QCOMPARE(table.model.asOf(), table.clock->now());
        QCOMPARE(table.model.countText(), u"5"_s);
        table.model.setFilterText(u"render"_s);
        QCOMPARE(table.model.countText(), u"2 of 5"_s);
        QVERIFY(states.size() >= 6);
        QCOMPARE(table.resets.size(), 0);
    }

    void marksAreSortedByTheirOrder()
    {
        MarkOverlay marks;
        TableDefinition definition = testTable();
        definition.columns.push_back(
            Column::overlaid("mark", "Mark", ColumnKind::Mark, "LicenseArn", &marks));
        RecordTableModel model(definition, std::make_shared<FakeClock>());
        QAbstractItemModelTester tester(&model);
        load(model, u"a"_s, someLicenses());
        const int column = model.columnIndex(u"mark");
        model.sort(column);
        QTRY_COMPARE(model.index(0, column).data().toString(), u"96 gone"_s);
        QCOMPARE(model.index(4, column).data().toString(), u"92 gone"_s);
        QCOMPARE(model.index(0, column).data(SortRole).toLongLong(), 4);
        QCOMPARE(model.index(0, column).data(BadgeRole).value<Badge>().tone, Tone::Warning);
    }

    void oneFailureLeavesTheOthersInPlace()
    {
        Table table;
        load(table.model, u"a"_s, someLicenses().mid(0, 2), accountOrigin(u"1"_s, u"x"_s));
        load(table.model, u"b"_s, someLicenses().mid(2, 2), accountOrigin(u"2"_s, u"y"_s));
        table.clock->advance(std::chrono::minutes(5));
        table.model.beginSource(u"a"_s, accountOrigin(u"1"_s, u"x"_s));
        table.model.failSource(u"a"_s, refused());
        load(table.model, u"b"_s, someLicenses().mid(2, 3), accountOrigin(u"2"_s, u"y"_s));
        QCOMPARE(table.model.rowCount(), 5);
        QCOMPARE(table.model.loadState(), LoadState::Failed);
        QCOMPARE(table.model.sources().size(), 2);
        QCOMPARE(table.model.sources()[0].state, LoadState::Failed);
        QCOMPARE(table.model.asOf(), table.clock->now() - std::chrono::minutes(5));
    }

    void stoppingKeepsTheFormerState()
    {
        Table table;
        load(table.model, u"a"_s, someLicenses().mid(0, 2));
        table.model.beginSource(u"a"_s, {});
        table.model.appendChunk(u"a"_s, makeChunk(table.model, someLicenses().mid(2, 1)));
        table.model.stopSource(u"a"_s);
        QCOMPARE(table.model.loadState(), LoadState::Complete);
        QCOMPARE(table.model.rowCount(), 3);
    }

    void refreshMergesByKey()
    {
        Table table;
        load(table.model, u"a"_s, someLicenses());
        const QPersistentModelIndex archive = table.model.index(1, 0);
        const QPersistentModelIndex last = table.model.index(4, 1);
        QSignalSpy changed(&table.model, &QAbstractItemModel::dataChanged);
        QSignalSpy inserted(&table.model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&table.model, &QAbstractItemModel::rowsRemoved);

        QList<License> next = someLicenses();
        next[1].licenseName = u"Archive 2"_s;
        next.removeAt(2);
        next.append(makeLicense(u"6"_s, u"Newest"_s));
        load(table.model, u"a"_s, next);

        QCOMPARE(table.names(),
                 QStringList({u"Render Pro"_s, u"Archive 2"_s, u"render node"_s, u"Straße 9"_s,
                              u"Newest"_s}));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 1);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(removed.size(), 1);
        QCOMPARE(archive.row(), 1);
        QCOMPARE(archive.data().toString(), u"Archive 2"_s);
        QCOMPARE(last.row(), 3);
        QCOMPARE(table.resets.size(), 0);
    }

    void sameRecordsAreNoNews()
    {
        Table table;
        load(table.model, u"a"_s, someLicenses());
        QSignalSpy changed(&table.model, &QAbstractItemModel::dataChanged);
        QSignalSpy layout(&table.model, &QAbstractItemModel::layoutChanged);
        load(table.model, u"a"_s, someLicenses());
        QCOMPARE(changed.size() + layout.size(), 0);
    }

    void twoConnectionsOfOneAccountGiveOneRow()
    {
        Table table;
        load(table.model, u"a"_s, someLicenses(), accountOrigin(u"1"_s, u"x"_s));
        load(table.model, u"b"_s, someLicenses(), accountOrigin(u"1"_s, u"y"_s));
        QCOMPARE(table.model.rowCount(), 5);
        load(table.model, u"c"_s, someLicenses().mid(0, 2), accountOrigin(u"2"_s, u"z"_s));
        QCOMPARE(table.model.rowCount(), 7);
        table.model.removeSource(u"b"_s);
        QCOMPARE(table.model.rowCount(), 7);
        load(table.model, u"a"_s, someLicenses().mid(0, 4), accountOrigin(u"1"_s, u"x"_s));
        QCOMPARE(table.model.rowCount(), 6);
        table.model.removeSource(u"a"_s);
        QCOMPARE(table.model.rowCount(), 2);
        QCOMPARE(table.model.origin(0).connection, u"z"_s);
        table.model.removeSource(u"unknown"_s);
        QCOMPARE(table.model.rowCount(), 2);
    }

    void recordsArePutAndTaken()
    {
        Table table;
        const RowOrigin origin = accountOrigin(u"1"_s, u"x"_s);
        load(table.model, u"a"_s, someLicenses(), origin);
        License edited = someLicenses()[3];
        edited.licenseName = u"Render Node 2"_s;
        table.model.putRecord(&edited, origin);
        QCOMPARE(table.names()[3], u"Render Node 2"_s);
        const License added = makeLicense(u"9"_s, u"Added"_s);
        table.model.putRecord(&added, origin);
        QCOMPARE(table.names().last(), u"Added"_s);
        table.model.removeKey(table.model.key(0));
        QCOMPARE(table.names().first(), u"Archive"_s);
        QCOMPARE(table.model.rowCount(), 5);
        table.model.removeKey("no such key"_ba);
        // The next list has the last word.
        load(table.model, u"a"_s, someLicenses().mid(0, 2), origin);
        QCOMPARE(table.names(), QStringList({u"Archive"_s, u"Render Pro"_s}));
    }

    void recordsAtHandAreReplaced()
    {
        Table table;
        table.model.setRecords(someLicenses().mid(0, 3));
        table.model.setRecords(someLicenses().mid(1, 3));
        QCOMPARE(table.names(), QStringList({u"Archive"_s, u"Café Élan"_s, u"render node"_s}));
        QCOMPARE(table.model.loadState(), LoadState::Complete);
    }

    void textIsFound_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("columnId");
        QTest::addColumn<QStringList>("ids");
        const QString any;
        QTest::newRow("nothing") << u""_s << any
                                 << QStringList({u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s});
        QTest::newRow("case") << u"RENDER"_s << any << QStringList({u"1"_s, u"4"_s});
        QTest::newRow("accent") << u"café é"_s << any << QStringList({u"3"_s});
        QTest::newRow("decomposed") << u"cafe\u0301"_s << any << QStringList({u"3"_s});
        QTest::newRow("capital accent") << u"CAFÉ"_s << any << QStringList({u"3"_s});
        QTest::newRow("sharp s") << u"STRASSE"_s << any << QStringList({u"5"_s});
        QTest::newRow("two columns") << u"cafe-"_s << any << QStringList({u"3"_s, u"5"_s});
        QTest::newRow("not across columns") << u"pro render"_s << any << QStringList();
        QTest::newRow("word of a state") << u"expired"_s << any << QStringList({u"2"_s});
        QTest::newRow("not its wire name") << u"AVAILABLE_"_s << any << QStringList();
        QTest::newRow("date as shown") << u"30 apr"_s << any << QStringList({u"1"_s, u"5"_s});
        QTest::newRow("ISO date") << u"2026-12"_s << any << QStringList({u"4"_s});
        QTest::newRow("origin") << u"4455"_s << any
                                << QStringList({u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s});
        QTest::newRow("hidden column") << u"license-manager"_s << any << QStringList();
        QTest::newRow("hidden column asked for")
            << u"license:l-4"_s << u"arn"_s << QStringList({u"4"_s});
        QTest::newRow("one column") << u"render"_s << u"sku"_s << QStringList({u"1"_s});
        QTest::newRow("one column, second hit in a record")
            << u"e"_s << u"sku"_s << QStringList({u"1"_s, u"2"_s, u"3"_s, u"5"_s});
        QTest::newRow("control character") << u"a\x1f"_s << any << QStringList();
    }
    void textIsFound()
    {
        QFETCH(QString, text);
        QFETCH(QString, columnId);
        QFETCH(QStringList, ids);
        Table table;
        load(table.model, u"a"_s, someLicenses(), accountOrigin(u"44556"_s, u"x"_s));
        const auto found = [&] {
            QStringList endings;
            for (int row = 0; row < table.model.rowCount(); ++row)
                endings += table.model.record<License>(row).licenseArn->right(1);
            return endings;
        };
        table.model.setFilterText(text, columnId);
        QCOMPARE(found(), ids);
        // The same typed letter by letter, and asked before the rows arrive.
        table.model.clearFilters();
        for (qsizetype length = 1; length <= text.size(); ++length)
            table.model.setFilterText(text.left(length), columnId);
        QCOMPARE(found(), ids);
        table.model.removeSource(u"a"_s);
        load(table.model, u"a"_s, someLicenses(), accountOrigin(u"44556"_s, u"x"_s));
        QCOMPARE(found(), ids);
        QCOMPARE(table.resets.size(), 0);
    }

    void shownColumnsAreSearched()
    {
        Table table;
        load(table.model, u"a"_s, someLicenses());
        table.model.setFilterText(u"license:l-4"_s);
        QCOMPARE(table.model.rowCount(), 0);
        table.model.setShownColumns({u"name"_s, u"arn"_s});
        QCOMPARE(table.model.rowCount(), 1);
        table.model.setFilterText(u"suspended"_s);
        QCOMPARE(table.model.rowCount(), 0);
    }

    void rulesFilter_data()
    {
        QTest::addColumn<FilterRule>("rule");
        QTest::addColumn<QStringList>("names");
        using Test = FilterRule::Test;
        QTest::newRow("any of") << FilterRule{u"status"_s,
                                              Test::AnyOf,
                                              {u"EXPIRED"_s, u"SUSPENDED"_s},
                                              0}
                                << QStringList({u"Archive"_s, u"render node"_s});
        QTest::newRow("none of") << FilterRule{u"status"_s, Test::NoneOf, {u"AVAILABLE"_s}, 0}
                                 << QStringList({u"Archive"_s, u"render node"_s});
        QTest::newRow("percent") << FilterRule{u"percent"_s, Test::AtLeast, {}, 80}
                                 << QStringList({u"Render Pro"_s, u"Café Élan"_s});
        QTest::newRow("at most") << FilterRule{u"percent"_s, Test::AtMost, {}, 79}
                                 << QStringList({u"Archive"_s});
        QTest::newRow("instant") << FilterRule{u"ends"_s, Test::AtMost, {}, 1'780'000'000'000.}
                                 << QStringList({u"Render Pro"_s, u"Straße 9"_s});
        QTest::newRow("absent") << FilterRule{u"ends"_s, Test::Absent, {}, 0}
                                << QStringList({u"Archive"_s});
        QTest::newRow("present") << FilterRule{u"used"_s, Test::Present, {}, 0}
                                 << QStringList({u"Render Pro"_s, u"Archive"_s, u"Café Élan"_s,
                                                 u"render node"_s});
        QTest::newRow("contains") << FilterRule{u"name"_s, Test::Contains, {u"ÉLAN"_s}, 0}
                                  << QStringList({u"Café Élan"_s});
    }
    void rulesFilter()
    {
        QFETCH(FilterRule, rule);
        QFETCH(QStringList, names);
        FigureOverlay overlay;
        Table table(&overlay);
        const auto licenses = someLicenses();
        overlay.set(licenses[0], u"104"_s, u"100"_s);
        overlay.set(licenses[1], u"1"_s, u"100"_s);
        overlay.set(licenses[2], u"80"_s, u"100"_s);
        overlay.set(licenses[3], u"5"_s, {});
        load(table.model, u"a"_s, licenses);
        QCOMPARE(table.model.countMatching(rule), int(names.size()));
        table.model.setFilterRules({rule});
        QCOMPARE(table.names(), names);
        QCOMPARE(table.model.filterRules(), QList<FilterRule>{rule});
        table.model.clearFilters();
        QCOMPARE(table.model.rowCount(), 5);
    }

    void choicesOfAChip()
    {
        Table table;
        load(table.model, u"a"_s, someLicenses());
        const QList<QPair<QByteArray, QString>> expected{{"AVAILABLE"_ba, u"Available"_s},
                                                         {"EXPIRED"_ba, u"Expired"_s},
                                                         {"SUSPENDED"_ba, u"Suspended"_s}};
        QCOMPARE(table.model.distinctValues(u"status"_s), expected);
    }

    void rowsAreSorted_data()
    {
        QTest::addColumn<QByteArray>("column");
        QTest::addColumn<Qt::SortOrder>("order");
        QTest::addColumn<QString>("ids");
        QTest::newRow("text") << "name"_ba << Qt::AscendingOrder << u"23415"_s;
        QTest::newRow("text down") << "name"_ba << Qt::DescendingOrder << u"51432"_s;
        QTest::newRow("numbers inside text, absent last")
            << "sku"_ba << Qt::AscendingOrder << u"25314"_s;
        QTest::newRow("absent last down") << "sku"_ba << Qt::DescendingOrder << u"13524"_s;
        QTest::newRow("dates, stable") << "ends"_ba << Qt::AscendingOrder << u"15432"_s;
        QTest::newRow("dates down, stable") << "ends"_ba << Qt::DescendingOrder << u"34152"_s;
        QTest::newRow("words of states") << "status"_ba << Qt::AscendingOrder << u"13524"_s;
        QTest::newRow("percent, no limit last") << "percent"_ba << Qt::AscendingOrder << u"23145"_s;
        QTest::newRow("percent down") << "percent"_ba << Qt::DescendingOrder << u"13245"_s;
        QTest::newRow("amount") << "used"_ba << Qt::AscendingOrder << u"24315"_s;
        QTest::newRow("ids") << "arn"_ba << Qt::DescendingOrder << u"54321"_s;
    }
    void rowsAreSorted()
    {
        QFETCH(QByteArray, column);
        QFETCH(Qt::SortOrder, order);
        QFETCH(QString, ids);
        FigureOverlay overlay;
        Table table(&overlay);
        const auto licenses = someLicenses();
        overlay.set(licenses[0], u"104"_s, u"100"_s);
        overlay.set(licenses[1], u"1"_s, u"100"_s);
        overlay.set(licenses[2], u"80"_s, u"100"_s);
        overlay.set(licenses[3], u"5"_s, {});
        load(table.model, u"a"_s, licenses);
        const QPersistentModelIndex third = table.model.index(2, 0);
        table.model.sort(table.column(column.constData()), order);
        QString sorted;
        for (int row = 0; row < table.model.rowCount(); ++row)
            sorted += table.model.record<License>(row).licenseArn->right(1);
        QCOMPARE(sorted, ids);
        QCOMPARE(third.data().toString(), u"Café Élan"_s);
        table.model.sort(-1);
        QCOMPARE(third.row(), 2);
    }

    void longAmountsAreComparedExactly()
    {
        FigureOverlay overlay;
        Table table(&overlay);
        const auto licenses = someLicenses();
        overlay.set(licenses[0], u"9007199254740993"_s, {});
        overlay.set(licenses[1], u"9007199254740992"_s, {});
        overlay.set(licenses[2], u"9007199254740993.0"_s, {});
        overlay.set(licenses[3], u"9007199254740992.5"_s, {});
        load(table.model, u"a"_s, licenses.mid(0, 4));
        table.model.sort(table.column("used"), Qt::DescendingOrder);
        QCOMPARE(table.names(),
                 QStringList({u"Render Pro"_s, u"Café Élan"_s, u"render node"_s, u"Archive"_s}));
    }

    void figuresThatArriveSortAndFilter()
    {
        FigureOverlay overlay;
        Table table(&overlay);
        const auto licenses = someLicenses();
        load(table.model, u"a"_s, licenses);
        table.model.sort(table.column("percent"), Qt::DescendingOrder);
        QSignalSpy changed(&table.model, &QAbstractItemModel::dataChanged);
        overlay.set(licenses[1], u"50"_s, u"100"_s);
        overlay.set(licenses[3], u"90"_s, u"100"_s);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(table.names().mid(0, 2), QStringList({u"render node"_s, u"Archive"_s}));
        table.model.setFilterRules({{u"percent"_s, FilterRule::Test::AtLeast, {}, 80}});
        QCOMPARE(table.model.rowCount(), 1);
        overlay.set(licenses[0], u"80"_s, u"100"_s);
        QTRY_COMPARE(table.model.rowCount(), 2);
    }

    void checkMarksStayWithTheirRows()
    {
        Table table;
        load(table.model, u"a"_s, someLicenses());
        QVERIFY(!table.model.setData(table.model.index(0, 0), Qt::Checked, Qt::CheckStateRole));
        table.model.setCheckable(RecordTableModel::Checkable::Yes);
        QSignalSpy checked(&table.model, &RecordTableModel::checkedChanged);
        QVERIFY(table.model.setData(table.model.index(3, 0), Qt::Checked, Qt::CheckStateRole));
        QVERIFY(!table.model.setData(table.model.index(3, 1), Qt::Checked, Qt::CheckStateRole));
        table.model.sort(0);
        QCOMPARE(table.model.index(2, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        QCOMPARE(table.model.index(3, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
        QCOMPARE(table.model.checkedKeys(), QList<QByteArray>{table.model.key(2)});
        load(table.model, u"a"_s, someLicenses().mid(0, 3));
        QVERIFY(table.model.checkedKeys().isEmpty());
        QCOMPARE(checked.size(), 1);
    }

    void keysFindRows()
    {
        Table table;
        load(table.model, u"a"_s, someLicenses(), accountOrigin(u"1"_s, u"x"_s));
        const QByteArray key = table.model.key(3);
        table.model.sort(0, Qt::DescendingOrder);
        QCOMPARE(table.model.key(table.model.rowOf(key)), key);
        table.model.setFilterText(u"archive"_s);
        QCOMPARE(table.model.rowOf(key), -1);
        QCOMPARE(table.model.rowOf("unknown"_ba), -1);
    }

    void retryGoesToTheFeed()
    {
        struct Feed : RowFeed {
            void refresh() override { calls += u'f'; }
            void retry() override { calls += u'r'; }
            void cancel() override { calls += u'c'; }
            QString calls;
        } feed;
        Table table;
        table.model.retry();
        table.model.setFeed(&feed);
        table.model.refresh();
        table.model.retry();
        table.model.cancel();
        QCOMPARE(feed.calls, u"frc"_s);
    }
};

QTEST_GUILESS_MAIN(TestRecordTableModel)
#include "tst_recordtablemodel.moc"
