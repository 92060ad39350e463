// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/tag.h"
#include "localservice/serviceerror.h"

#include <QLatin1StringView>
#include <QMap>

#include <initializer_list>
#include <optional>

namespace lc {

struct Operation;

/// The filters of a list request, all of which a record must meet: documented names in their
/// letter case, each once and with one value.
class Filters {
public:
    static Served<Filters> read(const Operation &operation,
                                const std::optional<QList<Filter>> &filters,
                                std::initializer_list<QLatin1StringView> names);

    /// Nothing when the filter was not sent.
    std::optional<QString> value(QLatin1StringView name) const;
    /// Whether the filter was not sent or has this value.
    bool allows(QLatin1StringView name, const QString &value) const;

private:
    QMap<QString, QString> m_values;
};

} // namespace lc
