// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings.h"

#include "core/setaside.h"

#include <QByteArrayView>
#include <QFile>

namespace lc {

namespace {

/// QSettings takes any text for settings and drops what it does not understand at the next save,
/// so the form of the file is looked at first.
bool isSettingsText(const QByteArray &content)
{
    if (content.contains('\0') || !content.isValidUtf8())
        return false;
    bool isContinued = false;
    for (QByteArrayView line : content.split('\n')) {
        line = line.trimmed();
        const bool isFine = isContinued || line.isEmpty() || line.startsWith(';')
            || line.startsWith('#') || line.contains('=')
            || (line.startsWith('[') && line.endsWith(']'));
        if (!isFine)
            return false;
        isContinued = line.endsWith('\\');
    }
    return true;
}

bool isDamaged(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && !isSettingsText(file.readAll());
}

} // namespace

Settings::Settings(const QString &path, Instant now)
{
    if (isDamaged(path)) {
        if (const auto moved = setAside(path, now))
            m_setAsidePath = *moved;
    }
    m_file = std::make_unique<QSettings>(path, QSettings::IniFormat);
    m_file->setFallbacksEnabled(false);
}

bool Settings::save()
{
    m_file->sync();
    return m_file->status() == QSettings::NoError;
}

QVariant Settings::find(const char *key) const
{
    return m_file->value(QLatin1StringView(key));
}

void Settings::store(const char *key, const QVariant &value)
{
    m_file->setValue(QLatin1StringView(key), value);
}

void Settings::erase(const char *key)
{
    m_file->remove(QLatin1StringView(key));
}

} // namespace lc
