// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/connection.h"
#include "core/field.h"
#include "workflows/fieldproblem.h"

#include <optional>

namespace lc {

class ConnectionEditing;

/// A connection as people type it: texts stay as they were typed until they are right.
struct ConnectionDraft {
    QString name;
    QString profile; ///< whose keys are used
    QList<QString> regions; ///< empty: as configured; {"*"}: every one of the partition
    QString colour; ///< name of a colour of the style; empty: none
    bool isReadOnly = false;
    bool isProduction = false;
    QString endpoint; ///< for every service
    QString licenseManagerEndpoint;
    QString apiGatewayEndpoint;
    QString stsEndpoint;
    std::optional<bool> useFips; ///< absent: as configured
    std::optional<bool> useDualStack;
    QString caFile;
    QString proxy;

    bool operator==(const ConnectionDraft &) const = default;
    static const Type rows;
};

ConnectionDraft toDraft(const Connection &connection);
/// `base` with what was typed.
Connection toConnection(const ConnectionDraft &draft, const Connection &base);
/// What is wrong, by field of the draft; one sentence a field.
QList<FieldProblem> problemsOf(const ConnectionDraft &draft, const Connection &base,
                               const ConnectionEditing &editing);

} // namespace lc
