// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apigateway/restapis.h"
#include "connections/session.h"

#include <QMap>
#include <QObject>

#include <map>
#include <optional>

namespace lc {

/// The REST APIs of a connection in one Region, and the stages of those that are asked for.
class StageCatalog : public QObject {
    Q_OBJECT
public:
    /// The session outlives it.
    StageCatalog(Session &session, QString connectionId, QString region, QObject *parent = nullptr);

    /// Reads the APIs; apisChanged() follows.
    void load();
    /// Reads the stages of an API once; stagesChanged() follows.
    void wantStages(const QString &apiId);

    const QList<RestApi> &apis() const { return m_apis; }
    /// Empty while they are not read.
    QStringList stages(const QString &apiId) const { return m_stages.value(apiId); }
    /// "Acme API (a1b2c3)"; the id alone while nothing else is known.
    QString apiText(const QString &apiId) const;
    /// Why the APIs could not be read.
    const std::optional<ApiError> &error() const { return m_error; }

signals:
    void apisChanged();
    void stagesChanged(const QString &apiId);

private:
    Session &m_session;
    QString m_connectionId;
    QString m_region;
    QList<RestApi> m_apis;
    QMap<QString, QStringList> m_stages; ///< by API id
    std::optional<ApiError> m_error;
    PendingCall m_apisCall;
    std::map<QString, PendingCall> m_stageCalls; ///< by API id
};

} // namespace lc
