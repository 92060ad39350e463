// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/transport.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QObject>
#include <QSslConfiguration>
#include <QTimer>
#include <QUrl>

#include <functional>
#include <memory>

namespace lc {

class OneShotBody;

/// One request on a QNetworkAccessManager from its first byte to its end; ends exactly once.
/// Delete it through the event loop: it ends inside signals of its reply.
class Exchange : public QObject {
    Q_OBJECT
public:
    using Ended = std::function<void(const TransportOutcome &)>;

    Exchange(TransportRequest request, QUrl url, Transport::Done done);
    ~Exchange() override;

    const TransportRequest &request() const { return m_request; }
    const Transport::Done &done() const { return m_done; }
    const QUrl &url() const { return m_url; }
    bool isStarted() const { return m_reply != nullptr; }

    /// Sends; `ended` runs once, through the event loop.
    void start(std::shared_ptr<QNetworkAccessManager> manager, const QSslConfiguration &security,
               qint64 replyCap, Ended ended);
    /// Stops at once; `ended` does not run.
    void abandon();

private:
    enum class Phase { Connecting, Waiting, Receiving };

    QNetworkRequest networkRequest(const QSslConfiguration &security) const;
    void watch();
    void beginPhase(Phase phase);
    void onDeadline();
    void checkSize(qint64 size);
    bool mayHaveLeft() const;
    TransportOutcome outcome();
    bool isProxied() const;
    TransportError brokenOff(QNetworkReply::NetworkError error) const;
    void giveUp(TransportError::Kind kind, const QString &text);
    void end(const TransportOutcome &outcome);

    TransportRequest m_request;
    QUrl m_url;
    Transport::Done m_done;
    Ended m_ended;
    std::shared_ptr<QNetworkAccessManager> m_manager;
    QNetworkReply *m_reply = nullptr;
    OneShotBody *m_body = nullptr;
    QTimer m_deadline;
    QElapsedTimer m_sinceStart;
    qint64 m_replyCap = 0;
    Phase m_phase = Phase::Connecting;
    bool m_isRequestSent = false;
    bool m_isHandshaking = false;
};

} // namespace lc
