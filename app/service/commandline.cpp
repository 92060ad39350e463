// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/commandline.h"

#include "core/values.h"
#include "localservice/behaviour.h"
#include "localservice/shiftedclock.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

/// An option that takes part in serving; each can be set in the environment, too.
struct Flag {
    const char *name;
    const char *value; ///< nullptr: a switch
    const char *description;
};

constexpr Flag flags[] = {
    {"port", "PORT", "Port to listen on; 0, the default, takes a free one."},
    {"data", "DIR", "Folder that keeps everything. Required."},
    {"sample", "if-empty|reset",
     "Sample data: --sample when there is nothing yet, --sample=reset replaces everything."},
    {"credentials", "FILE", "Existing credentials file with the accounts; it is only read."},
    {"accounts", "FILE",
     "JSON file with the accounts, their organization, REST APIs and inventory: see the manual."},
    {"clock", "TIME",
     "Set the service's clock, e.g. to 2027-01-31T23:59:00Z; it runs on from there."},
    {"control", nullptr, "Serve the operations below /_control for tests: see the manual."},
    {"traffic", "none|usual|rush",
     "What sample companies do meanwhile: usual unless told otherwise."},
    {"no-quotas", nullptr, "Let the documented quotas of License Manager pass."},
    {"log", "FILE", "Append a line of JSON for each request to FILE; - is standard error."},
};

constexpr Flag questions[] = {
    {"public-key", "KEY", "Print the key that verifies tokens signed for a SignKey, and end."},
    {"behaviour", nullptr, "Print what AWS leaves open and how it is decided, and end."},
};

QString variableOf(const Flag &flag)
{
    return u"LICENSE_CONSOLE_SERVICE_"_s
        + QString::fromLatin1(flag.name).toUpper().replace(u'-', u'_');
}

void add(QCommandLineParser &parser, const Flag &flag)
{
    QCommandLineOption option(QString::fromLatin1(flag.name),
                              QString::fromLatin1(flag.description));
    if (flag.value)
        option.setValueName(QString::fromLatin1(flag.value));
    parser.addOption(option);
}

QString helpText(const QCommandLineParser &parser)
{
    QString text = parser.helpText() + u"\nEnvironment (the command line counts first):\n"_s;
    for (const Flag &flag : flags)
        text += u"  %1\n"_s.arg(variableOf(flag));
    return text
        + u"\nWhen it listens it prints READY and its address. SIGTERM, SIGINT and SIGHUP "
          "end it.\nExit codes: 0 ended, 2 wrong usage, 5 the folder cannot be used.\n"_s;
}

/// The values of flags, wherever they come from.
class Values {
public:
    Values(const QCommandLineParser &parser, const QProcessEnvironment &environment)
        : m_parser(parser), m_environment(environment)
    {
    }

    /// Empty when it was not given.
    QString value(const char *name) const
    {
        const Flag &flag = *std::find_if(std::begin(flags), std::end(flags), [&](const Flag &each) {
            return QByteArrayView(each.name) == name;
        });
        const QString option = QString::fromLatin1(name);
        if (!m_parser.isSet(option))
            return m_environment.value(variableOf(flag));
        return flag.value ? m_parser.value(option) : u"1"_s;
    }

private:
    const QCommandLineParser &m_parser;
    const QProcessEnvironment &m_environment;
};

std::optional<SampleData> sampleData(const QString &value)
{
    if (value.isEmpty() || value == u"none")
        return SampleData::None;
    if (value == u"if-empty")
        return SampleData::IfEmpty;
    return value == u"reset" ? std::optional(SampleData::Reset) : std::nullopt;
}

/// The value of a switch.
std::optional<bool> isOn(const QString &value)
{
    if (value.isEmpty() || value == u"0")
        return false;
    return value == u"1" ? std::optional(true) : std::nullopt;
}

std::optional<Quotas> quotas(const QString &value)
{
    const auto areOff = isOn(value);
    if (!areOff)
        return std::nullopt;
    return *areOff ? Quotas::Off : Quotas::Enforced;
}

