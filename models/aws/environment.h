// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <optional>

namespace lc {

/// Environment variables as they were when the program started; blank ones count as unset.
class Environment {
public:
    Environment() = default;
    explicit Environment(QHash<QString, QString> variables) : m_variables(std::move(variables)) { }
    static Environment ofProcess();

    std::optional<QString> value(const QString &name) const;
    void insert(const QString &name, const QString &value) { m_variables.insert(name, value); }

private:
    QHash<QString, QString> m_variables;
};

} // namespace lc
