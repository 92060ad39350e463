// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/inventorysearches.h"

#include "api/licensemanager/inventory.h"
#include "support/localworld.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

using Condition = InventoryFilterCondition;

class TestInventorySearches : public QObject {
    Q_OBJECT

private slots:
    void keepsSearchesUnderTheirNames()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"settings.ini"_s);
        const InventorySearch windows{u"windows, \"all\""_s,
                                      {{u"platform"_s, Condition::BeginsWith, u"Windows"_s}}};
        const InventorySearch mine{u"mine"_s, {{u"tag:owner"_s, Condition::Equals, u"me; you"_s}}};
        {
            Settings settings(path, Instant());
            InventorySearches searches(settings);
            searches.keep(windows);
            searches.keep(mine);
            QVERIFY(settings.save());
        }
        Settings settings(path, Instant());
        InventorySearches searches(settings);
        QCOMPARE(searches.all(), QList<InventorySearch>({mine, windows}));
        InventorySearch other = mine;
        other.filters.first().value = u"they"_s;
        searches.keep(other);
        QCOMPARE(searches.all(), QList<InventorySearch>({other, windows}));
        searches.remove(u"mine"_s);
        QCOMPARE(searches.all(), QList<InventorySearch>({windows}));
    }

    void findsWhatTheServiceWouldRefuse_data()
    {
        QTest::addColumn<QList<InventoryFilter>>("filters");
        QTest::addColumn<QStringList>("paths");
        const auto row = [](const char *name, const QList<InventoryFilter> &filters,
                            const QStringList &paths) { QTest::newRow(name) << filters << paths; };
        row("right", {{u"platform"_s, Condition::BeginsWith, u"Win"_s}}, {});
        row("unknown", {{u"colour"_s, Condition::Equals, u"red"_s}}, {u"[0].Name"_s});
        row("condition", {{u"platform"_s, Condition::NotEquals, u"Win"_s}}, {u"[0].Condition"_s});
        row("contains", {{u"platform"_s, Condition::Contains, u"Win"_s}}, {u"[0].Condition"_s});
        row("no value", {{u"platform"_s, Condition::Equals, {}}}, {u"[0].Value"_s});
        row("value", {{u"license_included"_s, Condition::Equals, u"x"_s}}, {u"[0].Value"_s});
        row("no key", {{u"tag:"_s, Condition::Equals, u"x"_s}}, {u"[0].Name"_s});
        row("twice",
            {{u"resource_id"_s, Condition::Equals, u"i-1"_s},
             {u"resource_id"_s, Condition::Equals, u"i-2"_s}},
            {u"[1].Name"_s});
        row("two tags",
            {{u"tag:a"_s, Condition::Equals, u"1"_s}, {u"tag:b"_s, Condition::Equals, u"2"_s}}, {});
    }
    void findsWhatTheServiceWouldRefuse()
    {
        QFETCH(QList<InventoryFilter>, filters);
        QFETCH(QStringList, paths);
        QStringList found;
        for (const FieldProblem &problem : problemsOf(filters)) {
            found.append(problem.path);
            QVERIFY(!problem.sentence.isEmpty());
        }
        QCOMPARE(found, paths);
    }

    /// Every filter that is offered, with every condition, goes through.
    void theServiceTakesWhatIsOffered()
    {
        const test::LocalWorld world(SampleData::IfEmpty);
        for (const InventoryFilterFacts &facts : inventoryFilters()) {
            for (const Condition condition : facts.conditions) {
                const bool isTag = QLatin1StringView(facts.name) == "tag:"_L1;
                // Needs the search in member accounts.
                if (isTag && condition == Condition::NotEquals)
                    continue;
                InventoryFilter filter;
                filter.name = QString::fromLatin1(facts.name) + (isTag ? u"owner"_s : QString());
                filter.condition = condition;
                filter.value = facts.values.isEmpty() ? u"platform"_s : facts.values.first();
                QVERIFY(problemsOf({filter}).isEmpty());
                licensemanager::ListResourceInventory::Request request;
                request.filters = QList<InventoryFilter>{filter};
                const auto answer =
                    world.call<licensemanager::ListResourceInventory>(world.vendor(), request);
                QVERIFY2(answer, qPrintable(searchWords({filter})));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestInventorySearches)
#include "tst_inventorysearches.moc"
