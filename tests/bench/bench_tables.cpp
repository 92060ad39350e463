// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Filters and sorts a table of licenses beside QSortFilterProxyModel over the same texts.
// bench_tables [rows]; measure the release preset.
#include "bench/memory.h"
#include "core/clock.h"
#include "domain/license.h"
#include "items/licensetables.h"
#include "items/pageindex.h"
#include "items/recordtablemodel.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSortFilterProxyModel>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace lc;

namespace {

constexpr int pageSize = 100;
constexpr int rounds = 5;

License makeLicense(int number, QRandomGenerator &random)
{
    static const QStringList products{u"Render Pro"_s, u"Mesh Studio"_s, u"Archive"_s,
                                      u"Insight"_s,    u"Straße"_s,      u"Dispatch"_s};
    static const QStringList regions{u"us-east-1"_s, u"eu-west-1"_s, u"ap-south-1"_s};
    const auto pick = [&](const QStringList &list) {
        return list[qsizetype(random.bounded(quint32(list.size())))];
    };
    License license;
    const QString product = pick(products);
    license.licenseArn =
        u"arn:aws:license-manager::111122223333:license:l-%1"_s.arg(number, 32, 16, QChar(u'0'));
    license.licenseName = product + u" – customer "_s + QString::number(random.bounded(1'000'000));
    license.productName = product;
    license.productSku = product.toLower().replace(u' ', u'-');
    license.issuer = IssuerDetails{u"Acme Software"_s, {}, {}};
    license.homeRegion = pick(regions);
    license.status = Open<LicenseStatus>(LicenseStatus(random.bounded(4)));
    license.validity = DatetimeRange{
        DateText(u"2025-01-01T00:00:00Z"_s),
        DateText(Instant(std::chrono::seconds(1'767'225'600 + random.bounded(50'000) * 900)))};
    license.createTime = DateText(u"2024-12-01T10:00:00Z"_s);
    license.version = QString::number(random.bounded(9));
    license.entitlements =
        QList<Entitlement>{{u"Seats"_s, {}, 100, true, EntitlementUnit::Count, true}};
    return license;
}

/// The obvious model: texts in rows.
class PlainModel : public QAbstractTableModel {
public:
    std::vector<QStringList> rows;
    int columns = 0;

    int rowCount(const QModelIndex & = {}) const override { return int(rows.size()); }
    int columnCount(const QModelIndex & = {}) const override { return columns; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (role != Qt::DisplayRole)
            return {};
        return rows[size_t(index.row())][index.column()];
    }
};

/// The median of some rounds, in milliseconds; `prepare` is not counted.
template <class Prepare, class Work> double median(Prepare prepare, Work work)
{
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round) {
        prepare();
        QElapsedTimer timer;
        timer.start();
        work();
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(times.begin(), times.end());
    return times[rounds / 2];
}

