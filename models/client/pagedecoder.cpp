// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/pagedecoder.h"

#include "aws/errors.h"
#include "core/json.h"

#include <memory>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

constexpr int flushInterval = 100; // ms

const Type &recordType(const Field &list)
{
    Q_ASSERT(list.type->kind == Kind::List && list.type->element->kind == Kind::Record);
    return list.type->element->record();
}

QString textOf(const Type &type, const void *object, const char *member)
{
    const Field *row = member ? type.find(member) : nullptr;
    const void *value = row ? row->type->peek(row->inConst(object)) : nullptr;
    return value ? *static_cast<const QString *>(value) : QString();
}

} // namespace

PageDecoder::PageDecoder(const Operation &operation, PageIndexer prepare, Deliver deliver)
    : m_operation(operation), m_list(*operation.response().find(operation.list)),
      m_prepare(std::move(prepare)), m_deliver(std::move(deliver))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &PageDecoder::flush);
}

Result<void, ApiError> PageDecoder::add(const TransportReply &reply, const QString &nextToken)
{
    const Type &type = m_operation.response();
    const std::unique_ptr<void, void (*)(void *)> rest(type.create(), type.destroy);
    RecordBlock block(recordType(m_list));
    const auto read = readJsonList(type, rest.get(), m_list, block, reply.body);
    if (!read)
        return unexpected(
            unreadableAnswer(m_operation, reply, read.error().where + u": "_s + read.error().what));
    if (textOf(type, rest.get(), m_operation.pageTokenOut) != nextToken)
        return unexpected(
            unreadableAnswer(m_operation, reply, u"The page names two next pages."_s));
    auto shared = std::make_shared<RecordBlock>(std::move(block));
    ListPage page{shared, m_prepare ? m_prepare(*shared) : nullptr};
    m_chunk.pages.push_back(std::move(page));
    scheduleFlush();
    return {};
}

void PageDecoder::scheduleFlush()
{
    const qint64 elapsed = m_sinceFlush.isValid() ? m_sinceFlush.elapsed() : flushInterval;
    if (elapsed >= flushInterval)
        flush();
    else if (!m_timer.isActive())
        m_timer.start(int(flushInterval - elapsed));
}

void PageDecoder::flush()
{
    m_timer.stop();
    if (m_chunk.pages.empty())
        return;
    m_sinceFlush.start();
    m_deliver(std::exchange(m_chunk, {}));
}

} // namespace lc
