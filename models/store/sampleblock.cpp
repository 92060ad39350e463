// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sampleblock.h"

#include "store/packing.h"
#include "store/storedtime.h"

#include <algorithm>
#include <limits>

namespace lc {

namespace {

constexpr quint8 textScale = 0xff; ///< stands where the scale of numbers stands
constexpr quint64 maxStoredCount = 65'536;

/// Grows a run of samples that one block can hold.
class Run {
public:
    bool accepts(const TimedSample &next) const
    {
        if (m_samples.empty())
            return true;
        const Quantity &value = next.sample.value;
        if (m_samples.size() == size_t(SampleBlock::maxCount) || next.interval != m_interval
            || value.isText() != m_isText)
            return false;
        if (m_isText)
            return true;
        // The extremes fit at the larger scale, so everything between them does.
        const int scale = std::max(m_scale, value.scale());
        return value.unitsAt(scale) && m_least.unitsAt(scale) && m_greatest.unitsAt(scale);
    }

    void add(const TimedSample &next)
    {
        const Quantity &value = next.sample.value;
        if (m_samples.empty()) {
            m_interval = next.interval;
            m_isText = value.isText();
            m_least = m_greatest = value;
        } else if (!m_isText) {
            m_least = std::min(m_least, value);
            m_greatest = std::max(m_greatest, value);
        }
        m_scale = std::max(m_scale, value.scale());
        m_samples.push_back(next.sample);
    }

    bool isEmpty() const { return m_samples.empty(); }

    SampleBlock finish()
    {
        SampleBlock block;
        block.first = m_samples.front().time;
        block.last = m_samples.back().time;
        block.count = int(m_samples.size());
        block.interval = m_interval;
        block.body = packBody();
        if (!m_isText)
            block.summary = packSummary();
        block.days = packDays(m_samples);
        *this = {};
        return block;
    }

private:
    qint64 units(const Quantity &quantity) const { return *quantity.unitsAt(m_scale); }

    QByteArray packBody() const
    {
        PackWriter writer;
        writer.byte(sealedVersion);
        writer.byte(m_isText ? textScale : quint8(m_scale));
        writer.number(m_samples.size());
        // Steps of a regular series are all equal and take no space.
        writer.signedNumber(milliseconds(m_samples.front().time));
        std::vector<qint64> steps;
        for (size_t i = 1; i < m_samples.size(); ++i)
            steps.push_back(milliseconds(m_samples[i].time) - milliseconds(m_samples[i - 1].time));
        writer.run(steps);
        if (m_isText) {
            for (const Sample &sample : m_samples)
                writer.text(sample.value.toText().toUtf8());
        } else {
            std::vector<qint64> values;
            for (const Sample &sample : m_samples)
                values.push_back(units(sample.value));
            writer.run(values);
        }
        return writer.takeSealed();
    }

    QByteArray packSummary() const
    {
        std::vector<qint64> counts, firsts, lasts, minima, maxima, finals;
        for (size_t i = 0; i < m_samples.size(); ++i) {
            const qint64 time = milliseconds(m_samples[i].time);
            const qint64 value = units(m_samples[i].value);
            if (i == 0 || counts.back() == SampleBlock::summaryCount
                || isGap(m_samples[i - 1].time, m_samples[i].time, m_interval)) {
                counts.push_back(0);
                firsts.push_back(time);
                lasts.push_back(time);
                minima.push_back(value);
                maxima.push_back(value);
                finals.push_back(value);
            }
            ++counts.back();
            lasts.back() = time;
            minima.back() = std::min(minima.back(), value);
            maxima.back() = std::max(maxima.back(), value);
            finals.back() = value;
        }
        PackWriter writer;
        writer.byte(sealedVersion);
        writer.byte(quint8(m_scale));
        writer.number(counts.size());
        for (const auto *values : {&counts, &firsts, &lasts, &minima, &maxima, &finals})
            writer.run(*values);
        return writer.takeSealed();
    }

