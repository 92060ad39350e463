// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QList>
#include <QString>
#include <QStringList>

namespace lc {

/// A file of the source tree; its path is relative to the tree's root.
struct SourceFile {
    QString path;
    QStringList lines;

    QString room() const { return path.section(u'/', 1, 1); }
    QString top() const { return path.section(u'/', 0, 0); }
    bool isHeader() const { return path.endsWith(QLatin1StringView(".h")); }
};

/// The files below the given top folders whose names match one of the wildcards, ordered by path.
inline QList<SourceFile> readSources(const QStringList &folders, const QStringList &wildcards)
{
    const QDir root(QStringLiteral(LC_SOURCE_DIR));
    QStringList paths;
    for (const QString &folder : folders) {
        QDirIterator walk(root.filePath(folder), wildcards, QDir::Files,
                          QDirIterator::Subdirectories);
        while (walk.hasNext())
            paths.append(root.relativeFilePath(walk.next()));
    }
    paths.sort();
    QList<SourceFile> sources;
    for (const QString &path : paths) {
        QFile file(root.filePath(path));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("cannot read %ls", qUtf16Printable(path));
        QString text = QString::fromUtf8(file.readAll());
        if (text.endsWith(u'\n'))
            text.chop(1);
        sources.append({path, text.split(u'\n')});
    }
    return sources;
}

/// C++ of the given top folders.
inline QList<SourceFile> readCode(const QStringList &folders)
{
    return readSources(folders, {QStringLiteral("*.cpp"), QStringLiteral("*.h")});
}

} // namespace lc
