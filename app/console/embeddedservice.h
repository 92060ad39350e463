// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/localservicelauncher.h"
#include "localservice/localservice.h"

#include <QObject>
#include <QThread>

#include <vector>

namespace lc {

/// Runs the local service inside the program on first use, or finds the one that another process of
/// this user runs for the same folder. Lives on the GUI thread; the service has threads of its own.
class EmbeddedService final : public QObject, public LocalServiceLauncher {
    Q_OBJECT
public:
    EmbeddedService(QString folder, std::shared_ptr<const Clock> clock, QObject *parent = nullptr);
    ~EmbeddedService() override; ///< stops a service that it started

    void start(QObject *context, std::function<void(Result<LocalEndpoint, QString>)> done) override;
    /// Stops the service, makes its sample data anew and starts it again on the same terms as
    /// start().
    void resetSample(QObject *context, std::function<void(Result<LocalEndpoint, QString>)> done);

signals:
    /// The service of this folder answers, whoever runs it.
    void started();

private:
    using Outcome = Result<LocalEndpoint, QString>;
    struct Waiting {
        QPointer<QObject> context;
        std::function<void(Outcome)> done;
    };
    void launch(SampleData sample);
    void settle(const Outcome &outcome);

    const QString m_folder;
    const std::shared_ptr<const Clock> m_clock;
    QThread m_thread; ///< starting and stopping touch the disk
    QObject *m_worker;
    std::shared_ptr<LocalService> m_service; ///< touched in the thread only
    std::optional<LocalEndpoint> m_endpoint;
    std::vector<Waiting> m_waiting;
    bool m_launching = false;
};

} // namespace lc
