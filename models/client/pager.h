// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/sendloop.h"
#include "aws/serviceaccess.h"
#include "core/apierror.h"
#include "core/operation.h"
#include "core/result.h"

#include <QObject>
#include <QSet>

#include <functional>
#include <memory>

namespace lc {

/// Reads the pages of a list one after the other: page n+1 is asked for before page n is decoded.
/// Lives in the network thread and waits for nobody but a decoder that is far behind. Destroying it
/// cancels.
class Pager : public QObject {
    Q_OBJECT
public:
    struct Handlers {
        /// A page's answer and the token found in it; decoding is somebody else's work.
        std::function<void(const TransportReply &, const QString &nextToken)> page;
        /// The page at hand has to wait before it is asked for (again).
        std::function<void(const RetryWait &)> waiting;
        /// The end, after the last page or with the first failure.
        std::function<void(const Result<void, ApiError> &, int sends)> end;
    };

    /// `request` belongs to the pager from here on; `page` is its serialised form without a token.
    Pager(Transport &transport, std::shared_ptr<ServiceAccess> access,
          std::shared_ptr<void> request, ServiceRequest page, int pageCap, Handlers handlers);

    void start();
    /// A page that was handed over is decoded.
    void onDecoded();

private:
    void ask();
    void onAnswer(const Result<TransportReply, ApiError> &answer, int sends);
    bool accept(const QString &token, const TransportReply &reply);
    void setToken(const QString &token);
    void fail(const QString &what, const TransportReply &reply);

    const Operation &m_operation;
    SendLoop m_loop;
    std::shared_ptr<void> m_request;
    ServiceRequest m_page;
    int m_pageCap;
    Handlers m_handlers;
    QSet<QString> m_seen;
    int m_pages = 0;
    int m_sends = 0;
    int m_undecoded = 0;
    bool m_isWaiting = false;
};

} // namespace lc
