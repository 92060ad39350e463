// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/rowranks.h"

#include "items/cellformat.h"
#include "store/quantity.h"

#include <QCollator>

#include <array>
#include <bit>
#include <cmath>
#include <deque>
#include <numeric>
#include <thread>
#include <unordered_map>

namespace lc {

using Slot = RowStore::Slot;

namespace {

struct Numbered {
    quint64 number = 0; ///< in the order of unsigned integers
    Slot slot = 0;
};

quint64 orderedBits(qint64 value)
{
    return quint64(value) ^ (quint64(1) << 63);
}

/// Bits that order as the doubles do; the same for both zeros.
quint64 orderedBits(double value)
{
    const quint64 sign = quint64(1) << 63;
    const auto bits = std::bit_cast<quint64>(value + 0.0);
    return bits & sign ? ~bits : bits | sign;
}

/// Stable radix sort; bytes that all keys share cost nothing.
void sortNumbered(std::vector<Numbered> &rows)
{
    std::vector<Numbered> other(rows.size());
    for (int shift = 0; shift < 64; shift += 8) {
        std::array<size_t, 257> starts{};
        for (const Numbered &row : rows)
            ++starts[((row.number >> shift) & 0xff) + 1];
        if (std::find(starts.begin(), starts.end(), rows.size()) != starts.end())
            continue;
        std::partial_sum(starts.begin(), starts.end(), starts.begin());
        for (const Numbered &row : rows)
            other[starts[(row.number >> shift) & 0xff]++] = row;
        rows.swap(other);
    }
}

/// The C locale knows no order of words, only one of code points.
QLocale languageOf(const QLocale &locale)
{
    return locale.language() == QLocale::C ? QLocale(QLocale::English) : locale;
}

/// The different texts of a column, each with its place in the order of the language.
class TextRanks {
public:
    TextRanks(const Column &column, const QLocale &locale)
        : m_column(column), m_locale(languageOf(locale))
    {
    }

    quint32 idOf(const Cell &cell)
    {
        const auto known = m_ids.find(cell.text());
        if (known != m_ids.end())
            return known->second;
        const auto id = quint32(m_texts.size());
        m_texts.emplace_back(cell.text());
        m_ids.emplace(m_texts.back(), id);
        return id;
    }

    /// By id; equal texts in the eyes of the language share a rank.
    std::vector<quint32> ranks(const std::atomic<bool> &cancelled) const
    {
        if (m_column.kind == ColumnKind::Id) {
            const auto less = [this](quint32 a, quint32 b) { return m_texts[a] < m_texts[b]; };
            std::vector<quint32> order = ids(0, m_texts.size());
            std::sort(order.begin(), order.end(), less);
            return numbered(order, less);
        }
        // Keys of words cost more than anything else here: one half is made by a second thread.
        const size_t middle = m_texts.size() / 2;
        std::vector<QCollatorSortKey> upperKeys;
        std::vector<quint32> upper;
        std::thread second(
            [&] { upper = sortedHalf(middle, m_texts.size(), upperKeys, cancelled); });
        std::vector<QCollatorSortKey> lowerKeys;
        std::vector<quint32> order = sortedHalf(0, middle, lowerKeys, cancelled);
        second.join();
        if (cancelled)
            return std::vector<quint32>(m_texts.size());
        order.insert(order.end(), upper.begin(), upper.end());
        const auto keyOf = [&](quint32 id) -> const QCollatorSortKey & {
            return id < middle ? lowerKeys[id] : upperKeys[id - middle];
        };
        const auto less = [&](quint32 a, quint32 b) { return keyOf(a).compare(keyOf(b)) < 0; };
        std::inplace_merge(order.begin(), order.begin() + qsizetype(middle), order.end(), less);
        return numbered(order, less);
    }

private:
    static std::vector<quint32> ids(size_t begin, size_t end)
    {
        std::vector<quint32> order(end - begin);
        std::iota(order.begin(), order.end(), quint32(begin));
        return order;
    }

    /// The ids from `begin` to before `end` in the order of the language, and their keys.
    std::vector<quint32> sortedHalf(size_t begin, size_t end, std::vector<QCollatorSortKey> &keys,
                                    const std::atomic<bool> &cancelled) const
    {
        QCollator collator(m_locale); // not shared between threads
        collator.setNumericMode(true);
        keys.reserve(end - begin);
        for (size_t id = begin; id < end; ++id) {
            if (cancelled)
                return {};
            keys.push_back(collator.sortKey(choiceWord(m_column, m_texts[id])));
        }
        std::vector<quint32> order = ids(begin, end);
        std::sort(order.begin(), order.end(), [&](quint32 a, quint32 b) {
            return keys[a - begin].compare(keys[b - begin]) < 0;
        });
        return order;
    }

    template <class Less>
    static std::vector<quint32> numbered(const std::vector<quint32> &order, const Less &less)
    {
        std::vector<quint32> result(order.size());
        quint32 rank = 0;
        for (size_t i = 0; i < order.size(); ++i) {
            rank += i > 0 && less(order[i - 1], order[i]);
            result[order[i]] = rank;
        }
        return result;
    }

