// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/serviceloads.h"
#include "aws/transport.h"

#include <QThread>

#include <functional>
#include <memory>

namespace lc {

/// The two worker threads that every client of a program shares: network and decode.
class Workers {
public:
    using TransportFactory = std::function<std::unique_ptr<Transport>()>;

    explicit Workers(const TransportFactory &makeTransport);
    ~Workers(); ///< ends what is in flight and joins both threads
    Workers(const Workers &) = delete;
    Workers &operator=(const Workers &) = delete;

    QObject *network() const { return m_network.get(); } ///< lives in the network thread
    QObject *decode() const { return m_decode.get(); } ///< lives in the decode thread
    Transport &transport() const { return *m_transport; } ///< for the network thread only
    ServiceLoads &loads() { return m_loads; }

private:
    ServiceLoads m_loads;
    QThread m_networkThread;
    QThread m_decodeThread;
    std::unique_ptr<QObject> m_network;
    std::unique_ptr<QObject> m_decode;
    std::unique_ptr<Transport> m_transport;
};

} // namespace lc
