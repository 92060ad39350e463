// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/licensemanager/licenses.h"
#include "core/settings.h"

#include <QMap>

#include <optional>

namespace lc {

/// Licenses kept under a name, to begin new ones with; in the settings, without tokens and
/// secrets. GUI thread; the settings outlive it.
class LicenseTemplates {
public:
    using Request = licensemanager::CreateLicense::Request;

    explicit LicenseTemplates(Settings &settings) : m_settings(settings) { }

    /// In alphabetical order.
    QStringList names() const;
    /// Nothing when there is none of this name, or when it cannot be read any more.
    std::optional<Request> find(const QString &name) const;
    /// Takes the place of one with the same name.
    void keep(const QString &name, const Request &license);
    void remove(const QString &name);

private:
    QMap<QString, QByteArray> read() const;
    void write(const QMap<QString, QByteArray> &templates);

    Settings &m_settings;
};

} // namespace lc
