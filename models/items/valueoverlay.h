// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/rowoverlay.h"

#include <QHash>

#include <vector>

namespace lc {

/// Values that somebody sets: names learned from another list, pre-checks, the progress of rows in
/// work.
class ValueOverlay : public RowOverlay {
    Q_OBJECT

public:
    /// One value to set; cells must own their text.
    struct Entry {
        QString account;
        QString resource;
        int part = 0;
        Cell cell;
    };

    using RowOverlay::RowOverlay;
    void set(const QString &account, const QString &resource, int part, Cell cell);
    void set(const std::vector<Entry> &entries);
    /// Forgets one part of every row.
    void clear(int part);
    Cell value(const QString &account, const QString &resource, int part) const;
    Cell cell(const Utf8Origin &origin, std::string_view resource, int part) const override;

private:
    QHash<int, QHash<QByteArray, Cell>> m_cells; ///< by part and key
};

} // namespace lc