    std::vector<Sample> m_samples;
    std::chrono::milliseconds m_interval{};
    bool m_isText = false;
    int m_scale = 0;
    Quantity m_least;
    Quantity m_greatest;
};

quint64 saltOf(Instant time, std::chrono::milliseconds interval)
{
    return quint64(milliseconds(time)) * 31 + quint64(interval.count());
}

/// Turns steps into times; false when they do not go up. `common`: the step when all are equal, and
/// none is filled in.
bool addSteps(qint64 time, std::span<qint64> steps, std::optional<qint64> common)
{
    if (common) {
        qint64 end = 0;
        if (*common <= 0 || __builtin_mul_overflow(*common, qint64(steps.size()), &end)
            || __builtin_add_overflow(time, end, &end))
            return false;
        for (qint64 &step : steps)
            step = time += *common;
        return true;
    }
    for (qint64 &step : steps) {
        if (step <= 0 || __builtin_add_overflow(time, step, &time))
            return false;
        step = time;
    }
    return true;
}

} // namespace

std::vector<SampleBlock> SampleBlock::pack(std::span<const TimedSample> samples)
{
    std::vector<SampleBlock> blocks;
    Run run;
    for (const TimedSample &sample : samples) {
        if (!run.accepts(sample))
            blocks.push_back(run.finish());
        run.add(sample);
    }
    if (!run.isEmpty())
        blocks.push_back(run.finish());
    return blocks;
}

Sample SampleColumns::sample(size_t index) const
{
    return {instant(times[index]),
            units.empty() ? texts[index] : Quantity::fromUnits(units[index], scale)};
}

void SampleColumns::clip(Instant from, Instant to)
{
    const auto cut = [](auto &column, qsizetype begin, qsizetype end) {
        if (column.empty())
            return;
        column.erase(column.begin() + end, column.end());
        column.erase(column.begin(), column.begin() + begin);
    };
    if (times.empty() || (times.front() >= milliseconds(from) && times.back() < milliseconds(to)))
        return;
    const qsizetype begin = std::ranges::lower_bound(times, milliseconds(from)) - times.begin();
    const qsizetype end = std::ranges::lower_bound(times, milliseconds(to)) - times.begin();
    cut(times, begin, end);
    cut(units, begin, end);
    cut(texts, begin, end);
}

std::optional<SampleColumns> unpackColumns(QByteArrayView body, int count)
{
    PackReader reader(body);
    const bool isKnown = openPacked(reader, body);
    const quint8 scale = reader.byte();
    const quint64 stored = reader.number();
    if (!isKnown || stored != quint64(count) || stored == 0 || stored > maxStoredCount
        || (scale > Quantity::maxScale && scale != textScale))
        return std::nullopt;

    SampleColumns columns;
    columns.times.resize(stored);
    columns.times.front() = reader.signedNumber();
    const auto steps = std::span(columns.times).subspan(1);
    const std::optional<qint64> step = reader.run(steps);
    if (reader.failed() || !addSteps(columns.times.front(), steps, step))
        return std::nullopt;
    if (scale == textScale) {
        for (quint64 i = 0; i < stored; ++i)
            columns.texts.push_back(Quantity::fromText(QString::fromUtf8(reader.text())));
    } else {
        columns.scale = scale;
        columns.units.resize(stored);
        if (const auto common = reader.run(columns.units))
            std::ranges::fill(columns.units, *common);
    }
    return reader.atEnd() ? std::optional(std::move(columns)) : std::nullopt;
}

std::optional<std::vector<Sample>> unpackSamples(QByteArrayView body, int count)
{
    const auto columns = unpackColumns(body, count);
    if (!columns)
        return std::nullopt;
    std::vector<Sample> samples;
    samples.reserve(columns->size());
    for (size_t i = 0; i < columns->size(); ++i)
        samples.push_back(columns->sample(i));
    return samples;
}

std::optional<SummaryColumns> unpackSummary(QByteArrayView summary)
{
    PackReader reader(summary);
    const bool isKnown = openPacked(reader, summary);
    const quint8 scale = reader.byte();
    const quint64 stored = reader.number();
    if (!isKnown || scale > Quantity::maxScale || stored == 0 || stored > maxStoredCount)
        return std::nullopt;
    const auto size = qsizetype(stored);
    SummaryColumns columns;
    columns.scale = scale;
    for (auto *column : {&columns.counts, &columns.firsts, &columns.lasts, &columns.minima,
                         &columns.maxima, &columns.finals})
        *column = reader.run(size);
    return reader.atEnd() ? std::optional(std::move(columns)) : std::nullopt;
}

QByteArray packPoll(std::span<const std::pair<qint64, Quantity>> values, Instant time,
                    std::chrono::milliseconds interval)
{
    PackWriter writer;
    writer.byte(sealedVersion);
    writer.number(values.size());
    for (const auto &[series, value] : values) {
        writer.number(quint64(series));
        writer.byte(value.isText() ? textScale : quint8(value.scale()));
        if (value.isText())
            writer.text(value.toText().toUtf8());
        else
            writer.signedNumber(value.units());
    }
    return writer.takeSealed(saltOf(time, interval));
}

std::optional<std::vector<std::pair<qint64, Quantity>>>
unpackPoll(QByteArrayView body, Instant time, std::chrono::milliseconds interval)
{
    PackReader reader(body);
    const bool isKnown = openPacked(reader, body, saltOf(time, interval));
    const quint64 count = reader.number();
    // A value takes three bytes at least.
    if (!isKnown || count > quint64(reader.remaining()))
        return std::nullopt;
    std::vector<std::pair<qint64, Quantity>> values;
    values.reserve(count);
    for (quint64 i = 0; i < count && !reader.failed(); ++i) {
        const auto series = qint64(reader.number());
        const quint8 scale = reader.byte();
        if (scale == textScale)
            values.emplace_back(series, Quantity::fromText(QString::fromUtf8(reader.text())));
        else if (scale <= Quantity::maxScale)
            values.emplace_back(series, Quantity::fromUnits(reader.signedNumber(), scale));
        else
            reader.fail();
    }
    return reader.atEnd() ? std::optional(std::move(values)) : std::nullopt;
}

} // namespace lc
