// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rollups and sums by day, as blocks keep them.
#include "store/packing.h"
#include "store/quantitysum.h"
#include "store/sampleblock.h"
#include "store/storedtime.h"

#include <algorithm>

namespace lc {

namespace {

constexpr quint8 textScale = 0xff; ///< stands where the scale of numbers stands
constexpr quint64 maxStoredCount = 65'536;
constexpr qint64 lastDay = 100'000'000; ///< far more than an Instant can hold is damage

/// Columns of quantities: units at one common scale where they fit, texts where they do not.
class QuantityColumns {
public:
    using Column = std::vector<const Quantity *>;

    explicit QuantityColumns(std::vector<Column> columns) : m_columns(std::move(columns))
    {
        for (const Column &column : m_columns) {
            for (const Quantity *quantity : column) {
                m_isText = m_isText || quantity->isText();
                m_scale = std::max(m_scale, quantity->scale());
            }
        }
        for (const Column &column : m_columns) {
            for (const Quantity *quantity : column)
                m_isText = m_isText || !quantity->unitsAt(m_scale);
        }
    }

    quint8 scale() const { return m_isText ? textScale : quint8(m_scale); }

    void write(PackWriter &writer) const
    {
        for (const Column &column : m_columns) {
            std::vector<qint64> units;
            for (const Quantity *quantity : column) {
                if (m_isText)
                    writer.text(quantity->toText().toUtf8());
                else
                    units.push_back(*quantity->unitsAt(m_scale));
            }
            writer.run(units);
        }
    }

private:
    std::vector<Column> m_columns;
    bool m_isText = false;
    int m_scale = 0;
};

std::vector<Quantity> readQuantities(PackReader &reader, quint8 scale, qsizetype count)
{
    std::vector<Quantity> quantities;
    quantities.reserve(size_t(count));
    if (scale == textScale) {
        for (qsizetype i = 0; i < count && !reader.failed(); ++i)
            quantities.push_back(Quantity::fromText(QString::fromUtf8(reader.text())));
    } else {
        for (const qint64 units : reader.run(count))
            quantities.push_back(Quantity::fromUnits(units, scale));
    }
    if (quantities.size() != size_t(count))
        reader.fail();
    return quantities;
}

/// What every packed list of this file begins with.
struct Head {
    quint8 scale = 0;
    qsizetype count = 0;
};

std::optional<Head> readHead(PackReader &reader, QByteArrayView all)
{
    const bool isKnown = openPacked(reader, all);
    const quint8 scale = reader.byte();
    const quint64 count = reader.number();
    if (!isKnown || count == 0 || count > maxStoredCount
        || (scale > Quantity::maxScale && scale != textScale))
        return std::nullopt;
    return Head{scale, qsizetype(count)};
}

QByteArray packDaySums(const std::vector<DaySum> &sums)
{
    std::vector<qint64> days, counts;
    QuantityColumns::Column totals;
    for (const DaySum &sum : sums) {
        days.push_back(std::chrono::floor<std::chrono::days>(sum.day).time_since_epoch().count());
        counts.push_back(sum.count);
        totals.push_back(&sum.sum);
    }
    const QuantityColumns columns({totals});
    PackWriter writer;
    writer.byte(sealedVersion);
    writer.byte(columns.scale());
    writer.number(sums.size());
    writer.run(days);
    writer.run(counts);
    columns.write(writer);
    return writer.takeSealed();
}

/// Sums up by day what is added in the order of time.
class DayAdder {
public:
    void add(Instant time, qint64 count, const Quantity &sum)
    {
        const Instant day = startOfDay(time);
        if (m_sums.empty() || m_sums.back().day != day) {
            close();
            m_sums.push_back({day, 0, {}});
        }
        m_sums.back().count += count;
        m_sum.add(sum);
    }

    QByteArray pack()
    {
        close();
        return m_sums.empty() ? QByteArray() : packDaySums(m_sums);
    }

private:
    void close()
    {
        if (!m_sums.empty())
            m_sums.back().sum = m_sum.total();
        m_sum = {};
    }

