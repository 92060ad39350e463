// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/transport.h"
#include "client/listchunk.h"
#include "core/apierror.h"
#include "core/operation.h"
#include "core/result.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>

namespace lc {

/// Turns pages into blocks and blocks into chunks: the first chunk at once, then about every 100
/// ms. Lives in the decode thread.
class PageDecoder : public QObject {
    Q_OBJECT
public:
    using Deliver = std::function<void(ListChunk)>;

    PageDecoder(const Operation &operation, PageIndexer prepare, Deliver deliver);

    /// Decodes a page; its token must be the one that was found without decoding.
    Result<void, ApiError> add(const TransportReply &reply, const QString &nextToken);
    /// Delivers what is left.
    void flush();

private:
    void scheduleFlush();

    const Operation &m_operation;
    const Field &m_list;
    PageIndexer m_prepare;
    Deliver m_deliver;
    ListChunk m_chunk;
    QElapsedTimer m_sinceFlush;
    QTimer m_timer;
};

} // namespace lc
