// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/clienttokens.h"

#include "api/licensemanager/tokens.h"
#include "core/json.h"
#include "core/operation.h"
#include "localservice/behaviour.h"
#include "localservice/store.h"

#include <QCryptographicHash>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

std::chrono::minutes windowOf(const Operation &operation)
{
    return &operation == &licensemanager::CreateToken::operation
        ? behaviour::createTokenWindow.value
        : behaviour::clientTokenWindow.value;
}

} // namespace

ClientTokens::ClientTokens(Call &call, const void *request) : m_call(call)
{
    if (call.operation.repeat != Operation::Repeat::Token)
        return;
    const Type &type = call.operation.request();
    const Field *field = type.find("ClientToken");
    if (!field)
        return;
    if (const void *value = field->type->peek(field->inConst(request)))
        m_token = *static_cast<const QString *>(value);
    m_scope = call.caller.account + u'/' + call.caller.region + u'/'
        + QLatin1StringView(call.operation.name);
    m_requestHash = QCryptographicHash::hash(writeJson(type, request), QCryptographicHash::Sha256);
}

std::optional<Served<QByteArray>> ClientTokens::earlierAnswer() const
{
    if (m_token.isEmpty())
        return std::nullopt;
    const auto kept = m_call.store.keptAnswer(m_scope, m_token);
    if (!kept || kept->madeAt < m_call.now - windowOf(m_call.operation))
        return std::nullopt;
    if (kept->requestHash == m_requestHash)
        return Served<QByteArray>(kept->answer);
    return Served<QByteArray>(
        refuse(m_call.operation,
               {"ConflictException", "ValidationException", "InvalidParameterValueException"},
               u"ClientToken was already used with other parameters."_s));
}

void ClientTokens::keep(const QByteArray &answer) const
{
    if (m_token.isEmpty())
        return;
    m_call.store.forgetAnswersBefore(m_call.now - behaviour::clientTokenWindow.value);
    m_call.store.keepAnswer(m_scope, m_token, {m_requestHash, answer, m_call.now});
}

} // namespace lc
