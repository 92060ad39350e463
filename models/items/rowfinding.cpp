// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows that somebody looks for by name or id, hidden ones too.
#include "items/recordtablemodel_p.h"

#include <algorithm>

namespace lc {

namespace {

std::string keyTextOf(const RowStore &store, const ResolvedTable &table, RowStore::Slot slot)
{
    return table.keyText(*store.pageOf(slot).block, int(store.place(slot).record));
}

} // namespace

QByteArray RecordTableModel::id(int row) const
{
    return QByteArray::fromStdString(keyTextOf(d->store, *d->table, d->visible[size_t(row)]));
}

QByteArray RecordTableModel::keyWithId(const QByteArray &id) const
{
    const std::string wanted = id.toStdString();
    for (RowStore::Slot slot = 0; slot < RowStore::Slot(d->store.size()); ++slot) {
        if (keyTextOf(d->store, *d->table, slot) == wanted)
            return d->store.key(slot);
    }
    return {};
}

QList<RecordTableModel::Found> RecordTableModel::find(const QStringList &words,
                                                      qsizetype most) const
{
    std::vector<std::string> needles;
    for (const QString &word : words)
        needles.push_back(foldForSearch(word.toStdString()));
    QList<Found> found;
    std::string folded;
    for (RowStore::Slot slot = 0; slot < RowStore::Slot(d->store.size()) && found.size() < most;
         ++slot) {
        const RowStore::Page &page = d->store.pageOf(slot);
        const std::string_view name =
            d->table->identity(*page.block, int(d->store.place(slot).record));
        const std::string id = keyTextOf(d->store, *d->table, slot);
        folded.clear();
        appendFolded(folded, name);
        folded += ' ';
        appendFolded(folded, id);
        const bool matches =
            std::all_of(needles.begin(), needles.end(), [&](const std::string &needle) {
                return folded.find(needle) != std::string::npos;
            });
        if (matches)
            found.append({d->store.key(slot),
                          QString::fromUtf8(name.data(), qsizetype(name.size())),
                          QString::fromStdString(id)});
    }
    return found;
}

} // namespace lc
