// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QTemporaryDir>

namespace lc {

/// A home folder for the life of the object: HOME points to it, and every variable set through it
/// is restored at the end. For programs with one thread only, as environment variables are shared.
class TemporaryHome {
public:
    TemporaryHome();
    ~TemporaryHome();
    TemporaryHome(const TemporaryHome &) = delete;
    TemporaryHome &operator=(const TemporaryHome &) = delete;

    QString path() const { return m_folder.path(); }
    /// The absolute path of a file in it.
    QString path(const QString &relative) const;
    /// Writes a file (mode 0600), making its folders; returns its absolute path. Aborts the test on
    /// failure.
    QString write(const QString &relative, const QByteArray &content) const;
    QByteArray read(const QString &relative) const; ///< empty when there is no such file
    void setVariable(const char *name, const QByteArray &value);
    void unsetVariable(const char *name);

private:
    struct Former {
        bool wasSet = false;
        QByteArray value;
    };
    void remember(const char *name);

    QTemporaryDir m_folder;
    QHash<QByteArray, Former> m_former;
};

} // namespace lc
