// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/privateprocess.h"
#include "localservice/localservice.h"
#include "service/calllog.h"
#include "service/commandline.h"

#include <QCoreApplication>
#include <QTextStream>

#include <csignal>

namespace {

using namespace lc;
using namespace Qt::StringLiterals;

constexpr int exitUsage = 2;
constexpr int exitCannotWrite = 5;

void print(FILE *file, const QString &text)
{
    QTextStream stream(file);
    stream << text;
    stream.flush();
}

int failed(int code, const QString &message)
{
    print(stderr, u"license-console-service: %1\n"_s.arg(message));
    return code;
}

/// Signals that end the service; blocked before the first thread is made, so that every thread
/// leaves them to sigwait.
sigset_t endingSignals()
{
    sigset_t ending;
    sigemptyset(&ending);
    for (const int number : {SIGTERM, SIGINT, SIGHUP})
        sigaddset(&ending, number);
    return ending;
}

void sayHowToUse(const LocalService &service)
{
    const QString profile = service.accounts().first().profile;
    print(stdout, u"READY %1\n"_s.arg(service.endpoint().toString()));
    print(stdout,
          u"Use it with the AWS CLI:\n"
          "  AWS_SHARED_CREDENTIALS_FILE='%1' aws license-manager list-licenses "
          "--profile %2 --region us-east-1 --endpoint-url %3\n"_s.arg(
              service.credentialsPath(), profile, service.endpoint().toString()));
}

int printPublicKey(const QString &folder, const QString &signKey)
{
    const auto pem = LocalService::publicKey(folder, signKey);
    if (!pem)
        return failed(exitUsage, u"Nothing was signed for %1 in %2."_s.arg(signKey, folder));
    print(stdout, QString::fromLatin1(*pem));
    return 0;
}

int serve(const LocalServiceOptions &options, CallLog *log)
{
    const sigset_t ending = endingSignals();
    pthread_sigmask(SIG_BLOCK, &ending, nullptr);
    const auto service = LocalService::start(options);
    if (!service) {
        const auto kind = service.error().kind;
        const bool isUsage = kind == LocalServiceError::Kind::Credentials
            || kind == LocalServiceError::Kind::PortInUse;
        return failed(isUsage ? exitUsage : exitCannotWrite, service.error().message);
    }
    const QString endpoint = (*service)->endpoint().toString();
    if (log)
        log->write("started", endpoint);
    sayHowToUse(**service);
    int number = 0;
    sigwait(&ending, &number);
    (*service)->stop();
    if (log)
        log->write("ended", endpoint);
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    keepProcessPrivate();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"license-console-service"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(LC_VERSION));
    auto command =
        CommandLine::read(QCoreApplication::arguments(), QProcessEnvironment::systemEnvironment());
    if (!command)
        return failed(exitUsage, command.error());
    if (command->text) {
        print(stdout, *command->text);
        return 0;
    }
    if (command->publicKey)
        return printPublicKey(command->options.folder, *command->publicKey);
    if (command->logFile.isEmpty())
        return serve(command->options, nullptr);
    const auto log = CallLog::open(command->logFile);
    if (!log)
        return failed(exitCannotWrite, log.error());
    command->options.observer = [target = log->get()](const ServedCall &call) {
        target->write(call);
    };
    return serve(command->options, log->get());
}
