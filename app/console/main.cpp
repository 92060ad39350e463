// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/application.h"
#include "console/commandline.h"
#include "console/headlessexport.h"
#include "console/languages.h"
#include "console/singleinstance.h"
#include "core/privateprocess.h"

#include <QFileInfo>
#include <QTextStream>

using namespace lc;

namespace {

int usageError(const QString &sentence)
{
    QTextStream(stderr) << "license-console: " << sentence << '\n';
    return int(ExitCode::Usage);
}

int printText(int &argc, char **argv, const std::function<QString()> &text)
{
    QCoreApplication application(argc, argv);
    installLanguage(application, {});
    QTextStream(stdout) << text();
    return int(ExitCode::Done);
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
        return usageError(line.error());
    if (line->task == CommandLine::Task::Help)
        return printText(argc, argv, [&] { return CommandLine::helpText(pages); });
    if (line->task == CommandLine::Task::Version)
        return printText(argc, argv,
                         [] { return QStringLiteral("license-console " LC_VERSION "\n"); });

    if (!hasDisplay()) {
        if (line->task == CommandLine::Task::Window)
            return usageError(QStringLiteral(
                "There is no display to open a window on; write a report without one with "
                "--export report.pdf, or start it in a desktop session."));
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    QApplication application(argc, argv);
    QApplication::setDesktopFileName(QStringLiteral("org.licenseconsole.LicenseConsole"));
    const auto folders = ProgramFolders::make(line->data);
    if (!folders) {
        QTextStream(stderr) << "license-console: " << folders.error() << '\n';
        return int(ExitCode::CannotWrite);
    }
    SingleInstance instance(QFileInfo(folders->history).path());
    if (line->task == CommandLine::Task::Window && !instance.isFirst()) {
        if (instance.handOver(arguments))
            return int(ExitCode::Done);
        return usageError(QStringLiteral("License Console runs already with this data folder, but "
                                         "its window does not answer."));
    }
    installLanguage(application,
                    Settings(folders->settings, SystemClock().now()).value(settings::language));
    Application console(*folders, application);
    QObject::connect(&instance, &SingleInstance::started, &console, [&](const QStringList &later) {
        if (const auto asked = CommandLine::parse(later, pages))
            console.handOver(*asked);
    });
    HeadlessExport headless(console, *line);
    if (line->task == CommandLine::Task::Export)
        headless.start();
    else
        console.start(*line);
    return QApplication::exec();
}
