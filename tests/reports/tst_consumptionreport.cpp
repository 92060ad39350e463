// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/consumptionreport.h"

#include "database/database.h"
#include "store/metrics.h"
#include "store/sqlitehistorystore.h"
#include "support/fakeclock.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using namespace std::chrono_literals;

namespace {

const QString account = u"111122223333"_s;

QString arn(const QString &id)
{
    return u"arn:aws:license-manager::111122223333:license:"_s + id;
}

QStringList texts(const TableSource &table, int column)
{
    QStringList texts;
    std::vector<TableCell> cells;
    for (qint64 row = 0; row < table.rowCount(); ++row) {
        table.readRow(row, cells);
        texts.append(QString::fromStdString(cells[size_t(column)].text));
    }
    return texts;
}

ConsumptionReportInput::LicenseEntry entry(const QString &id, qint64 maximum)
{
    ConsumptionReportInput::LicenseEntry entry;
    entry.account = account;
    entry.license.licenseArn = arn(id);
    entry.license.licenseName = u"License "_s + id;
    Entitlement users;
    users.name = u"Users"_s;
    users.unit = EntitlementUnit::Count;
    users.maxCount = maximum;
    Entitlement feature;
    feature.name = u"Export"_s;
    feature.unit = EntitlementUnit::None;
    entry.license.entitlements = {users, feature};
    return entry;
}

} // namespace

