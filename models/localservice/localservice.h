// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "localservice/localaccount.h"
#include "localservice/servedcall.h"
#include "localservice/servicesetup.h"

#include <QList>
#include <QString>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>

namespace lc {

/// Whether the service gets sample data when it starts.
enum class SampleData {
    None,
    IfEmpty, ///< when it holds nothing yet
    Reset ///< everything is replaced
};

/// Whether the operations of api/control/control.h are served.
enum class ControlOperations { Off, Served };

/// What the sample companies do while the service runs.
enum class Traffic {
    None,
    Usual,
    Rush ///< ten times the usual API requests
};

struct LocalServiceOptions {
    QString folder;
    quint16 port = 0; ///< 0 takes a free one
    SampleData sample = SampleData::IfEmpty;
    QString credentialsFile; ///< empty: `folder`/credentials, made at first start
    QString accountsFile; ///< JSON: accounts and their organization; empty: the usual ones
    Quotas quotas = Quotas::Enforced;
    ControlOperations control = ControlOperations::Off;
    Traffic traffic = Traffic::Usual;
    std::shared_ptr<const Clock> clock; ///< null: the machine's
    /// Told of every answer, from any thread and several at once; may be empty.
    std::function<void(const ServedCall &)> observer;
};

/// Why a local service does not run; the message is one sentence.
struct LocalServiceError {
    enum class Kind {
        LockHeld, ///< another process serves this folder: see LocalService::runningEndpoint
        PortInUse,
        NotWritable,
        Credentials, ///< or the accounts file
        Database ///< damaged, or written by a later version
    };
    Kind kind = Kind::NotWritable;
    QString message;
};

/// AWS License Manager, API Gateway usage plans and STS on a loopback port, with their state in
/// one folder. Works on threads of its own and needs no event loop.
class LocalService {
public:
    static Result<std::unique_ptr<LocalService>, LocalServiceError>
    start(const LocalServiceOptions &options);
    ~LocalService();
    LocalService(const LocalService &) = delete;
    LocalService &operator=(const LocalService &) = delete;

    QUrl endpoint() const; ///< "http://127.0.0.1:40123"
    QList<LocalAccount> accounts() const;
    QString credentialsPath() const;
    /// Lets requests in flight end and gives the folder back; blocks for at most some seconds.
    void stop();

    /// The PEM text of the key that verifies tokens signed for that SignKey, whichever process
    /// serves the folder; nothing before the first token.
    static std::optional<QByteArray> publicKey(const QString &folder, const QString &signKey);
    /// Where the service of that folder listens, whichever process serves it.
    static std::optional<QUrl> runningEndpoint(const QString &folder);

private:
    struct Parts;
    explicit LocalService(std::unique_ptr<Parts> parts);

    std::unique_ptr<Parts> m_parts;
};

} // namespace lc
