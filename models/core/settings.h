// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QSettings>
#include <QString>
#include <QVariant>

#include <memory>

namespace lc {

/// One setting: its key in settings.ini ("Window/geometry") and what counts when it is not there or
/// not usable. Rooms state their settings as constants of this type.
template <class T> struct Setting {
    const char *key;
    T fallback{};
    bool (*accepts)(const T &value) = nullptr; ///< any value when null
};

/// The program's settings in one INI file. A file that cannot be read as settings is set aside and
/// the fallbacks are used. Lives on the GUI thread.
class Settings {
public:
    /// `now` names the file that is set aside.
    Settings(const QString &path, Instant now);

    template <class T> T value(const Setting<T> &setting) const
    {
        const QVariant stored = find(setting.key);
        if (!stored.isValid() || !stored.canConvert<T>())
            return setting.fallback;
        QVariant converted = stored;
        if (!converted.convert(QMetaType::fromType<T>()))
            return setting.fallback;
        T value = converted.value<T>();
        return !setting.accepts || setting.accepts(value) ? value : setting.fallback;
    }
    /// Written to the file soon, and at the end of the program.
    template <class T> void set(const Setting<T> &setting, const T &value)
    {
        store(setting.key, QVariant::fromValue(value));
    }
    template <class T> void remove(const Setting<T> &setting) { erase(setting.key); }

    /// Where a damaged file was moved to; empty: none was.
    QString setAsidePath() const { return m_setAsidePath; }
    /// Writes at once; false when the file cannot be written.
    bool save();

private:
    QVariant find(const char *key) const;
    void store(const char *key, const QVariant &value);
    void erase(const char *key);

    QString m_setAsidePath;
    std::unique_ptr<QSettings> m_file;
};

} // namespace lc
