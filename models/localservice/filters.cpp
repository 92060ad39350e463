// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/filters.h"

#include "core/operation.h"

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;

Served<Filters> Filters::read(const Operation &operation,
                              const std::optional<QList<Filter>> &filters,
                              std::initializer_list<QLatin1StringView> names)
{
    Filters read;
    for (const Filter &filter : filters.value_or(QList<Filter>())) {
        const QString name = filter.name.value_or(QString());
        const bool known =
            std::any_of(names.begin(), names.end(), [&name](auto each) { return name == each; });
        if (!known)
            return refuseInput(operation, u"Filter %1 is not supported."_s.arg(name));
        const QList<QString> values = filter.values.value_or(QList<QString>());
        if (values.isEmpty())
            return refuseInput(operation, u"Filter %1 needs a value."_s.arg(name));
        if (values.size() > 1 || read.m_values.contains(name))
            return refuse(operation,
                          {"FilterLimitExceededException", "ValidationException",
                           "InvalidParameterValueException"},
                          u"Filter %1 can have only one value."_s.arg(name));
        read.m_values.insert(name, values.first());
    }
    return read;
}

std::optional<QString> Filters::value(QLatin1StringView name) const
{
    const auto found = m_values.constFind(name);
    return found == m_values.cend() ? std::nullopt : std::optional(*found);
}

bool Filters::allows(QLatin1StringView name, const QString &value) const
{
    return this->value(name).value_or(value) == value;
}

} // namespace lc
