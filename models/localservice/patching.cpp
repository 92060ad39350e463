// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/patching.h"

#include <QRegularExpression>

#include <limits>

namespace lc::patching {

using namespace Qt::StringLiterals;

Served<Patch> readPatch(Call &call, const PatchOperation &operation)
{
    const auto kind = operation.op ? operation.op->known() : std::nullopt;
    if (!kind)
        return refuseInput(call.operation,
                           u"Invalid patch operation specified. Must be one of: [add, remove, "
                           "replace]"_s);
    return Patch{
        *kind, operation.path.value_or(QString()), operation.value.value_or(QString()), {}};
}

bool leadsTo(Patch &patch, const char *path, const char *form)
{
    if (!form)
        return patch.path == QLatin1StringView(path);
    const QRegularExpression expression(
        QRegularExpression::anchoredPattern(QString::fromLatin1(form)));
    const auto match = expression.match(patch.path);
    if (!match.hasMatch())
        return false;
    patch.parts = match.capturedTexts().mid(1);
    return true;
}

Unexpected<ServiceError> refusePath(Call &call, const PatchOperation &operation,
                                    const QStringList &allowed)
{
    const QString kind = operation.op ? operation.op->text : QString();
    // Two blanks, as the service has them.
    return refuseInput(
        call.operation,
        u"Invalid patch path  '%1' specified for op '%2'. Must be one of: [%3]"_s.arg(
            operation.path.value_or(QString()), kind, allowed.join(u", "_s)));
}

Unexpected<ServiceError> refuseEmpty(Call &call)
{
    return refuseInput(call.operation, u"No patch operations specified"_s);
}

Served<qint64> wholeNumber(Call &call, const Patch &patch)
{
    bool ok = false;
    const qint64 number = patch.value.toLongLong(&ok);
    if (!ok || number < 0 || number > std::numeric_limits<qint32>::max())
        return refuseInput(
            call.operation,
            u"Invalid value '%1' specified for path '%2'"_s.arg(patch.value, patch.path));
    return number;
}

} // namespace lc::patching
