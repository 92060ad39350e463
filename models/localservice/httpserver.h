// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "localservice/connectionwatch.h"
#include "localservice/httpmessage.h"

#include <QString>

#include <functional>
#include <memory>

namespace lc {

/// A strict HTTP/1.1 listener on 127.0.0.1, bounded in sizes, times and number of connections: one
/// thread reads and writes, a few others answer. Requests refused by the guard never reach the
/// handler.
class HttpServer {
public:
    /// Called from several threads at once.
    using Handler = std::function<HttpAnswer(const HttpRequest &)>;

    struct ListenError {
        enum class Kind { PortInUse, Other };
        Kind kind = Kind::Other;
        QString message;
    };

    /// Port 0 takes a free one. `clock` gives the Date of answers.
    static Result<std::unique_ptr<HttpServer>, ListenError>
    listen(quint16 port, Handler handler, std::shared_ptr<const Clock> clock,
           const ConnectionDeadlines &deadlines = {});
    ~HttpServer();

    quint16 port() const;
    /// Takes no more connections, lets requests that arrived whole end (10 s at most), closes the
    /// rest.
    void stop();

private:
    class Listener;
    explicit HttpServer(std::unique_ptr<Listener> listener);

    std::unique_ptr<Listener> m_listener;
};

} // namespace lc