void print(const char *what, double own, double peer)
{
    std::printf("%-44s %10.2f ms %12.2f ms %8.1fx\n", what, own, peer, peer / own);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    const int count = argc > 1 ? std::max(1, atoi(argv[1])) : 100'000;

    QRandomGenerator random(1);
    RecordTableModel model(issuedLicensesTable({}), std::make_shared<SystemClock>());
    std::vector<std::shared_ptr<const RecordBlock>> blocks;
    for (int first = 0; first < count; first += pageSize) {
        auto block = std::make_shared<RecordBlock>(typeOf<License>());
        for (int number = first; number < std::min(count, first + pageSize); ++number) {
            const License license = makeLicense(number, random);
            block->append(&license);
        }
        block->finish();
        blocks.push_back(std::move(block));
    }

    QElapsedTimer timer;
    timer.start();
    std::vector<ListChunk> chunks(10);
    for (size_t i = 0; i < blocks.size(); ++i)
        chunks[i * chunks.size() / blocks.size()].pages.push_back(
            {blocks[i], model.indexer()(*blocks[i])});
    const double indexing = double(timer.nsecsElapsed()) / 1e6;
    std::size_t haystack = 0;
    for (const ListChunk &chunk : chunks) {
        for (const ListPage &page : chunk.pages)
            haystack += static_cast<const PageIndex *>(page.index.get())->haystack.size();
    }

    model.beginSource(u"a"_s, {});
    double longestChunk = 0;
    timer.start();
    const double loading = median([] {}, [] {}) + [&] {
        QElapsedTimer whole;
        whole.start();
        for (const ListChunk &chunk : chunks) {
            timer.start();
            model.appendChunk(u"a"_s, chunk);
            longestChunk = std::max(longestChunk, double(timer.nsecsElapsed()) / 1e6);
        }
        return double(whole.nsecsElapsed()) / 1e6;
    }();
    timer.start();
    model.completeSource(u"a"_s);
    const int name = model.columnIndex(u"name");
    const int ends = model.columnIndex(u"ends");
    model.sort(name);
    while (model.index(0, name).data().toString() > model.index(count - 1, name).data().toString())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    const double firstOrder = double(timer.nsecsElapsed()) / 1e6;
    std::printf("%d licenses, %d rounds, medians\n", count, rounds);
    std::printf("index of all pages (decode thread)          %10.2f ms, %.0f bytes of text a row\n",
                indexing, double(haystack) / count);
    std::printf("taking all chunks (GUI thread)              %10.2f ms, longest %.2f ms\n", loading,
                longestChunk);
    std::printf("sorted by text, clicked as the load ends    %10.2f ms (worker)\n", firstOrder);
    model.sort(-1);

    PlainModel plain;
    plain.columns = 6;
    for (int row = 0; row < count; ++row) {
        QStringList texts;
        for (int column = 0; column < plain.columns; ++column)
            texts += model.index(row, column).data().toString();
        plain.rows.push_back(texts);
    }
    QSortFilterProxyModel proxy;
    proxy.setFilterKeyColumn(-1);
    proxy.setFilterCaseSensitivity(Qt::CaseInsensitive);
    proxy.setSortLocaleAware(true);
    proxy.setSourceModel(&plain);
    // The worker prepares the other orders meanwhile.
    timer.start();
    while (timer.elapsed() < 1500)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 50);

    std::printf("\n%-44s %13s %15s %9s\n", "", "own index", "sorted proxy", "ratio");
    const auto filter = [&](const QString &text) {
        return std::pair(
            median([&] { model.setFilterText({}); }, [&] { model.setFilterText(text); }),
            median([&] { proxy.setFilterFixedString({}); },
                   [&] { proxy.setFilterFixedString(text); }));
    };
    for (const char *text : {"r", "render", "customer 77", "straße", "2026", "no such text"}) {
        const auto [own, peer] = filter(QString::fromUtf8(text));
        print(qPrintable(u"filter \""_s + QString::fromUtf8(text) + u'"'), own, peer);
    }
    print("filter, one letter more",
          median([&] { model.setFilterText(u"customer 7"_s); },
                 [&] { model.setFilterText(u"customer 77"_s); }),
          median([&] { proxy.setFilterFixedString(u"customer 7"_s); },
                 [&] { proxy.setFilterFixedString(u"customer 77"_s); }));
    print("clear the filter",
          median([&] { model.setFilterText(u"render"_s); }, [&] { model.setFilterText({}); }),
          median([&] { proxy.setFilterFixedString(u"render"_s); },
                 [&] { proxy.setFilterFixedString({}); }));
    print("sort by text", median([&] { model.sort(-1); }, [&] { model.sort(name); }),
          median([&] { proxy.sort(-1); }, [&] { proxy.sort(0); }));
    print("sort by date",
          median([&] { model.sort(-1); }, [&] { model.sort(ends, Qt::DescendingOrder); }),
          median([&] { proxy.sort(-1); }, [&] { proxy.sort(2, Qt::DescendingOrder); }));
    model.sort(name);
    proxy.sort(0);
    const auto [own, peer] = filter(u"render"_s);
    print("filter \"render\" while sorted", own, peer);
    return 0;
}
