// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "localservice/call.h"

#include <QByteArray>

#include <optional>

namespace lc {

/// The ClientToken of one request: the same token with the same members gives the first answer
/// again and has no second effect; with other members it is refused. Tokens belong to an account,
/// a Region and an operation. Operations without one pass through.
class ClientTokens {
public:
    ClientTokens(Call &call, const void *request);

    /// Nothing when the token is new.
    std::optional<Served<QByteArray>> earlierAnswer() const;
    void keep(const QByteArray &answer) const;

private:
    Call &m_call;
    QString m_token;
    QString m_scope;
    QByteArray m_requestHash;
};

} // namespace lc
