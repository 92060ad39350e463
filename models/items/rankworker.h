// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/rowranks.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace lc {

/// Prepares orders of columns in a thread of its own, one after the other. Belongs to the GUI
/// thread.
class RankWorker {
public:
    /// Runs on the thread of `context`, once for each column, through its event loop.
    using Ready = std::function<void(int column, std::shared_ptr<const RowOrder> order)>;

    RankWorker(QObject *context, Ready ready);
    ~RankWorker(); ///< waits for the present column at most

    /// Forgets what was asked before; nothing of it is delivered any more.
    void prepare(RankInput input, std::vector<int> columns);
    void cancel();
    bool isBusy() const { return m_pending > 0; }

private:
    QObject *m_context;
    Ready m_ready;
    QThreadPool m_pool;
    std::shared_ptr<std::atomic<bool>> m_cancelled;
    size_t m_pending = 0;
};

} // namespace lc