class TestConsumptionReport : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_store.reset();
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock = std::make_shared<FakeClock>();
        m_store = std::make_unique<SqliteHistoryStore>(path(), m_clock);
        const Instant now = m_clock->now();
        SeriesSamples used{key(arn(u"b"_s), metric::entitlementConsumed, u"Users"_s), 1h, {}};
        SeriesSamples limit{key(arn(u"b"_s), metric::entitlementCapacity, u"Users"_s), 1h, {}};
        for (int i = 1000; i > 0; --i) {
            used.samples.push_back({now - i * 1h, Quantity(95 - i % 50)});
            limit.samples.push_back({now - i * 1h, Quantity(100)});
        }
        SeriesSamples days{key(u"k1"_s, metric::apiUsed, u"p1"_s), 24h, {}};
        SeriesSamples left{key(u"k1"_s, metric::apiRemaining, u"p1"_s), 24h, {}};
        days.key.region = left.key.region = u"us-east-1"_s;
        days.samples = {{now - 24h, Quantity(10)}, {now, Quantity(20)}};
        left.samples = {{now - 24h, Quantity(30)}, {now, Quantity(10)}};
        m_store->importOnce(
            u"x"_s, {used, limit, days, left},
            {{limit.key, now - 5h, HistoryEvent::Kind::LimitChange, u"90"_s, u"100"_s}}, this, {});
    }

    void putsTheFullestFirst()
    {
        ConsumptionReportInput input = usualInput();
        auto told = entry(u"c"_s, 10);
        told.usages = QList<EntitlementUsage>{{u"Users"_s, u"12"_s, u"10"_s, {}}};
        input.licenses = {entry(u"a"_s, 50), entry(u"b"_s, 100), told};
        const auto document = make(input);
        QCOMPARE(document->sections.size(), size_t(1));
        const ReportSection &section = document->sections.front();
        const TableSource &table = *section.tables.front().rows;
        QCOMPARE(texts(table, 0), (QStringList{u"License c"_s, u"License b"_s, u"License a"_s}));
        QCOMPARE(texts(table, 3), (QStringList{u"12"_s, u"94"_s, u""_s}));
        QCOMPARE(texts(table, 4), (QStringList{u"10"_s, u"100"_s, u"50"_s}));
        QCOMPARE(texts(table, 7),
                 (QStringList{u"Over the limit"_s, u"At 80 % or more"_s, u"Not known"_s}));
        QVERIFY(section.notes.front().startsWith(u"2 "_s));

        // The license that only the service told of has no recorded history.
        QCOMPARE(section.charts.size(), size_t(1));
        const ReportChart &chart = section.charts.front();
        QCOMPARE(chart.title, u"License b: Users"_s);
        QCOMPARE(chart.lines.size(), size_t(2));
        QVERIFY(chart.lines[0].points.size() > 300 && chart.lines[0].points.size() <= 500);
        QCOMPARE(chart.lines[1].role, ReportLine::Role::Capacity);
        QCOMPARE(chart.marks.size(), size_t(1));
        QCOMPARE(chart.marks[0].text, u"Limit 100"_s);
        const auto data = std::ranges::find(document->meta, u"Data"_s, &Document::MetaLine::label);
        QVERIFY(data != document->meta.end());
    }

    void tellsOfConfigurationsAndKeys()
    {
        ConsumptionReportInput input = usualInput();
        ConsumptionReportInput::ConfigurationEntry configuration;
        configuration.account = account;
        configuration.region = u"us-east-1"_s;
        configuration.configuration.licenseConfigurationArn = arn(u"lic-1"_s);
        configuration.configuration.name = u"Windows"_s;
        configuration.configuration.consumedLicenses = 7;
        input.configurations = {configuration};
        ConsumptionReportInput::KeyEntry key;
        key.keyId = u"k1"_s;
        key.keyName = u"Mobile"_s;
        key.account = account;
        key.region = u"us-east-1"_s;
        key.plan.id = u"p1"_s;
        key.plan.name = u"Gold"_s;
        key.plan.quota = QuotaSettings{50, 0, QuotaPeriod::Month};
        input.keys = {key};
        const auto document = make(input);
        QCOMPARE(document->sections.size(), size_t(2));
        QCOMPARE(texts(*document->sections[0].tables[0].rows, 5), QStringList{u"No limit"_s});
        const ReportSection &keys = document->sections[1];
        QCOMPARE(texts(*keys.tables[0].rows, 2), QStringList{u"40"_s});
        QCOMPARE(keys.charts.size(), size_t(1));
        QVERIFY(keys.charts[0].isDaily);
        QCOMPARE(keys.charts[0].lines[1].points.back().final, Quantity(10));
    }

    void tellsWhatIsMissing()
    {
        ConsumptionReportInput input = usualInput();
        input.missing = {u"Grants of vendor could not be read."_s};
        QCOMPARE(make(input)->missing, input.missing);

        m_store.reset();
        {
            auto database = Database::open(path());
            QVERIFY(database->execute("PRAGMA user_version = 999"));
        }
        m_store = std::make_unique<SqliteHistoryStore>(path(), m_clock);
        input.licenses = {entry(u"a"_s, 50)};
        const auto document = make(input);
        QCOMPARE(document->missing.size(), 2);
        QCOMPARE(document->sections.size(), size_t(1));
    }

private:
    QString path() const { return m_folder->filePath(u"history.db"_s); }

    static SeriesKey key(const QString &resource, QStringView metric, const QString &dimension)
    {
        return {u"aws"_s, account, {}, resource, metric.toString(), dimension};
    }

    ConsumptionReportInput usualInput() const
    {
        ConsumptionReportInput input;
        input.connections = u"Vendor"_s;
        input.accounts = account;
        input.to = m_clock->now() + 1h;
        input.from = input.to - 30 * 24h;
        return input;
    }

    std::shared_ptr<const Document> make(const ConsumptionReportInput &input)
    {
        std::shared_ptr<const Document> document;
        ConsumptionReport report(*m_store, m_clock);
        report.make(input, [&](const std::shared_ptr<const Document> &made) { document = made; });
        [&] { QTRY_VERIFY(document); }();
        return document ? document : std::make_shared<const Document>();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FakeClock> m_clock;
    std::unique_ptr<SqliteHistoryStore> m_store;
};

QTEST_GUILESS_MAIN(TestConsumptionReport)
#include "tst_consumptionreport.moc"
