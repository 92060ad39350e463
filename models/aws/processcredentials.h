// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/credentialplan.h"
#include "aws/credentialssource.h"

#include <QProcess>
#include <QTimer>

#include <chrono>
#include <memory>

namespace lc {

/// Runs a program of the user's that prints keys as JSON: without a shell, in a process group of
/// its own that is killed when the time is up or nobody waits any more. What it says on standard
/// error is never read.
class ProcessCredentials final : public CredentialsSource {
    Q_OBJECT
public:
    explicit ProcessCredentials(ProcessSource source,
                                std::chrono::milliseconds limit = std::chrono::seconds(60));
    ~ProcessCredentials() override;

    void fetch(Asking asking, CredentialsProvider::Done done) override;

private:
    void onOutput();
    void onEnded();
    void end();
    void fail(const QString &what);
    void finish(const CredentialsResult &result);
    CredentialsResult readKeys() const;

    ProcessSource m_source;
    CredentialsProvider::Done m_done;
    std::unique_ptr<QProcess> m_process;
    qint64 m_group = 0; ///< process id of its leader
    QByteArray m_output;
    QTimer m_limit;
};

} // namespace lc
