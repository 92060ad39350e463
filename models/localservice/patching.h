// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/patchoperation.h"
#include "localservice/call.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <algorithm>
#include <optional>
#include <span>

namespace lc {

/// One operation of a PATCH request, checked for its kind and path.
struct Patch {
    PatchOperationKind kind = PatchOperationKind::Replace;
    QString path;
    QString value;
    QStringList parts; ///< what the variables of the path stand for
};

/// A path at which resources of a type can be changed.
template <class Record> struct PatchPath {
    using Apply = Served<void> (*)(Call &, Record &, const Patch &);

    std::span<const PatchOperationKind> kinds;
    const char *path; ///< as errors list it
    Apply apply;
    const char *form = nullptr; ///< expression whose groups are `parts`; nullptr: `path` itself
};

namespace patching {

inline constexpr PatchOperationKind replaces[] = {PatchOperationKind::Replace};
inline constexpr PatchOperationKind removes[] = {PatchOperationKind::Remove};
inline constexpr PatchOperationKind sets[] = {PatchOperationKind::Add, PatchOperationKind::Replace};
inline constexpr PatchOperationKind joins[] = {PatchOperationKind::Add, PatchOperationKind::Remove};
inline constexpr PatchOperationKind changes[] = {
    PatchOperationKind::Add, PatchOperationKind::Replace, PatchOperationKind::Remove};

/// The kind, path and value of an operation; refused when it is of no kind.
Served<Patch> readPatch(Call &call, const PatchOperation &operation);
/// Whether a patch goes to this path; fills its parts.
bool leadsTo(Patch &patch, const char *path, const char *form);
Unexpected<ServiceError> refusePath(Call &call, const PatchOperation &operation,
                                    const QStringList &allowed);
Unexpected<ServiceError> refuseEmpty(Call &call);
/// A whole number from 0 to that of 32 bits.
Served<qint64> wholeNumber(Call &call, const Patch &patch);

} // namespace patching

/// Carries the operations out in their order; the first refused one refuses all.
template <class Record>
Served<void> applyPatches(Call &call, Record &record,
                          const std::optional<QList<PatchOperation>> &operations,
                          std::span<const PatchPath<Record>> paths)
{
    if (!operations || operations->isEmpty())
        return patching::refuseEmpty(call);
    for (const PatchOperation &operation : *operations) {
        auto patch = patching::readPatch(call, operation);
        if (!patch)
            return unexpected(patch.error());
        const PatchPath<Record> *found = nullptr;
        QStringList allowed;
        for (const PatchPath<Record> &path : paths) {
            if (std::find(path.kinds.begin(), path.kinds.end(), patch->kind) == path.kinds.end())
                continue;
            allowed.append(QString::fromLatin1(path.path));
            if (!found && patching::leadsTo(*patch, path.path, path.form))
                found = &path;
        }
        if (!found)
            return patching::refusePath(call, operation, allowed);
        if (auto applied = found->apply(call, record, *patch); !applied)
            return applied;
    }
    return {};
}

} // namespace lc
