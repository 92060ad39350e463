// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/rowstore.h"

#include "connections/rowkey.h"

namespace lc {

namespace {

constexpr char partEnd = '\x1f';

bool bit(const std::vector<bool> &bits, RowStore::Slot slot)
{
    return slot < bits.size() && bits[slot];
}

void setBit(std::vector<bool> &bits, RowStore::Slot slot)
{
    if (bits.size() <= slot)
        bits.resize(slot + 1);
    bits[slot] = true;
}

quint64 combined(quint64 prefix, quint64 record)
{
    return (prefix ^ record) * 0x9e3779b97f4a7c15ULL;
}

} // namespace

Cell RowStore::cell(Slot slot, int column) const
{
    const Place place = m_places[slot];
    const Page &page = m_pages[place.page];
    return m_table->cell(column, *page.block, int(place.record), page.origin->utf8);
}

QByteArray RowStore::key(Slot slot) const
{
    const Place place = m_places[slot];
    const Page &page = m_pages[place.page];
    return page.origin->keyPrefix
        + QByteArray::fromStdString(m_table->keyText(*page.block, int(place.record)));
}

RowStore::Slot RowStore::find(const QByteArray &key) const
{
    const qsizetype end = key.lastIndexOf(partEnd) + 1;
    const quint64 prefixHash = qHash(key.left(end));
    const quint64 recordHash = std::hash<std::string>()(key.mid(end).toStdString());
    const auto [first, last] = m_slots.equal_range(combined(prefixHash, recordHash));
    for (auto it = first; it != last; ++it) {
        if (this->key(*it) == key)
            return *it;
    }
    return gone;
}

std::shared_ptr<const RowStore::Origin> RowStore::makeOrigin(const RowOrigin &origin) const
{
    const TableDefinition &definition = m_table->definition();
    auto made = std::make_shared<Origin>();
    made->text = origin;
    made->utf8 = Utf8Origin(origin);
    const Identity identity{origin.partition, origin.account, {}};
    const std::string kind = definition.id.toStdString();
    QByteArray &prefix = made->keyPrefix;
    prefix = definition.scope == TableDefinition::Scope::ListKind
        ? rowKey(identity, kind, {})
        : regionalRowKey(identity, origin.region, kind, {});
    if (!origin.parent.isEmpty())
        prefix += origin.parent.toUtf8() + partEnd;
    made->prefixHash = qHash(prefix);
    return made;
}

void RowStore::beginSource(const QString &id, const RowOrigin &origin)
{
    Source &source = m_sources[id];
    if (!source.origin || source.origin->text != origin)
        source.origin = makeOrigin(origin);
    source.brought.assign(m_places.size(), false);
    source.isLoading = true;
}

quint32 RowStore::addPage(const ListPage &page, std::shared_ptr<const Origin> origin)
{
    Page added;
    added.block = page.block;
    added.index = std::static_pointer_cast<const PageIndex>(page.index);
    if (!added.index)
        added.index = m_indexMaker->make(*page.block);
    added.origin = std::move(origin);
    added.slotOf.assign(size_t(page.block->size()), gone);
    if (m_freePages.empty()) {
        m_pages.push_back(std::move(added));
        return quint32(m_pages.size() - 1);
    }
    const quint32 number = m_freePages.back();
    m_freePages.pop_back();
    m_pages[number] = std::move(added);
    return number;
}

bool RowStore::hasKey(Slot slot, const Origin &origin, const RecordBlock &block, int record) const
{
    const Place place = m_places[slot];
    const Page &page = m_pages[place.page];
    return (page.origin.get() == &origin || page.origin->keyPrefix == origin.keyPrefix)
        && m_table->keyText(*page.block, int(place.record)) == m_table->keyText(block, record);
}

RowStore::Slot RowStore::findRecord(quint64 hash, const Origin &origin, const RecordBlock &block,
                                    int record) const
{
    const auto [first, last] = m_slots.equal_range(hash);
    for (auto it = first; it != last; ++it) {
        if (hasKey(*it, origin, block, record))
            return *it;
    }
    return gone;
}

void RowStore::moveSlot(Slot slot, quint32 page, int record)
{
    const Place old = m_places[slot];
    m_pages[old.page].slotOf[old.record] = gone;
    m_places[slot] = {page, quint32(record)};
    m_pages[page].slotOf[size_t(record)] = slot;
    ++m_pages[page].live;
    release(old.page);
}

void RowStore::release(quint32 page)
{
    if (--m_pages[page].live > 0)
        return;
    m_pages[page] = {};
    m_freePages.push_back(page);
}

QString RowStore::sourceOf(const RowOrigin &origin) const
{
    for (auto it = m_sources.cbegin(); it != m_sources.cend(); ++it) {
        if (it->origin->text == origin)
            return it.key();
    }
    return {};
}

RowStore::Arrival RowStore::append(const QString &id, const ListPage &page)
{
    Source &source = m_sources[id];
    return merge(source, page, source.brought);
}

RowStore::Arrival RowStore::put(const QString &id, const ListPage &page)
{
    Source &source = m_sources[id];
    return merge(source, page, source.has);
}

RowStore::Arrival RowStore::merge(Source &source, const ListPage &page, std::vector<bool> &marks)
{
    Arrival arrival;
    arrival.firstAdded = Slot(m_places.size());
    const quint32 number = addPage(page, source.origin);
    ++m_pages[number].live; // holds it while its rows may come and go
    const RecordBlock &block = *page.block;
    for (int record = 0; record < block.size(); ++record) {
        const quint64 hash =
            combined(source.origin->prefixHash, m_pages[number].index->keyHashes[size_t(record)]);
        Slot slot = findRecord(hash, *source.origin, block, record);
        if (slot == gone) {
            slot = Slot(m_places.size());
            m_places.push_back({number, quint32(record)});
            m_pages[number].slotOf[size_t(record)] = slot;
            ++m_pages[number].live;
            m_slots.insert(hash, slot);
        } else {
            const Place old = m_places[slot];
            const bool isSame =
                sameRecord(*m_pages[old.page].block, int(old.record), block, record);
            moveSlot(slot, number, record);
            if (!isSame)
                arrival.changed.push_back(slot);
        }
        setBit(marks, slot);
    }
    release(number);
    return arrival;
}

bool RowStore::isOwned(Slot slot) const
{
    for (const Source &source : m_sources) {
        if (bit(source.has, slot) || (source.isLoading && bit(source.brought, slot)))
            return true;
    }
    return false;
}

std::vector<RowStore::Slot> RowStore::unowned(const std::vector<bool> &candidates) const
{
    std::vector<Slot> found;
    for (Slot slot = 0; slot < candidates.size(); ++slot) {
        if (candidates[slot] && !isOwned(slot))
            found.push_back(slot);
    }
    return found;
}

std::vector<RowStore::Slot> RowStore::endSource(const QString &id)
{
    Source &source = m_sources[id];
    const std::vector<bool> before = std::move(source.has);
    source.has = std::move(source.brought);
    source.brought.clear();
    source.isLoading = false;
    return unowned(before);
}

void RowStore::stopSource(const QString &id)
{
    Source &source = m_sources[id];
    for (Slot slot = 0; slot < source.brought.size(); ++slot) {
        if (source.brought[slot])
            setBit(source.has, slot);
    }
    source.brought.clear();
    source.isLoading = false;
}

std::vector<RowStore::Slot> RowStore::dropSource(const QString &id)
{
    if (!m_sources.contains(id))
        return {};
    stopSource(id);
    const Source source = m_sources.take(id);
    return unowned(source.has);
}

void RowStore::disown(Slot slot)
{
    for (Source &source : m_sources) {
        if (slot < source.has.size())
            source.has[slot] = false;
        if (slot < source.brought.size())
            source.brought[slot] = false;
    }
}

std::vector<RowStore::Slot> RowStore::removeSlots(const std::vector<Slot> &ascending)
{
    std::vector<Slot> moved(m_places.size());
    size_t next = 0;
    Slot kept = 0;
    for (Slot slot = 0; slot < moved.size(); ++slot) {
        const bool isRemoved = next < ascending.size() && ascending[next] == slot;
        next += isRemoved;
        moved[slot] = isRemoved ? gone : kept++;
    }
    for (const Slot slot : ascending) {
        const Place place = m_places[slot];
        m_pages[place.page].slotOf[place.record] = gone;
        release(place.page);
    }
    for (Slot slot = 0; slot < moved.size(); ++slot) {
        if (moved[slot] == gone)
            continue;
        const Place place = m_places[slot];
        m_pages[place.page].slotOf[place.record] = moved[slot];
        m_places[moved[slot]] = place;
    }
    m_places.resize(kept);

    const auto renumber = [&](std::vector<bool> &bits) {
        std::vector<bool> renumbered;
        for (Slot slot = 0; slot < bits.size(); ++slot) {
            if (bits[slot] && moved[slot] != gone)
                setBit(renumbered, moved[slot]);
        }
        bits = std::move(renumbered);
    };
    for (Source &source : m_sources) {
        renumber(source.has);
        renumber(source.brought);
    }
    // Made anew: erasing while iterating may show an entry twice, as the hash wraps around.
    QMultiHash<quint64, Slot> numbered;
    numbered.reserve(qsizetype(kept));
    for (auto it = m_slots.cbegin(); it != m_slots.cend(); ++it) {
        if (moved[*it] != gone)
            numbered.insert(it.key(), moved[*it]);
    }
    m_slots = std::move(numbered);
    return moved;
}

} // namespace lc
