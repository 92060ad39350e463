// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflows/inventorysearches.h"

#include <QWidget>

class QHBoxLayout;

namespace lc {

class Theme;

/// The searches over the inventory's table: one chip for each that is kept, one for a search that
/// is not, and the way to compose another. At most one is on.
class InventorySearchBar final : public QWidget {
    Q_OBJECT
public:
    InventorySearchBar(const Theme &theme, Settings &settings, QWidget *parent = nullptr);

    /// The search that is on; no filters when none is.
    const InventorySearch &current() const { return m_current; }
    /// How many resources it found; negative while that is not known.
    void setCount(int count);
    /// Composes a new search, or edits the one that is on.
    void compose();
    /// Forgets the kept search that is on, and takes it off.
    void removeCurrent();
    bool isCurrentKept() const;

signals:
    /// Another search is on now.
    void searchChanged();

private:
    void show(const InventorySearch &search);
    void fill();
    void addChip(const InventorySearch &search);

    const Theme &m_theme;
    InventorySearches m_searches;
    InventorySearch m_current;
    int m_count = -1;
    QHBoxLayout *m_chips;
};

} // namespace lc
