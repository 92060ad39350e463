// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/listchunk.h"

#include <QList>

namespace lc {

/// The records of a chunk as structs: for short lists, where speed does not count.
template <class T> QList<T> recordsOf(const ListChunk &chunk)
{
    QList<T> records;
    for (const ListPage &page : chunk.pages) {
        for (int i = 0; i < page.block->size(); ++i)
            records.append(page.block->record<T>(i));
    }
    return records;
}

} // namespace lc
