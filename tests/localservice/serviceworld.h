// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "localservice/dispatcher.h"
#include "localservice/servicecaller.h"

#include <QTemporaryDir>

#include <memory>

namespace lc {

/// The local service without a socket: a store in a temporary folder, accounts "vendor",
/// "customer", "stranger" and "marketplace" (that of AWS Marketplace), and a clock that tests move.
/// Requests are signed and go through the whole dispatcher.
class ServiceWorld : public ServiceCaller {
public:
    /// Accounts of `families` beyond the first are "vendor-1", "customer-1", "stranger-1" ...
    explicit ServiceWorld(ServiceSetup setup = {}, int families = 1);

    HttpAnswer send(const HttpRequest &request) override { return m_dispatcher->answer(request); }
    /// Serves the operations of api/control/control.h from now on.
    void serveControl();
    /// Closes and opens the store again, as a restart does.
    void restart() override;
    bool change(const std::function<bool(Store &)> &work) override
    {
        return m_dispatcher->change(work);
    }

    Dispatcher &dispatcher() { return *m_dispatcher; }
    Store &store() { return *m_store; }
    QString folder() const { return m_folder.path(); }

private:
    QByteArray host() const override { return "127.0.0.1:4577"; }
    /// A place for the folder that need not wait for a disk: what these tests show does not end
    /// with the machine.
    static QString inMemory();

    QTemporaryDir m_folder{inMemory()};
    ServiceSetup m_setup;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<Dispatcher> m_dispatcher;
};

} // namespace lc
