// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/cellformat.h"
#include "items/rowfilter.h"
#include "items/rowstore.h"

#include <QList>

namespace lc {

/// Decides which rows of a store pass the free text and the typed rules; remembers the answer by
/// slot.
class RowMatcher {
public:
    RowMatcher(const RowStore &store, std::shared_ptr<const ResolvedTable> table);

    /// Free text, looked for in one column, or in every shown one when `column` is -1.
    void setText(const QString &text, int column);
    void setRules(const QList<FilterRule> &rules);
    void setShownColumns(const std::vector<bool> &shown);
    bool isActive() const { return hasText() || !m_rules.isEmpty(); }
    bool usesOverlays() const;

    bool passes(RowStore::Slot slot) const
    {
        return (m_textMask.empty() || m_textMask[slot]) && (m_ruleMask.empty() || m_ruleMask[slot]);
    }
    /// Slots from `first` on are new.
    void addSlots(RowStore::Slot first);
    void updateSlot(RowStore::Slot slot);
    void moveSlots(const std::vector<RowStore::Slot> &moved);
    /// Overlay values changed, or everything did.
    void matchAll();

    bool matches(const FilterRule &rule, RowStore::Slot slot) const;

private:
    bool hasText() const { return !m_needle.empty(); }
    void matchText();
    void narrowText();
    void searchPage(const RowStore::Page &page);
    bool matchesText(RowStore::Slot slot) const;
    bool matchesOrigin(const RowStore::Page &page) const;
    bool searchOrigin(const RowStore::Page &page) const;
    bool matchesOverlays(RowStore::Slot slot) const;
    bool isSearched(int column) const;
    bool isHit(const PageIndex &index, size_t start, size_t hit) const;
    bool matchesRules(RowStore::Slot slot) const;

    const RowStore &m_store;
    std::shared_ptr<const ResolvedTable> m_table;
    CellFormat m_format;
    std::vector<int> m_indexed; ///< the columns of a haystack
    std::vector<bool> m_shown; ///< by column
    std::vector<bool> m_inHaystack; ///< by position in a haystack: whether a hit there counts
    std::string m_needle; ///< folded
    mutable QHash<const RowStore::Origin *, bool> m_originHits; ///< answers for this needle
    int m_textColumn = -1;
    QList<FilterRule> m_rules;
    std::vector<char> m_textMask; ///< empty: no text
    std::vector<char> m_ruleMask; ///< empty: no rules
};

} // namespace lc
