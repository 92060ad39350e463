// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/pager.h"

#include "aws/requestbuilder.h"
#include "client/pagetoken.h"

namespace lc {

using namespace Qt::StringLiterals;

namespace {

// Bounds the memory that undecoded pages take; the decoder is normally several times faster.
constexpr int mostUndecodedPages = 64;

} // namespace

Pager::Pager(Transport &transport, std::shared_ptr<ServiceAccess> access,
             std::shared_ptr<void> request, ServiceRequest page, int pageCap, Handlers handlers)
    : m_operation(*page.operation), m_loop(transport, std::move(access)),
      m_request(std::move(request)), m_page(std::move(page)), m_pageCap(pageCap),
      m_handlers(std::move(handlers))
{
    m_loop.setObserver(m_handlers.waiting);
}

void Pager::start()
{
    ask();
}

void Pager::ask()
{
    m_loop.send(m_page, [this](const Result<TransportReply, ApiError> &answer, int sends) {
        onAnswer(answer, sends);
    });
}

void Pager::onAnswer(const Result<TransportReply, ApiError> &answer, int sends)
{
    m_sends += sends;
    if (!answer) {
        m_handlers.end(unexpected(answer.error()), m_sends);
        return;
    }
    ++m_pages;
    ++m_undecoded;
    QString next;
    if (m_operation.pageTokenOut) {
        auto token = findPageToken(answer->body, m_operation.pageTokenOut);
        if (!token) {
            fail(token.error(), *answer);
            return;
        }
        next = *token;
    }
    if (next.isEmpty()) {
        m_handlers.page(*answer, next);
        m_handlers.end({}, m_sends);
        return;
    }
    if (!accept(next, *answer))
        return;
    setToken(next);
    // The answer outlives the next send: the loop keeps nothing of it.
    const TransportReply reply = *answer;
    if (m_undecoded < mostUndecodedPages)
        ask();
    else
        m_isWaiting = true;
    m_handlers.page(reply, next);
}

bool Pager::accept(const QString &token, const TransportReply &reply)
{
    if (m_seen.contains(token)) {
        m_handlers.page(reply, token);
        fail(u"The list repeats itself: a page token came twice."_s, reply);
        return false;
    }
    if (m_pages >= m_pageCap) {
        m_handlers.page(reply, token);
        fail(u"The list has more than %1 pages."_s.arg(m_pageCap), reply);
        return false;
    }
    m_seen.insert(token);
    return true;
}

void Pager::setToken(const QString &token)
{
    const Field *row = m_operation.request().find(m_operation.pageTokenIn);
    Q_ASSERT(row && row->type->kind == Kind::Text);
    *static_cast<QString *>(row->type->engage(row->in(m_request.get()))) = token;
    auto page = buildRequest(m_operation, m_request.get());
    Q_ASSERT(page);
    m_page.query = page->query;
    m_page.body = page->body;
}

void Pager::onDecoded()
{
    --m_undecoded;
    if (m_isWaiting && m_undecoded < mostUndecodedPages / 2) {
        m_isWaiting = false;
        ask();
    }
}

void Pager::fail(const QString &what, const TransportReply &reply)
{
    m_handlers.end(unexpected(unreadableAnswer(m_operation, reply, what)), m_sends);
}

} // namespace lc