std::optional<Traffic> traffic(const QString &value)
{
    if (value.isEmpty() || value == u"usual")
        return Traffic::Usual;
    if (value == u"none")
        return Traffic::None;
    return value == u"rush" ? std::optional(Traffic::Rush) : std::nullopt;
}

Result<LocalServiceOptions, QString> optionsFrom(const Values &values)
{
    LocalServiceOptions options;
    bool isPort = true;
    if (const QString port = values.value("port"); !port.isEmpty())
        options.port = port.toUShort(&isPort);
    if (!isPort)
        return unexpected(u"--port takes a number from 0 to 65535."_s);
    options.folder = values.value("data");
    if (options.folder.isEmpty())
        return unexpected(u"--data DIR is required."_s);
    const auto sample = sampleData(values.value("sample"));
    if (!sample)
        return unexpected(u"--sample takes no value, \"if-empty\" or \"reset\"."_s);
    options.sample = *sample;
    options.credentialsFile = values.value("credentials");
    options.accountsFile = values.value("accounts");
    if (const QString time = values.value("clock"); !time.isEmpty()) {
        const auto instant = DateText(time).instant();
        if (!instant)
            return unexpected(u"--clock takes a time like 2027-01-31T23:59:00Z."_s);
        options.clock = std::make_shared<const ShiftedClock>(*instant);
    }
    const auto control = isOn(values.value("control"));
    if (!control)
        return unexpected(u"LICENSE_CONSOLE_SERVICE_CONTROL is 0 or 1."_s);
    options.control = *control ? ControlOperations::Served : ControlOperations::Off;
    const auto wantedTraffic = traffic(values.value("traffic"));
    if (!wantedTraffic)
        return unexpected(u"--traffic takes \"none\", \"usual\" or \"rush\"."_s);
    options.traffic = *wantedTraffic;
    const auto wantedQuotas = quotas(values.value("no-quotas"));
    if (!wantedQuotas)
        return unexpected(u"LICENSE_CONSOLE_SERVICE_NO_QUOTAS is 0 or 1."_s);
    options.quotas = *wantedQuotas;
    return options;
}

/// What is printed instead of serving.
std::optional<QString> answerOf(const QCommandLineParser &parser)
{
    if (parser.isSet(u"help"_s) || parser.isSet(u"help-all"_s))
        return helpText(parser);
    if (parser.isSet(u"version"_s))
        return QCoreApplication::applicationName() + u' ' + QCoreApplication::applicationVersion()
            + u'\n';
    return parser.isSet(u"behaviour"_s) ? std::optional(behaviour::table()) : std::nullopt;
}

} // namespace

Result<CommandLine, QString> CommandLine::read(const QStringList &arguments,
                                               const QProcessEnvironment &environment)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"AWS License Manager, API Gateway usage plans and the STS calls they need, on a loopback "
        "port of this machine."_s);
    for (const Flag &flag : flags)
        add(parser, flag);
    for (const Flag &question : questions)
        add(parser, question);
    parser.addHelpOption();
    parser.addVersionOption();
    // The parser knows no optional values.
    QStringList whole = arguments;
    whole.replaceInStrings(QRegularExpression(u"^--sample$"_s), u"--sample=if-empty"_s);
    if (!parser.parse(whole))
        return unexpected(parser.errorText());
    CommandLine command;
    command.text = answerOf(parser);
    if (command.text)
        return command;
    if (!parser.positionalArguments().isEmpty())
        return unexpected(u"Unexpected argument: %1"_s.arg(parser.positionalArguments().first()));
    const Values values(parser, environment);
    auto options = optionsFrom(values);
    if (!options)
        return unexpected(options.error());
    command.options = std::move(*options);
    command.logFile = values.value("log");
    if (parser.isSet(u"public-key"_s))
        command.publicKey = parser.value(u"public-key"_s);
    return command;
}

} // namespace lc