    const Column &m_column;
    QLocale m_locale;
    std::deque<std::string> m_texts; // a deque, since the map points into it
    std::unordered_map<std::string_view, quint32> m_ids;
};

void append(RowOrder &order, const std::vector<Numbered> &rows)
{
    for (size_t i = 0; i < rows.size(); ++i) {
        order.sequence.push_back(rows[i].slot);
        order.ties.push_back(i > 0 && rows[i].number == rows[i - 1].number);
    }
}

constexpr qsizetype doubleDigits = 15; // so many decimal digits every double holds

/// Amounts may have more digits than a double holds: those that look equal are compared exactly.
void compareExactly(std::vector<Numbered> &rows, const RankInput &input, int column)
{
    const auto amountOf = [&](const Numbered &row) {
        const RowStore::Place place = input.places[row.slot];
        const RankInput::Page &page = input.pages[place.page];
        const Cell cell =
            input.table->cell(column, *page.block, int(place.record), page.origin->utf8);
        return Quantity::fromText(cell.usage().used);
    };
    quint64 rank = 0;
    for (size_t begin = 0; begin < rows.size();) {
        size_t end = begin;
        std::vector<std::pair<Quantity, Numbered>> run;
        for (; end < rows.size() && rows[end].number == rows[begin].number; ++end)
            run.emplace_back(amountOf(rows[end]), rows[end]);
        std::stable_sort(run.begin(), run.end(),
                         [](const auto &a, const auto &b) { return a.first < b.first; });
        for (size_t i = 0; i < run.size(); ++i) {
            rank += i == 0 || run[i - 1].first < run[i].first;
            rows[begin + i] = {rank, run[i].second.slot};
        }
        begin = end;
    }
}

Cell withoutBadge(const Cell &cell)
{
    if (cell.type() != Cell::Type::Badge)
        return cell;
    const auto order = cell.badgeOrder();
    return order ? Cell::integer(*order) : Cell::text(cell.badge().word.toStdString());
}

} // namespace

RankInput RankInput::of(const RowStore &store, std::shared_ptr<const ResolvedTable> table)
{
    RankInput input;
    input.table = std::move(table);
    input.places = store.places();
    input.pages.reserve(store.pageCount());
    for (quint32 number = 0; number < store.pageCount(); ++number)
        input.pages.push_back({store.page(number).block, store.page(number).origin});
    return input;
}

RowOrder rankRows(const RankInput &input, int column, const std::atomic<bool> &cancelled)
{
    const Column &source = input.table->column(column);
    std::vector<Numbered> numbers;
    std::vector<Numbered> texts;
    std::vector<Slot> absent;
    TextRanks words(source, input.table->locale());
    bool hasLongAmounts = false;
    for (Slot slot = 0; slot < input.places.size(); ++slot) {
        if (slot % 4096 == 0 && cancelled)
            return {};
        const RowStore::Place place = input.places[slot];
        const RankInput::Page &page = input.pages[place.page];
        const Cell cell = withoutBadge(
            input.table->cell(column, *page.block, int(place.record), page.origin->utf8));
        hasLongAmounts |= source.kind == ColumnKind::Usage && cell.type() == Cell::Type::Usage
            && cell.usage().used.size() > doubleDigits;
        if (cell.type() == Cell::Type::Integer || cell.type() == Cell::Type::Time)
            numbers.push_back({orderedBits(cell.integer()), slot});
        else if (const auto number = sortNumber(source, cell))
            numbers.push_back({orderedBits(*number), slot});
        else if (cell.type() == Cell::Type::Text)
            texts.push_back({words.idOf(cell), slot});
        else
            absent.push_back(slot);
    }
    const std::vector<quint32> ranks = words.ranks(cancelled);
    for (Numbered &row : texts)
        row.number = ranks[row.number];
    sortNumbered(numbers);
    if (hasLongAmounts)
        compareExactly(numbers, input, column);
    sortNumbered(texts);

    RowOrder order;
    order.sequence.reserve(input.places.size());
    append(order, numbers);
    append(order, texts);
    order.valued = order.sequence.size();
    order.sequence.insert(order.sequence.end(), absent.begin(), absent.end());
    order.ties.resize(order.sequence.size());
    return order;
}

std::optional<double> sortNumber(const Column &column, const Cell &cell)
{
    switch (cell.type()) {
    case Cell::Type::Integer:
    case Cell::Type::Time:
        return double(cell.integer());
    case Cell::Type::Real:
        return cell.real();
    case Cell::Type::Usage:
        return column.kind == ColumnKind::Percent ? cell.usage().percent()
                                                  : cell.usage().used.toDouble();
    case Cell::Type::Trend: {
        // By the latest known value.
        const auto &values = cell.trend().values;
        const auto last = std::find_if(values.rbegin(), values.rend(),
                                       [](double value) { return !std::isnan(value); });
        return last == values.rend() ? std::nullopt : std::optional(*last);
    }
    default:
        return {};
    }
}

} // namespace lc
