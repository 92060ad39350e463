// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/answerparser.h"
#include "aws/transport.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QList>
#include <QObject>
#include <QSslConfiguration>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>

#include <functional>
#include <optional>

namespace lc {

/// One connection without a proxy, kept open from exchange to exchange; every request leaves it
/// once. Delete it through the event loop: it ends exchanges inside signals of its socket.
class KeptConnection : public QObject {
    Q_OBJECT
public:
    using Ended = std::function<void(TransportOutcome)>;

    KeptConnection(const QUrl &url, const QSslConfiguration &security);
    ~KeptConnection() override;

    /// Whether another exchange can start on it.
    bool isUsable() const { return m_isUsable && !m_parser; }
    /// Whether the exchange at hand failed only because the service had closed the kept connection
    /// meanwhile.
    bool wasStale() const { return m_wasStale; }
    /// Sends; `ended` runs once, through the event loop.
    void start(const TransportRequest &request, qint64 replyCap, Ended ended);
    /// Stops at once; `ended` does not run.
    void abandon();

signals:
    void closed(); ///< while no exchange was under way

private:
    enum class Phase { Connecting, Waiting, Receiving };

    void findService();
    void connectToNextAddress();
    void transmit();
    void onReadable();
    void onClosed();
    void onError();
    void beginPhase(Phase phase);
    void onDeadline();
    void finishWhenDone();
    void end(TransportOutcome outcome);

    QUrl m_url;
    QTcpSocket *m_socket;
    bool m_isEncrypted;
    QTimer m_deadline;
    QElapsedTimer m_sinceStart;
    Phase m_phase = Phase::Connecting;
    Deadlines m_limits;
    QList<QHostAddress> m_addresses; ///< of the service, not yet tried
    QTimer m_addressTimer; ///< until the next of them is
    QByteArray m_bytes; ///< the request, overwritten when its exchange ends
    std::optional<AnswerParser> m_parser; ///< of the exchange at hand
    Ended m_ended;
    bool m_isUsable = true;
    bool m_isReady = false; ///< connected, and encrypted where it has to be
    bool m_isSent = false;
    bool m_isStarting = false; ///< in start(), from which nothing may end
    bool m_hasServed = false; ///< an exchange before this one
    bool m_wasStale = false;
};

} // namespace lc
