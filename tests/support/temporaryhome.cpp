// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/temporaryhome.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace lc {

TemporaryHome::TemporaryHome()
{
    if (!m_folder.isValid())
        qFatal("no temporary folder: %ls", qUtf16Printable(m_folder.errorString()));
    setVariable("HOME", QFile::encodeName(m_folder.path()));
}

TemporaryHome::~TemporaryHome()
{
    for (auto it = m_former.cbegin(); it != m_former.cend(); ++it) {
        if (it->wasSet)
            qputenv(it.key().constData(), it->value);
        else
            qunsetenv(it.key().constData());
    }
}

QString TemporaryHome::path(const QString &relative) const
{
    return QDir(m_folder.path()).absoluteFilePath(relative);
}

QString TemporaryHome::write(const QString &relative, const QByteArray &content) const
{
    const QString absolute = path(relative);
    QDir().mkpath(QFileInfo(absolute).path());
    QFile file(absolute);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate)
        || file.write(content) != content.size())
        qFatal("cannot write %ls: %ls", qUtf16Printable(absolute),
               qUtf16Printable(file.errorString()));
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return absolute;
}

QByteArray TemporaryHome::read(const QString &relative) const
{
    QFile file(path(relative));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TemporaryHome::setVariable(const char *name, const QByteArray &value)
{
    remember(name);
    qputenv(name, value);
}

void TemporaryHome::unsetVariable(const char *name)
{
    remember(name);
    qunsetenv(name);
}

void TemporaryHome::remember(const char *name)
{
    if (!m_former.contains(name))
        m_former.insert(name, {qEnvironmentVariableIsSet(name), qgetenv(name)});
}

} // namespace lc
