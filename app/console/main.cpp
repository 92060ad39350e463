// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/application.h"
#include "console/commandline.h"
#include "console/consolesettings.h"
#include "console/headlessalerts.h"
#include "console/headlessexport.h"
#include "console/headlessrecord.h"
#include "console/headlessreport.h"
#include "console/languages.h"
#include "console/programparts.h"
#include "console/singleinstance.h"
#include "core/privateprocess.h"

#include <QFileInfo>
#include <QTextStream>

using namespace lc;

namespace {

int failed(ExitCode code, const QString &sentence)
{
    QTextStream(stderr) << "license-console: " << sentence << '\n';
    return int(code);
}

int printText(int &argc, char **argv, const std::function<QString()> &text)
{
    QCoreApplication application(argc, argv);
    lc::installLanguage(application, QString());
    QTextStream(stdout) << text();
    return int(ExitCode::Done);
}

/// The one chosen in the preferences.
void installLanguage(QCoreApplication &application, const ProgramFolders &folders)
{
    const Settings chosen(folders.settings, SystemClock().now());
    lc::installLanguage(application, chosen.value(settings::language));
}

/// Also when the event loop has not begun yet.
void exitLater(QCoreApplication &application, ExitCode code)
{
    QMetaObject::invokeMethod(
        &application, [code] { QCoreApplication::exit(int(code)); }, Qt::QueuedConnection);
}

template <class Task> int runHeadless(QCoreApplication &application, const CommandLine &line)
{
    const auto folders = ProgramFolders::make(line.data);
    if (!folders)
        return failed(ExitCode::CannotWrite, folders.error());
    installLanguage(application, *folders);
    ProgramParts parts(*folders);
    Task task(parts, line);
    QObject::connect(&task, &Task::ended, &application,
                     [&application](ExitCode code, const QString &text) {
                         if (code == ExitCode::Done)
                             QTextStream(stdout) << text << '\n';
                         else
                             failed(code, text);
                         exitLater(application, code);
                     });
    task.start();
    return QCoreApplication::exec();
}

int runAlerts(QCoreApplication &application, const CommandLine &line)
{
    const auto folders = ProgramFolders::find(line.data);
    installLanguage(application, folders);
    HeadlessAlerts task(folders);
    QObject::connect(&task, &HeadlessAlerts::found, &application, [](const QByteArray &json) {
        QTextStream(stdout) << QString::fromUtf8(json) << '\n';
    });
    QObject::connect(&task, &HeadlessAlerts::ended, &application,
                     [&application](ExitCode code, const QString &text) {
                         if (!text.isEmpty())
                             failed(code, text);
                         exitLater(application, code);
                     });
    task.start();
    return QCoreApplication::exec();
}

int runWindow(QApplication &application, const CommandLine &line, const QStringList &arguments,
              const QStringList &pages)
{
    const auto folders = ProgramFolders::make(line.data);
    if (!folders)
        return failed(ExitCode::CannotWrite, folders.error());
    SingleInstance instance(QFileInfo(folders->history).path());
    if (!instance.isFirst()) {
        if (instance.handOver(arguments))
            return int(ExitCode::Done);
        return failed(ExitCode::Usage,
                      QStringLiteral("License Console runs already with this data folder, but "
                                     "its window does not answer."));
    }
    installLanguage(application, *folders);
    Application console(*folders, application);
    QObject::connect(&instance, &SingleInstance::started, &console, [&](const QStringList &later) {
        if (const auto asked = CommandLine::parse(later, pages))
            console.handOver(*asked);
    });
    console.start(line);
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    keepProcessPrivate();
    QCoreApplication::setApplicationName(QStringLiteral("license-console"));
    QCoreApplication::setApplicationVersion(QStringLiteral(LC_VERSION));
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments += QString::fromLocal8Bit(argv[i]);
    QStringList pages;
    for (const PageEntry &entry : pageEntries())
        pages += entry.id;

    const auto line = CommandLine::parse(arguments, pages);
    if (!line)
        return failed(ExitCode::Usage, line.error());
    if (line->task == CommandLine::Task::Help)
        return printText(argc, argv, [&] { return CommandLine::helpText(pages); });
    if (line->task == CommandLine::Task::Version)
        return printText(argc, argv,
                         [] { return QStringLiteral("license-console " LC_VERSION "\n"); });

    if (line->task == CommandLine::Task::Record) {
        QCoreApplication application(argc, argv);
        return runHeadless<HeadlessRecord>(application, *line);
    }
    if (line->task == CommandLine::Task::CheckAlerts) {
        QCoreApplication application(argc, argv);
        return runAlerts(application, *line);
    }
    if (!hasDisplay()) {
        if (line->task == CommandLine::Task::Window)
            return failed(
                ExitCode::Usage,
                QStringLiteral(
                    "There is no display to open a window on; write a report without one with "
                    "--export report.pdf, or start it in a desktop session."));
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    QApplication application(argc, argv);
    QApplication::setDesktopFileName(QStringLiteral("org.licenseconsole.LicenseConsole"));
    if (line->task == CommandLine::Task::Export)
        return runHeadless<HeadlessExport>(application, *line);
    if (line->task == CommandLine::Task::Report)
        return runHeadless<HeadlessReport>(application, *line);
    return runWindow(application, *line, arguments, pages);
}
