// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/listchunk.h"
#include "items/pageindex.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <memory>
#include <vector>

namespace lc {

/// The rows of a table in order of arrival, merged by key from several sources. Knows no model and
/// sends no signals. A slot is a row's number here; slots are dense, and only removeSlots() changes
/// them.
class RowStore {
public:
    using Slot = quint32;
    static constexpr Slot gone = ~Slot(0);

    /// Where rows came from, kept as long as one of them.
    struct Origin {
        RowOrigin text;
        Utf8Origin utf8;
        QByteArray keyPrefix;
        quint64 prefixHash = 0;
    };
    struct Page {
        std::shared_ptr<const RecordBlock> block;
        std::shared_ptr<const PageIndex> index;
        std::shared_ptr<const Origin> origin;
        std::vector<Slot> slotOf; ///< by record; gone where another page has the row
        int live = 0;
    };
    struct Place {
        quint32 page = 0;
        quint32 record = 0;
    };
    /// What a chunk did: slots from `firstAdded` on are new, `changed` ones have other values now.
    struct Arrival {
        Slot firstAdded = 0;
        std::vector<Slot> changed;
    };

    RowStore(std::shared_ptr<const ResolvedTable> table, std::shared_ptr<PageIndexMaker> indexMaker)
        : m_table(std::move(table)), m_indexMaker(std::move(indexMaker))
    {
    }

    int size() const { return int(m_places.size()); }
    Place place(Slot slot) const { return m_places[slot]; }
    const Page &page(quint32 number) const { return m_pages[number]; }
    const Page &pageOf(Slot slot) const { return m_pages[m_places[slot].page]; }
    quint32 pageCount() const { return quint32(m_pages.size()); } ///< empty ones included
    const std::vector<Place> &places() const { return m_places; }
    Cell cell(Slot slot, int column) const;
    QByteArray key(Slot slot) const;
    Slot find(const QByteArray &key) const; ///< gone when there is none

    /// A source with this origin; empty when there is none.
    QString sourceOf(const RowOrigin &origin) const;
    void beginSource(const QString &id, const RowOrigin &origin);
    Arrival append(const QString &id, const ListPage &page);
    /// Puts records in as if the last completed list of this source had brought them.
    Arrival put(const QString &id, const ListPage &page);
    /// The slots that only this source had and that it did not bring since beginSource();
    /// ascending.
    std::vector<Slot> endSource(const QString &id);
    /// Keeps what was there before as well as what has arrived.
    void stopSource(const QString &id);
    /// Forgets a source; returns the slots that only it had, ascending.
    std::vector<Slot> dropSource(const QString &id);
    /// Forgets that any source has this row.
    void disown(Slot slot);
    /// Takes rows away; returns the new slot of each old one, `gone` for the removed.
    std::vector<Slot> removeSlots(const std::vector<Slot> &ascending);

private:
    struct Source {
        std::shared_ptr<const Origin> origin;
        std::vector<bool> has; ///< by slot, as of the last completed list
        std::vector<bool> brought; ///< by slot, since beginSource()
        bool isLoading = false;
    };
    Arrival merge(Source &source, const ListPage &page, std::vector<bool> &marks);
    std::shared_ptr<const Origin> makeOrigin(const RowOrigin &origin) const;
    quint32 addPage(const ListPage &page, std::shared_ptr<const Origin> origin);
    bool hasKey(Slot slot, const Origin &origin, const RecordBlock &block, int record) const;
    Slot findRecord(quint64 hash, const Origin &origin, const RecordBlock &block, int record) const;
    void moveSlot(Slot slot, quint32 page, int record);
    void release(quint32 page);
    bool isOwned(Slot slot) const;
    std::vector<Slot> unowned(const std::vector<bool> &candidates) const;

    std::shared_ptr<const ResolvedTable> m_table;
    std::shared_ptr<PageIndexMaker> m_indexMaker; ///< for pages that come without an index
    std::vector<Page> m_pages;
    std::vector<quint32> m_freePages;
    std::vector<Place> m_places; ///< by slot
    QMultiHash<quint64, Slot> m_slots; ///< by hash of the key
    QHash<QString, Source> m_sources;
};

} // namespace lc
