// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "localservice/servicecaller.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <random>

namespace lc {

/// The program license-console-service on a folder of its own, spoken to over HTTP, and killed in
/// the middle of calls. Its accounts are those of ServiceWorld.
class ProgramWorld final : public ServiceCaller {
public:
    ProgramWorld(const QString &program, unsigned seed);
    ~ProgramWorld() override;

    /// Kills the program in one of so many calls; 0 spares it.
    void killOneIn(int calls) { m_callsPerKill = calls; }
    int kills() const { return m_kills; }
    /// How many calls ended without an answer.
    int cuts() const { return m_cuts; }

    HttpAnswer send(const HttpRequest &request) override;
    void restart() override;
    bool change(const std::function<bool(Store &)> &work) override;

private:
    QByteArray host() const override { return m_host; }
    Instant signingInstant() const override;

    void start();
    void keepTime();
    void stop();
    /// Ends the program without warning; what it still sent can be read.
    void kill();
    bool connectToService();
    /// The answer in what was received; nothing while it is not whole.
    std::optional<HttpAnswer> answerIn(const QByteArray &received) const;

    QTemporaryDir m_folder;
    QString m_program;
    QProcess m_process;
    QTcpSocket m_socket;
    QByteArray m_host;
    Instant m_startedAt{}; ///< by the program's clock
    QElapsedTimer m_sinceStart;
    std::mt19937 m_dice;
    int m_callsPerKill = 0;
    int m_callsSinceKill = 0;
    int m_kills = 0;
    int m_cuts = 0;
};

} // namespace lc
