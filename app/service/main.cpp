// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/behaviour.h"
#include "localservice/localservice.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QRegularExpression>
#include <QTextStream>

#include <csignal>

namespace {

using namespace lc;
using namespace Qt::StringLiterals;

constexpr int exitUsage = 2;
constexpr int exitCannotWrite = 5;

void printLine(FILE *file, const QString &text)
{
    QTextStream stream(file);
    stream << text << '\n';
    stream.flush();
}

int usageError(const QString &message)
{
    printLine(stderr, u"license-console-service: %1"_s.arg(message));
    return exitUsage;
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
    printLine(stdout, u"READY %1"_s.arg(service.endpoint().toString()));
    printLine(stdout,
              u"Use it with the AWS CLI:\n"
              "  AWS_SHARED_CREDENTIALS_FILE='%1' aws license-manager list-licenses "
              "--profile %2 --region us-east-1 --endpoint-url %3"_s.arg(
                  service.credentialsPath(), profile, service.endpoint().toString()));
}

std::optional<SampleData> sampleOption(const QCommandLineParser &parser)
{
    const QString value = parser.isSet(u"sample"_s) ? parser.value(u"sample"_s) : u"none"_s;
    if (value == u"none")
        return SampleData::None;
    if (value == u"if-empty")
        return SampleData::IfEmpty;
    return value == u"reset" ? std::optional(SampleData::Reset) : std::nullopt;
}

int printPublicKey(const QString &folder, const QString &signKey)
{
    const auto pem = LocalService::publicKey(folder, signKey);
    if (!pem)
        return usageError(u"Nothing was signed for %1 in %2."_s.arg(signKey, folder));
    printLine(stdout, QString::fromLatin1(*pem).trimmed());
    return 0;
}

int serve(const LocalServiceOptions &options)
{
    const sigset_t ending = endingSignals();
    pthread_sigmask(SIG_BLOCK, &ending, nullptr);
    const auto service = LocalService::start(options);
    if (!service) {
        printLine(stderr, u"license-console-service: %1"_s.arg(service.error().message));
        const auto kind = service.error().kind;
        const bool isUsage = kind == LocalServiceError::Kind::Credentials
            || kind == LocalServiceError::Kind::PortInUse;
        return isUsage ? exitUsage : exitCannotWrite;
    }
    sayHowToUse(**service);
    int number = 0;
    sigwait(&ending, &number);
    (*service)->stop();
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"license-console-service"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(LC_VERSION));
    // "--sample" alone means "if-empty"; the parser knows no optional values.
    QStringList arguments = QCoreApplication::arguments();
    arguments.replaceInStrings(QRegularExpression(u"^--sample$"_s), u"--sample=if-empty"_s);

    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"AWS License Manager and API Gateway usage plans on a loopback port."_s);
    parser.addOptions(
        {{u"port"_s, u"Port to listen on; 0 takes a free one."_s, u"PORT"_s, u"0"_s},
         {u"data"_s, u"Folder that keeps everything."_s, u"DIR"_s},
         {u"sample"_s,
          u"Sample data: --sample when there is nothing yet, "
          "--sample=reset replaces everything."_s,
          u"reset"_s},
         {u"credentials"_s, u"Existing file with the accounts."_s, u"FILE"_s},
         {u"public-key"_s, u"Print the key that verifies tokens signed for a SignKey."_s, u"KEY"_s},
         {u"accounts"_s, u"JSON file with the accounts and their organization: see the manual."_s,
          u"FILE"_s},
         {u"no-quotas"_s, u"Let the documented quotas of License Manager pass."_s},
         {u"behaviour"_s, u"Print what AWS leaves open and how it is decided."_s}});
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    if (!parser.parse(arguments))
        return usageError(parser.errorText());
    if (parser.isSet(help)) {
        printLine(stdout, parser.helpText());
        return 0;
    }
    if (parser.isSet(version)) {
        printLine(stdout,
                  QCoreApplication::applicationName() + u' '
                      + QCoreApplication::applicationVersion());
        return 0;
    }
    if (parser.isSet(u"behaviour"_s)) {
        printLine(stdout, behaviour::table());
        return 0;
    }
    bool isPort = false;
    LocalServiceOptions options;
    options.port = parser.value(u"port"_s).toUShort(&isPort);
    options.folder = parser.value(u"data"_s);
    options.credentialsFile = parser.value(u"credentials"_s);
    options.accountsFile = parser.value(u"accounts"_s);
    options.quotas = parser.isSet(u"no-quotas"_s) ? Quotas::Off : Quotas::Enforced;
    const auto sample = sampleOption(parser);
    if (!isPort)
        return usageError(u"--port takes a number from 0 to 65535."_s);
    if (options.folder.isEmpty())
        return usageError(u"--data DIR is required."_s);
    if (parser.isSet(u"public-key"_s))
        return printPublicKey(options.folder, parser.value(u"public-key"_s));
    if (!sample)
        return usageError(u"--sample takes no value or \"reset\"."_s);
    if (!parser.positionalArguments().isEmpty())
        return usageError(u"Unexpected argument: %1"_s.arg(parser.positionalArguments().first()));
    options.sample = *sample;
    return serve(options);
}