    std::vector<DaySum> m_sums;
    QuantitySum m_sum; ///< of the last day
};

SampleBlock packRollupBlock(std::span<const Rollup> rollups)
{
    std::vector<qint64> counts, firsts, lasts;
    std::vector<QuantityColumns::Column> values(4);
    DayAdder days;
    for (const Rollup &rollup : rollups) {
        const Bucket &bucket = rollup.bucket;
        counts.push_back(bucket.count);
        firsts.push_back(milliseconds(bucket.first));
        lasts.push_back(milliseconds(bucket.last));
        values[0].push_back(&bucket.minimum);
        values[1].push_back(&bucket.maximum);
        values[2].push_back(&bucket.final);
        values[3].push_back(&rollup.sum);
        if (bucket.final.isNumber())
            days.add(bucket.last, bucket.count, rollup.sum);
    }
    const QuantityColumns columns(std::move(values));
    PackWriter writer;
    writer.byte(sealedVersion);
    writer.byte(columns.scale());
    writer.number(rollups.size());
    for (const auto *numbers : {&counts, &firsts, &lasts})
        writer.run(*numbers);
    columns.write(writer);

    SampleBlock block;
    block.first = rollups.front().bucket.first;
    block.last = rollups.back().bucket.last;
    block.count = int(rollups.size());
    block.body = writer.takeSealed();
    block.days = days.pack();
    return block;
}

} // namespace

std::vector<SampleBlock> SampleBlock::pack(std::span<const Rollup> rollups, Grain grain,
                                           std::chrono::milliseconds interval)
{
    std::vector<SampleBlock> blocks;
    while (!rollups.empty()) {
        const size_t count = std::min(rollups.size(), size_t(maxCount));
        blocks.push_back(packRollupBlock(rollups.first(count)));
        blocks.back().grain = grain;
        blocks.back().interval = interval;
        rollups = rollups.subspan(count);
    }
    return blocks;
}

std::optional<std::vector<Rollup>> unpackRollups(QByteArrayView body, int count)
{
    PackReader reader(body);
    const auto head = readHead(reader, body);
    if (!head || head->count != count)
        return std::nullopt;
    const std::vector<qint64> counts = reader.run(count);
    const std::vector<qint64> firsts = reader.run(count);
    const std::vector<qint64> lasts = reader.run(count);
    const std::vector<Quantity> minima = readQuantities(reader, head->scale, count);
    const std::vector<Quantity> maxima = readQuantities(reader, head->scale, count);
    const std::vector<Quantity> finals = readQuantities(reader, head->scale, count);
    const std::vector<Quantity> sums = readQuantities(reader, head->scale, count);
    if (!reader.atEnd())
        return std::nullopt;
    std::vector<Rollup> rollups(static_cast<size_t>(count));
    for (size_t i = 0; i < rollups.size(); ++i) {
        const bool isAscending = firsts[i] <= lasts[i] && (i == 0 || lasts[i - 1] < firsts[i]);
        if (!isAscending || counts[i] < 1)
            return std::nullopt;
        rollups[i] = {{instant(firsts[i]), instant(lasts[i]), minima[i], maxima[i], finals[i],
                       counts[i], false},
                      sums[i]};
    }
    return rollups;
}

QByteArray packDays(std::span<const Sample> samples)
{
    DayAdder days;
    for (const Sample &sample : samples) {
        if (sample.value.isNumber())
            days.add(sample.time, 1, sample.value);
    }
    return days.pack();
}

bool unpackDays(QByteArrayView days, const std::function<void(const DaySum &)> &add)
{
    if (days.isEmpty())
        return true; // nothing in the block is a number
    PackReader reader(days);
    const auto head = readHead(reader, days);
    if (!head)
        return false;
    const std::vector<qint64> numbers = reader.run(head->count);
    const std::vector<qint64> counts = reader.run(head->count);
    const std::vector<Quantity> sums = readQuantities(reader, head->scale, head->count);
    if (!reader.atEnd())
        return false;
    for (size_t i = 0; i < sums.size(); ++i) {
        if (numbers[i] < -lastDay || numbers[i] > lastDay)
            return false;
        const Instant day{std::chrono::days(numbers[i])};
        add({day, counts[i], sums[i]});
    }
    return true;
}

} // namespace lc
