// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/commandline.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>

namespace lc {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

struct Options {
    QCommandLineOption connection{
        QStringLiteral("connection"),
        translated(QT_TRANSLATE_NOOP("CommandLine",
                                     "Open this connection: local, local:vendor, local:customer, "
                                     "environment, profile:NAME or a NAME; may be given several "
                                     "times.")),
        QStringLiteral("connection")};
    QCommandLineOption page{
        QStringLiteral("page"),
        translated(QT_TRANSLATE_NOOP("CommandLine", "Open this page; the ids are listed below.")),
        QStringLiteral("id")};
    QCommandLineOption data{
        QStringLiteral("data"),
        translated(QT_TRANSLATE_NOOP("CommandLine",
                                     "Keep all of the program's own files in this folder.")),
        QStringLiteral("folder")};
    QCommandLineOption exportTo{
        QStringLiteral("export"),
        translated(QT_TRANSLATE_NOOP(
            "CommandLine",
            "Write a consumption report without opening a window; the name ends in "
            ".pdf, .html, .csv, .xlsx or .json, or in .ics for the expiry calendar.")),
        QStringLiteral("file")};
    QCommandLineOption record{
        QStringLiteral("record"),
        translated(QT_TRANSLATE_NOOP(
            "CommandLine",
            "Record consumption once without a window: of the named connections, or of those that "
            "were open last."))};
    QCommandLineOption checkAlerts{
        QStringLiteral("check-alerts"),
        translated(QT_TRANSLATE_NOOP(
            "CommandLine",
            "Hold what is recorded against the alert rules, without a window or any call: a JSON "
            "line for each alert in force; exit code 1 when one asks for attention."))};
    QCommandLineOption report{
        QStringLiteral("report"),
        translated(QT_TRANSLATE_NOOP(
            "CommandLine", "Make the saved report of this name without opening a window.")),
        QStringLiteral("name")};
    QCommandLineOption output{
        QStringLiteral("output"),
        translated(QT_TRANSLATE_NOOP("CommandLine",
                                     "With --report: write to this file; without it, to the folder "
                                     "of its schedule or here.")),
        QStringLiteral("file")};
    QCommandLineOption sample{
        QStringLiteral("sample"),
        translated(QT_TRANSLATE_NOOP(
            "CommandLine", "With the word reset: make the sample data of the local service anew.")),
        QStringLiteral("word")};
    QCommandLineOption help{{QStringLiteral("h"), QStringLiteral("help")},
                            translated(QT_TRANSLATE_NOOP("CommandLine", "Show this text."))};
    QCommandLineOption version{{QStringLiteral("v"), QStringLiteral("version")},
                               translated(QT_TRANSLATE_NOOP("CommandLine", "Show the version."))};

    void addTo(QCommandLineParser &parser) const
    {
        parser.addOptions({connection, page, data, exportTo, record, checkAlerts, report, output,
                           sample, help, version});
    }
};

} // namespace

Result<CommandLine, QString> CommandLine::parse(const QStringList &arguments,
                                                const QStringList &pageIds)
{
    const Options options;
    QCommandLineParser parser;
    options.addTo(parser);
    if (!parser.parse(arguments))
        return unexpected(parser.errorText());
    CommandLine line;
    if (parser.isSet(options.help))
        line.task = Task::Help;
    else if (parser.isSet(options.version))
        line.task = Task::Version;
    else if (parser.isSet(options.exportTo))
        line.task = Task::Export;
    else if (parser.isSet(options.record))
        line.task = Task::Record;
    else if (parser.isSet(options.checkAlerts))
        line.task = Task::CheckAlerts;
    else if (parser.isSet(options.report))
        line.task = Task::Report;
    if (!parser.positionalArguments().isEmpty())
        return unexpected(translated(QT_TRANSLATE_NOOP("CommandLine", "Unexpected word: %1."))
                              .arg(parser.positionalArguments().first()));
    line.connections = parser.values(options.connection);
    line.page = parser.value(options.page);
    line.data = parser.value(options.data);
    line.exportFile = parser.value(options.exportTo);
    line.report = parser.value(options.report);
    line.outputFile = parser.value(options.output);
    if (!line.page.isEmpty() && !pageIds.contains(line.page))
        return unexpected(
            translated(QT_TRANSLATE_NOOP("CommandLine", "There is no page %1. Pages: %2."))
                .arg(line.page, pageIds.join(QStringLiteral(", "))));
    if (parser.isSet(options.exportTo) && parser.isSet(options.record))
        return unexpected(translated(QT_TRANSLATE_NOOP(
            "CommandLine", "--export and --record are two tasks; ask for one at a time.")));
    if (parser.isSet(options.report)
        && (parser.isSet(options.exportTo) || parser.isSet(options.record)))
        return unexpected(translated(QT_TRANSLATE_NOOP(
            "CommandLine",
            "--report is a task of its own; ask for it without --export and --record.")));
    if (line.task == Task::Report && line.report.isEmpty())
        return unexpected(
            translated(QT_TRANSLATE_NOOP("CommandLine", "--report needs the name of a report.")));
    if (parser.isSet(options.output) && line.task != Task::Report)
        return unexpected(
            translated(QT_TRANSLATE_NOOP("CommandLine", "--output goes with --report only.")));
    if (line.task == Task::Export && line.exportFile.isEmpty())
        return unexpected(
            translated(QT_TRANSLATE_NOOP("CommandLine", "--export needs a file name.")));
    if (parser.isSet(options.sample)) {
        if (parser.value(options.sample) != QStringLiteral("reset"))
            return unexpected(translated(
                QT_TRANSLATE_NOOP("CommandLine", "--sample takes the word reset only.")));
        line.resetsSample = true;
    }
    return line;
}

QString CommandLine::helpText(const QStringList &pageIds)
{
    const Options options;
    QCommandLineParser parser;
    parser.setApplicationDescription(translated(QT_TRANSLATE_NOOP(
        "CommandLine", "A console for AWS License Manager and API Gateway usage plans.")));
    options.addTo(parser);
    return parser.helpText() + QLatin1Char('\n')
        + translated(QT_TRANSLATE_NOOP("CommandLine", "Pages: %1"))
              .arg(pageIds.join(QStringLiteral(", ")))
        + QLatin1Char('\n')
        + translated(QT_TRANSLATE_NOOP(
            "CommandLine",
            "Exit codes: 0 done, 1 alerts, 2 usage, 3 partly, 4 nothing read, 5 cannot "
            "write"))
        + QLatin1Char('\n');
}

bool hasDisplay()
{
    if (!qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")
        || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY"))
        return true;
    const QString display = qEnvironmentVariable("DISPLAY");
    if (!display.startsWith(u':'))
        return !display.isEmpty();
    const QString number = display.mid(1).section(u'.', 0, 0);
    return QFileInfo::exists(QStringLiteral("/tmp/.X11-unix/X") + number);
}

} // namespace lc
