// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/rankworker.h"

#include <QThread>

namespace lc {

RankWorker::RankWorker(QObject *context, Ready ready)
    : m_context(context), m_ready(std::move(ready)),
      m_cancelled(std::make_shared<std::atomic<bool>>(false))
{
    m_pool.setMaxThreadCount(1);
    m_pool.setThreadPriority(QThread::LowPriority);
}

RankWorker::~RankWorker()
{
    cancel();
    m_pool.waitForDone();
}

void RankWorker::cancel()
{
    *m_cancelled = true;
    m_pool.clear();
    m_pending = 0;
}

void RankWorker::prepare(RankInput input, std::vector<int> columns)
{
    cancel();
    m_cancelled = std::make_shared<std::atomic<bool>>(false);
    m_pending = columns.size();
    m_pool.start(
        [this, cancelled = m_cancelled, input = std::move(input), columns = std::move(columns)] {
            for (const int column : columns) {
                auto order = std::make_shared<const RowOrder>(rankRows(input, column, *cancelled));
                if (*cancelled)
                    return;
                const auto deliver = [this, cancelled, column, order = std::move(order)] {
                    if (*cancelled)
                        return;
                    --m_pending;
                    m_ready(column, order);
                };
                QMetaObject::invokeMethod(m_context, deliver, Qt::QueuedConnection);
            }
        });
}

} // namespace lc
