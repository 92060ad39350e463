// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/processcredentials.h"

#include "aws/commandline.h"
#include "aws/rolekeys.h"
#include "core/json.h"

#include <csignal>
#include <unistd.h>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostOutput = 64 << 10;
constexpr int killedWithin = 1000; // ms; killing takes about one

/// What such a program prints.
struct ProcessOutput {
    qint64 version = 0;
    QString accessKeyId;
    QString secretAccessKey;
    std::optional<QString> sessionToken;
    std::optional<QString> expiration;

    bool operator==(const ProcessOutput &) const = default;
    static const Type rows;
};

constexpr Field outputRows[] = {
    field<&ProcessOutput::version>("Version").with(Required),
    field<&ProcessOutput::accessKeyId>("AccessKeyId").with(Required),
    field<&ProcessOutput::secretAccessKey>("SecretAccessKey").with(Required | Sensitive),
    field<&ProcessOutput::sessionToken>("SessionToken").with(Sensitive),
    field<&ProcessOutput::expiration>("Expiration"),
};

constinit const Type ProcessOutput::rows = describe<ProcessOutput>("ProcessOutput", outputRows);

} // namespace

ProcessCredentials::ProcessCredentials(ProcessSource source, std::chrono::milliseconds limit)
    : m_source(std::move(source)), m_limit(this)
{
    m_limit.setSingleShot(true);
    m_limit.setInterval(limit);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        fail(tr("It did not end within %n second(s) and was stopped.", nullptr,
                int(m_limit.interval() / 1000)));
    });
}

ProcessCredentials::~ProcessCredentials()
{
    end();
}

void ProcessCredentials::fetch(Asking /*asking*/, CredentialsProvider::Done done)
{
    m_done = std::move(done);
    m_output.clear();
    const auto words = splitCommandLine(m_source.command);
    if (!words) {
        fail(words.error());
        return;
    }
    m_process = std::make_unique<QProcess>();
    m_process->setProgram(words->first());
    m_process->setArguments(words->mid(1));
    m_process->setStandardInputFile(QProcess::nullDevice());
    m_process->setStandardErrorFile(QProcess::nullDevice());
    m_process->setChildProcessModifier([] { ::setpgid(0, 0); });
    connect(m_process.get(), &QProcess::readyReadStandardOutput, this,
            &ProcessCredentials::onOutput);
    connect(m_process.get(), &QProcess::finished, this, &ProcessCredentials::onEnded);
    connect(m_process.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail(tr("It could not be started: %1").arg(m_process->errorString()));
    });
    m_limit.start();
    m_process->start(QIODevice::ReadOnly);
    if (m_process)
        m_group = m_process->processId();
}

void ProcessCredentials::onOutput()
{
    m_output += m_process->read(mostOutput + 1 - m_output.size());
    if (m_output.size() > mostOutput)
        fail(tr("It printed more than keys need and was stopped."));
}

void ProcessCredentials::onEnded()
{
    onOutput();
    if (!m_done)
        return;
    if (m_process->exitStatus() != QProcess::NormalExit) {
        fail(tr("It crashed."));
        return;
    }
    if (m_process->exitCode() != 0) {
        fail(tr("It ended with code %1. Run it in a terminal to see what it says.")
                 .arg(m_process->exitCode()));
        return;
    }
    finish(readKeys());
}

CredentialsResult ProcessCredentials::readKeys() const
{
    const QString origin = tr("The credential_process of the profile \"%1\"").arg(m_source.profile);
    const auto output = readJson<ProcessOutput>(m_output);
    const auto refused = [&](const QString &what) {
        return unexpected(credentialsError(what.arg(origin)));
    };
    if (!output)
        return refused(tr("%1 did not print keys as JSON."));
    if (output->version != 1)
        return refused(tr("%1 printed keys of a version that is not 1."));
    HandedOutKeys keys{output->accessKeyId, output->secretAccessKey,
                       output->sessionToken.value_or(QString()), std::nullopt};
    if (output->expiration) {
        keys.expiresAt = DateText(*output->expiration).instant();
        if (!keys.expiresAt)
            return refused(tr("%1 printed an Expiration that is not a time."));
    }
    return takeKeys(keys, origin);
}

void ProcessCredentials::end()
{
    m_limit.stop();
    if (!m_process)
        return;
    m_process->disconnect(this);
    if (m_process->state() != QProcess::NotRunning && m_group > 0) {
        ::kill(pid_t(-m_group), SIGKILL);
        m_process->kill();
        m_process->waitForFinished(killedWithin);
    }
    m_group = 0;
    // It may be inside one of its own signals.
    m_process.release()->deleteLater();
}

void ProcessCredentials::fail(const QString &what)
{
    finish(unexpected(
        credentialsError(tr("The credential_process of the profile \"%1\" gave no keys. %2")
                             .arg(m_source.profile, what))));
}

void ProcessCredentials::finish(const CredentialsResult &result)
{
    end();
    m_output.fill('\0');
    m_output.clear();
    const auto done = std::exchange(m_done, nullptr);
    done(result);
}

} // namespace lc
