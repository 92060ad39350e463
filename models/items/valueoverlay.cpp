// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/valueoverlay.h"

#include "items/column.h"

namespace lc {

void ValueOverlay::set(const QString &account, const QString &resource, int part, Cell cell)
{
    set({{account, resource, part, std::move(cell)}});
}

void ValueOverlay::set(const std::vector<Entry> &entries)
{
    for (const Entry &entry : entries)
        m_cells[entry.part].insert(overlayKey(entry.account, entry.resource), entry.cell);
    if (!entries.empty())
        announceChange();
}

void ValueOverlay::clear(int part)
{
    if (m_cells.remove(part))
        announceChange();
}

Cell ValueOverlay::value(const QString &account, const QString &resource, int part) const
{
    return m_cells.value(part).value(overlayKey(account, resource));
}

Cell ValueOverlay::cell(const Utf8Origin &origin, std::string_view resource, int part) const
{
    const auto values = m_cells.constFind(part);
    return values == m_cells.constEnd() ? Cell() : values->value(overlayKey(origin, resource));
}

} // namespace lc
