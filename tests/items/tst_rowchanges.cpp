// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/tablefixture.h"

#include "connections/rowkey.h"

#include "support/fakeclock.h"

#include <QAbstractItemModelTester>
#include <QCollator>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;
using namespace lc;

namespace {

const QStringList words{u"Render"_s, u"Straße"_s, u"mesh"_s, u"ÉLAN"_s, u"Archive"_s, u"日本"_s};
const QList<LicenseStatus> statuses{LicenseStatus::Available, LicenseStatus::Expired};

/// What the table should show, worked out the slow and obvious way.
class Reference {
public:
    QList<License> rows; ///< in order of arrival
    QString text;
    bool onlyExpired = false;
    enum class Sorted { No, ByName, ByEnd } sorted = Sorted::No;
    Qt::SortOrder order = Qt::AscendingOrder;

    QStringList ids() const
    {
        QList<License> shown;
        std::copy_if(rows.begin(), rows.end(), std::back_inserter(shown), [&](const License &row) {
            const bool isFound =
                text.isEmpty() || row.licenseName->contains(text, Qt::CaseInsensitive);
            return isFound && (!onlyExpired || *row.status == LicenseStatus::Expired);
        });
        QCollator collator{QLocale(QLocale::English)};
        collator.setNumericMode(true);
        std::stable_sort(
            shown.begin(), shown.end(), [&](const License &left, const License &right) {
                const int sign = order == Qt::AscendingOrder ? 1 : -1;
                if (sorted == Sorted::ByName)
                    return sign * collator.compare(*left.licenseName, *right.licenseName) < 0;
                if (sorted == Sorted::No || !left.validity || !right.validity)
                    return sorted == Sorted::ByEnd && left.validity && !right.validity;
                return sign * left.validity->end->text.compare(right.validity->end->text) < 0;
            });
        QStringList ids;
        for (const License &row : shown)
            ids += *row.licenseArn;
        return ids;
    }
};

License randomLicense(int id, QRandomGenerator &random)
{
    const auto pick = [&](qsizetype count) { return qsizetype(random.bounded(quint32(count))); };
    const QString name = words[pick(words.size())] + u' ' + QString::number(pick(30));
    const QString end = pick(4) == 0
        ? QString()
        : u"2026-%1-15T00:00:00Z"_s.arg(int(pick(12)) + 1, 2, 10, QChar(u'0'));
    return makeLicense(QString::number(id), name, {}, end, statuses[pick(statuses.size())]);
}

/// A list as a service may bring it next: some rows gone, some changed, some new, in the same
/// order.
QList<License> changedList(QList<License> rows, int &nextId, QRandomGenerator &random)
{
    const quint32 wildness = random.bounded(4U) * 20U;
    rows.removeIf([&](const License &) { return random.bounded(100U) < wildness / 2; });
    for (License &row : rows) {
        if (random.bounded(100U) < wildness) {
            const License other = randomLicense(0, random);
            row.licenseName = other.licenseName;
            row.validity = other.validity;
            row.status = other.status;
        }
    }
    for (quint32 added = random.bounded(wildness + 1); added > 0; --added)
        rows.append(randomLicense(nextId++, random));
    return rows;
}

QStringList shownIds(const RecordTableModel &model)
{
    QStringList ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids += *model.record<License>(row).licenseArn;
    return ids;
}

} // namespace

