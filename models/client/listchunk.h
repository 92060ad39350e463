// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/lane.h"
#include "core/recordblock.h"

#include <functional>
#include <memory>
#include <vector>

namespace lc {

/// One page of a list, decoded; immutable.
struct ListPage {
    std::shared_ptr<const RecordBlock> block;
    std::shared_ptr<const void> index; ///< what ListOptions::prepare made of the block
};

/// The pages that arrived since the last chunk, in the list's order.
struct ListChunk {
    std::vector<ListPage> pages;

    qsizetype recordCount() const
    {
        qsizetype count = 0;
        for (const ListPage &page : pages)
            count += page.block->size();
        return count;
    }
};

/// Work on a fresh page (keys, filter text, ranks); runs in the decode thread.
using PageIndexer = std::function<std::shared_ptr<const void>(const RecordBlock &)>;

/// How a list is read.
struct ListOptions {
    PageIndexer prepare;
    Lane lane = Lane::Bulk;
    int pageCap = 100'000; ///< a list with more pages ends with an error
};

} // namespace lc
