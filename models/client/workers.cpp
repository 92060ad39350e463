// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/workers.h"

#include "aws/threadend.h"

#include <QCoreApplication>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

/// Ends a thread's event loop after everything that was posted to it before.
void finish(QThread &thread, QObject *inThread)
{
    QMetaObject::invokeMethod(
        inThread,
        [&thread] {
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            endOpenSslInThread();
            thread.quit();
        },
        Qt::QueuedConnection);
    thread.wait();
}

} // namespace

Workers::Workers(const TransportFactory &makeTransport)
    : m_network(std::make_unique<QObject>()), m_decode(std::make_unique<QObject>())
{
    m_networkThread.setObjectName(u"network"_s);
    m_decodeThread.setObjectName(u"decode"_s);
    m_network->moveToThread(&m_networkThread);
    m_decode->moveToThread(&m_decodeThread);
    m_networkThread.start();
    m_decodeThread.start();
    QMetaObject::invokeMethod(
        m_network.get(), [&] { m_transport = makeTransport(); }, Qt::BlockingQueuedConnection);
}

Workers::~Workers()
{
    finish(m_decodeThread, m_decode.get());
    QMetaObject::invokeMethod(
        m_network.get(),
        [this] {
            // What was given up by now goes before the transport that it refers to.
            QCoreApplication::sendPostedEvents();
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            m_transport.reset();
        },
        Qt::BlockingQueuedConnection);
    finish(m_networkThread, m_network.get());
}

} // namespace lc
