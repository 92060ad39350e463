// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/programfolders.h"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

#include <sys/stat.h>

namespace lc {

namespace {

/// Makes a folder that only its owner can enter; one that exists keeps its mode.
bool makePrivate(const QString &path)
{
    if (QFileInfo(path).isDir())
        return QFileInfo(path).isWritable();
    if (!QDir().mkpath(QFileInfo(path).path()))
        return false;
    return ::mkdir(QFile::encodeName(path).constData(), 0700) == 0;
}

} // namespace

Result<ProgramFolders, QString> ProgramFolders::make(const QString &data)
{
    const ProgramFolders folders = find(data);
    for (const QString &file : {folders.settings, folders.history}) {
        const QString folder = QFileInfo(file).path();
        if (!makePrivate(QDir::cleanPath(folder)))
            return unexpected(
                QCoreApplication::translate("ProgramFolders",
                                            "The folder %1 cannot be written. Nothing was changed. "
                                            "Choose another one with --data.")
                    .arg(QDir::toNativeSeparators(folder)));
    }
    return folders;
}

ProgramFolders ProgramFolders::find(const QString &data)
{
    const auto standard = [](QStandardPaths::StandardLocation location) {
        return QStandardPaths::writableLocation(location) + QStringLiteral("/license-console");
    };
    const QString config = data.isEmpty() ? standard(QStandardPaths::GenericConfigLocation) : data;
    const QString share = data.isEmpty() ? standard(QStandardPaths::GenericDataLocation) : data;
    const auto in = [](const QString &folder, const char *name) {
        return QDir(folder).absoluteFilePath(QString::fromLatin1(name));
    };
    return ProgramFolders{in(config, "settings.ini"), in(share, "history.db"),
                          in(share, "console.db"), in(share, "snapshots"), in(share, "service")};
}

} // namespace lc
