// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/environment.h"

#include <QProcessEnvironment>

namespace lc {

Environment Environment::ofProcess()
{
    Environment environment;
    const QProcessEnvironment process = QProcessEnvironment::systemEnvironment();
    for (const QString &name : process.keys())
        environment.insert(name, process.value(name));
    return environment;
}

std::optional<QString> Environment::value(const QString &name) const
{
    const auto found = m_variables.constFind(name);
    if (found == m_variables.cend() || found->trimmed().isEmpty())
        return std::nullopt;
    return *found;
}

} // namespace lc