/// Whatever happens to a table, it shows what it should, and selected rows are the same rows.
class TestRowChanges : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void anythingInAnyOrder_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 30; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void anythingInAnyOrder()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        RecordTableModel model(testTable(), std::make_shared<FakeClock>());
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        Reference reference;
        int nextId = 1;
        for (int step = 0; step < 40; ++step) {
            QHash<QString, QPersistentModelIndex> held;
            for (int row = 0; row < model.rowCount(); row += 3)
                held.insert(*model.record<License>(row).licenseArn, model.index(row, row % 4));
            change(model, reference, nextId, random);
            QCOMPARE(shownIds(model), reference.ids());
            const QStringList shown = shownIds(model);
            for (auto it = held.cbegin(); it != held.cend(); ++it)
                QCOMPARE(it->isValid() ? it->row() : -1, int(shown.indexOf(it.key())));
        }
        QCOMPARE(resets.size(), 0);
    }

    /// Beyond the size that is sorted at once: orders come from the worker.
    void manyRows()
    {
        QRandomGenerator random(7);
        RecordTableModel model(testTable(), std::make_shared<FakeClock>());
        Reference reference;
        for (int id = 0; id < 20'000; ++id)
            reference.rows += randomLicense(id, random);
        model.sort(0);
        model.beginSource(u"a"_s, {});
        for (qsizetype i = 0; i < reference.rows.size(); i += 5'000)
            model.appendChunk(u"a"_s, makeChunk(model, reference.rows.mid(i, 5'000)));
        model.completeSource(u"a"_s);
        QCOMPARE(model.rowCount(), 20'000);
        reference.sorted = Reference::Sorted::ByName;
        QTRY_COMPARE(shownIds(model), reference.ids());

        model.sort(model.columnIndex(u"ends"), Qt::DescendingOrder);
        reference.sorted = Reference::Sorted::ByEnd;
        reference.order = Qt::DescendingOrder;
        QTRY_COMPARE(shownIds(model), reference.ids());

        const QPersistentModelIndex held = model.index(11'111, 0);
        const QString id = *model.record<License>(held.row()).licenseArn;
        reference.text = u"ar"_s;
        model.setFilterText(reference.text, u"name"_s);
        QCOMPARE(shownIds(model), reference.ids());
        QCOMPARE(held.isValid() ? held.row() : -1, int(reference.ids().indexOf(id)));

        int nextId = 30'000;
        reference.rows = changedList(reference.rows, nextId, random);
        load(model, u"a"_s, reference.rows);
        QTRY_COMPARE(shownIds(model), reference.ids());
        model.clearFilters();
        reference.text.clear();
        QCOMPARE(shownIds(model), reference.ids());
    }

    /// A table may end while its orders are being made.
    void endsWhileSorting()
    {
        QRandomGenerator random(8);
        QList<License> rows;
        for (int id = 0; id < 20'000; ++id)
            rows += randomLicense(id, random);
        auto model = std::make_unique<RecordTableModel>(testTable(), std::make_shared<FakeClock>());
        const PageIndexer indexer = model->indexer();
        load(*model, u"a"_s, rows);
        model.reset();
        const auto block = makeBlock(rows.mid(0, 10));
        QVERIFY(indexer(*block) != nullptr);
        QCoreApplication::processEvents();
    }

private:
    static void change(RecordTableModel &model, Reference &reference, int &nextId,
                       QRandomGenerator &random)
    {
        switch (random.bounded(6)) {
        case 0:
        case 1:
            reference.rows = changedList(reference.rows, nextId, random);
            load(model, u"a"_s, reference.rows);
            break;
        case 2:
            reference.text = random.bounded(3) == 0
                ? QString()
                : words[random.bounded(6)].left(random.bounded(1, 4));
            model.setFilterText(reference.text, u"name"_s);
            break;
        case 3:
            reference.onlyExpired = !reference.onlyExpired;
            model.setFilterRules(
                reference.onlyExpired
                    ? QList<FilterRule>{{u"status"_s, FilterRule::Test::AnyOf, {u"EXPIRED"_s}, 0}}
                    : QList<FilterRule>());
            break;
        case 4:
            reference.sorted = Reference::Sorted(random.bounded(3));
            reference.order = Qt::SortOrder(random.bounded(2));
            model.sort(reference.sorted == Reference::Sorted::No
                           ? -1
                           : model.columnIndex(
                               reference.sorted == Reference::Sorted::ByName ? u"name" : u"ends"),
                       reference.order);
            break;
        default:
            if (reference.rows.isEmpty())
                break;
            const auto index = qsizetype(random.bounded(quint32(reference.rows.size())));
            if (random.bounded(2) == 0) {
                reference.rows[index].licenseName = u"Changed"_s;
                model.putRecord(&reference.rows[index], {});
            } else {
                const License gone = reference.rows.takeAt(index);
                model.removeKey(
                    rowKey({u"aws"_s, {}, {}}, "issued-licenses", gone.licenseArn->toStdString()));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestRowChanges)
#include "tst_rowchanges.moc"
