// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/rowmatcher.h"

#include "items/rowranks.h"

#include <algorithm>
#include <cstring>

namespace lc {

using Slot = RowStore::Slot;

namespace {

bool contains(std::string_view text, std::string_view needle)
{
    return memmem(text.data(), text.size(), needle.data(), needle.size()) != nullptr;
}

QString fromUtf8(const std::string &text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

} // namespace

RowMatcher::RowMatcher(const RowStore &store, std::shared_ptr<const ResolvedTable> table)
    : m_store(store), m_table(std::move(table)), m_format(m_table->locale()),
      m_indexed(indexedColumns(*m_table))
{
    setShownColumns(std::vector<bool>(size_t(m_table->columnCount()), true));
}

bool RowMatcher::isSearched(int column) const
{
    return m_textColumn < 0 ? m_shown[size_t(column)] : m_textColumn == column;
}

void RowMatcher::setShownColumns(const std::vector<bool> &shown)
{
    m_shown = shown;
    m_originHits.clear();
    m_inHaystack.clear();
    for (const int column : m_indexed)
        m_inHaystack.push_back(isSearched(column));
    matchText();
}

void RowMatcher::setText(const QString &text, int column)
{
    const std::string needle = foldForSearch(text.toStdString());
    const bool isNarrower = hasText() && column == m_textColumn && contains(needle, m_needle);
    m_needle = needle;
    m_originHits.clear();
    if (isNarrower) {
        narrowText();
        return;
    }
    m_textColumn = column;
    setShownColumns(m_shown);
}

void RowMatcher::setRules(const QList<FilterRule> &rules)
{
    m_rules = rules;
    m_ruleMask.clear();
    if (rules.isEmpty())
        return;
    m_ruleMask.resize(size_t(m_store.size()));
    for (Slot slot = 0; slot < m_ruleMask.size(); ++slot)
        m_ruleMask[slot] = matchesRules(slot);
}

bool RowMatcher::usesOverlays() const
{
    const auto isOverlaid = [this](int column) {
        return column >= 0 && m_table->column(column).overlay;
    };
    for (const FilterRule &rule : m_rules) {
        if (isOverlaid(m_table->definition().indexOf(rule.column)))
            return true;
    }
    for (int column = 0; hasText() && column < m_table->columnCount(); ++column) {
        if (isOverlaid(column) && isSearched(column))
            return true;
    }
    return false;
}

void RowMatcher::matchText()
{
    m_textMask.clear();
    if (!hasText())
        return;
    m_textMask.assign(size_t(m_store.size()), 0);
    for (quint32 number = 0; number < m_store.pageCount(); ++number) {
        const RowStore::Page &page = m_store.page(number);
        if (page.live > 0)
            searchPage(page);
    }
    for (Slot slot = 0; slot < m_textMask.size(); ++slot)
        m_textMask[slot] = m_textMask[slot] || matchesOverlays(slot);
}

void RowMatcher::narrowText()
{
    for (Slot slot = 0; slot < m_textMask.size(); ++slot)
        m_textMask[slot] = m_textMask[slot] && matchesText(slot);
}

/// One pass over the whole page is several times faster than one search a record.
void RowMatcher::searchPage(const RowStore::Page &page)
{
    if (matchesOrigin(page)) {
        for (const Slot slot : page.slotOf) {
            if (slot != RowStore::gone)
                m_textMask[slot] = 1;
        }
        return;
    }
    const PageIndex &index = *page.index;
    const char *const begin = index.haystack.data();
    const char *const end = begin + index.haystack.size();
    const char *at = begin;
    while (const void *found = memmem(at, size_t(end - at), m_needle.data(), m_needle.size())) {
        const auto hit = size_t(static_cast<const char *>(found) - begin);
        const auto next = std::upper_bound(index.starts.begin(), index.starts.end(), hit);
        const auto record = size_t(next - index.starts.begin()) - 1;
        if (!isHit(index, index.starts[record], hit)) {
            at = begin + hit + 1;
            continue;
        }
        const Slot slot = page.slotOf[record];
        if (slot != RowStore::gone)
            m_textMask[slot] = 1;
        at = begin + *next;
    }
}

bool RowMatcher::isHit(const PageIndex &index, size_t start, size_t hit) const
{
    const char *text = index.haystack.data();
    return m_inHaystack[size_t(std::count(text + start, text + hit, columnEnd))];
}

bool RowMatcher::matchesText(Slot slot) const
{
    const RowStore::Page &page = m_store.pageOf(slot);
    const PageIndex &index = *page.index;
    const size_t record = m_store.place(slot).record;
    const size_t start = index.starts[record];
    const std::string_view text =
        std::string_view(index.haystack).substr(0, index.starts[record + 1]);
    for (size_t at = text.find(m_needle, start); at != text.npos;
         at = text.find(m_needle, at + 1)) {
        if (isHit(index, start, at))
            return true;
    }
    return matchesOrigin(page) || matchesOverlays(slot);
}

bool RowMatcher::matchesOrigin(const RowStore::Page &page) const
{
    const RowStore::Origin *origin = page.origin.get();
    const auto known = m_originHits.constFind(origin);
    return known == m_originHits.cend() ? *m_originHits.insert(origin, searchOrigin(page)) : *known;
}

bool RowMatcher::searchOrigin(const RowStore::Page &page) const
{
    for (int column = 0; column < m_table->columnCount(); ++column) {
        if (!m_table->isOfOrigin(column) || !isSearched(column))
            continue;
        const Cell cell = m_table->cell(column, *page.block, 0, page.origin->utf8);
        if (contains(foldForSearch(m_format.searchText(m_table->column(column), cell)), m_needle))
            return true;
    }
    return false;
}

bool RowMatcher::matchesOverlays(Slot slot) const
{
    for (int column = 0; column < m_table->columnCount(); ++column) {
        // Figures are found by typed rules; searching their text would cost a look-up a row.
        const Column &source = m_table->column(column);
        const bool isWords = source.kind == ColumnKind::Status || source.kind == ColumnKind::Mark
            || source.kind == ColumnKind::Text;
        if (!source.overlay || !isWords || !isSearched(column))
            continue;
        if (contains(foldForSearch(m_format.searchText(source, m_store.cell(slot, column))),
                     m_needle))
            return true;
    }
    return false;
}

void RowMatcher::addSlots(Slot first)
{
    m_originHits.clear(); // a new origin may lie where an old one was
    const auto size = size_t(m_store.size());
    if (hasText())
        m_textMask.resize(size);
    if (!m_rules.isEmpty())
        m_ruleMask.resize(size);
    for (Slot slot = first; slot < size; ++slot)
        updateSlot(slot);
}

void RowMatcher::updateSlot(Slot slot)
{
    if (hasText())
        m_textMask[slot] = matchesText(slot);
    if (!m_rules.isEmpty())
        m_ruleMask[slot] = matchesRules(slot);
}

void RowMatcher::moveSlots(const std::vector<Slot> &moved)
{
    const auto size = size_t(m_store.size());
    for (std::vector<char> *mask : {&m_textMask, &m_ruleMask}) {
        if (mask->empty())
            continue;
        for (Slot slot = 0; slot < moved.size(); ++slot) {
            if (moved[slot] != RowStore::gone)
                (*mask)[moved[slot]] = (*mask)[slot];
        }
        mask->resize(size);
    }
}

void RowMatcher::matchAll()
{
    matchText();
    setRules(QList<FilterRule>(m_rules));
}

bool RowMatcher::matchesRules(Slot slot) const
{
    return std::all_of(m_rules.begin(), m_rules.end(),
                       [&](const FilterRule &rule) { return matches(rule, slot); });
}

bool RowMatcher::matches(const FilterRule &rule, Slot slot) const
{
    const int index = m_table->definition().indexOf(rule.column);
    if (index < 0)
        return true;
    const Column &column = m_table->column(index);
    const Cell cell = m_store.cell(slot, index);
    const auto isListed = [&] {
        const QString raw = fromUtf8(CellFormat::raw(column, cell));
        return rule.values.contains(raw);
    };
    switch (rule.test) {
    case FilterRule::Test::AnyOf:
        return isListed();
    case FilterRule::Test::NoneOf:
        return !isListed();
    case FilterRule::Test::AtLeast:
    case FilterRule::Test::AtMost: {
        const auto number = sortNumber(column, cell);
        if (!number)
            return false;
        return rule.test == FilterRule::Test::AtLeast ? *number >= rule.number
                                                      : *number <= rule.number;
    }
    case FilterRule::Test::Contains:
        return contains(foldForSearch(m_format.searchText(column, cell)),
                        foldForSearch(rule.values.value(0).toStdString()));
    case FilterRule::Test::Present:
        return !cell.isAbsent();
    case FilterRule::Test::Absent:
        return cell.isAbsent();
    }
    return true;
}

} // namespace lc
