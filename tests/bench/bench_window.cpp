// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// bench_window CONNECTION ROWS [URL]: the program itself on its page of issued licenses, up to the
// painting of the last of ROWS rows; what it prints stands in paintwatcher.h. URL is where the
// connection "environment" goes.
#include "bench/paintwatcher.h"
#include "console/application.h"
#include "console/commandline.h"
#include "console/programfolders.h"

#include <QTemporaryDir>

using namespace lc;

int main(int argc, char **argv)
{
    if (argc < 3)
        return 2;
    if (argc > 3)
        qputenv("AWS_ENDPOINT_URL", argv[3]);
    QCoreApplication::setApplicationName(QStringLiteral("license-console"));
    QApplication application(argc, argv);
    const int rows = QString::fromLocal8Bit(argv[2]).toInt();
    // The data folder of a former run, when the second start is to be measured.
    const QString given = qEnvironmentVariable("LICENSE_CONSOLE_BENCH_DATA");
    const QTemporaryDir temporary;
    const QStringList arguments{
        QStringLiteral("license-console"),         QStringLiteral("--connection"),
        QString::fromLocal8Bit(argv[1]),           QStringLiteral("--page"),
        QStringLiteral("issued-licenses"),         QStringLiteral("--data"),
        given.isEmpty() ? temporary.path() : given};
    const auto line = CommandLine::parse(arguments, {QStringLiteral("issued-licenses")});
    if (!line)
        return 2;
    const auto folders = ProgramFolders::make(line->data);
    if (!folders)
        return 5;
    const PaintWatcher watcher(rows);
    Application console(*folders, application);
    console.start(*line);
    return QApplication::exec();
}
