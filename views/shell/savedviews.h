// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>

#include <optional>

namespace lc {

class Settings;

/// Filters, columns and sorting of a page under a name.
struct SavedView {
    QString id; ///< stable, whatever its name becomes
    QString name;
    QString page;
    QByteArray layout; ///< of Page::saveLayout()
};

/// The views that the user named, kept in the settings; in the order of their names.
class SavedViews : public QObject {
    Q_OBJECT
public:
    explicit SavedViews(Settings &settings, QObject *parent = nullptr);

    const QList<SavedView> &all() const { return m_views; }
    std::optional<SavedView> find(const QString &id) const;
    /// The view of this name, whatever its case.
    std::optional<SavedView> named(const QString &name) const;
    /// Keeps a view; one of the same name is replaced.
    void keep(const QString &name, const QString &page, const QByteArray &layout);
    /// False when the name is empty or another view's.
    bool rename(const QString &id, const QString &name);
    void remove(const QString &id);

signals:
    void changed();

private:
    void save();

    Settings &m_settings;
    QList<SavedView> m_views;
};

} // namespace lc
