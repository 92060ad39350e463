// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/session.h"
#include "items/valueoverlay.h"
#include "workflows/grantprecheck.h"

#include <QHash>
#include <QObject>

#include <map>

namespace lc {

/// What stands around grants: the names of their licenses, and which grants are active already.
/// Reads received licenses and active grants of every open connection; the overlay outlives it.
class GrantNeighbours final : public QObject {
    Q_OBJECT
public:
    enum class Side {
        Received, ///< licenses received, grants received
        Issued ///< licenses issued
    };

    GrantNeighbours(Session &session, ValueOverlay &names, Side side, QObject *parent = nullptr);

    void read(const QStringList &connectionIds);
    /// The product whose licenses exclude each other: its SKU for AWS Marketplace, else empty.
    QString exclusiveProduct(const QString &licenseArn) const;
    const QList<ActiveGrant> &active() const { return m_active; }

signals:
    void changed();
    /// Everything that was asked for has been read, or failed.
    void finished();

private:
    void takeLicenses(const QString &connectionId, const ListChunk &chunk);
    void takeGrants(const ListChunk &chunk);
    void resolveActive();
    void end();

    Session &m_session;
    ValueOverlay &m_names;
    Side m_side;
    std::map<QString, PendingCall> m_licenseCalls;
    std::map<QString, PendingCall> m_grantCalls;
    QHash<QString, QString> m_products; ///< by license ARN; Marketplace only
    QHash<QString, Grant> m_grants; ///< active ones by ARN
    QList<ActiveGrant> m_active;
    int m_pending = 0;
};

} // namespace lc
