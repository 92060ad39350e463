// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/session.h"
#include "domain/grant.h"

namespace lc {

class Granting;
struct ErrorText;
struct PageContext;

/// Activates a grant that the account has accepted: finds it, asks what becomes of its rivals,
/// sends. Ends with one of its signals, or silently when the user thinks better of it.
class GrantActivation final : public QObject {
    Q_OBJECT
public:
    GrantActivation(PageContext &context, const QString &connectionId, QWidget *parent);

    /// Of a license, by its product SKU or ARN.
    void start(const QString &license);

signals:
    void activated(const QString &grantName);
    /// No grant of the license waits for activation.
    void notFound();
    void failed(const lc::ErrorText &text);

private:
    void ask(const Grant &grant);

    PageContext &m_context;
    const QString m_connectionId;
    QWidget *m_window;
    PendingCall m_grants;
};

} // namespace lc
