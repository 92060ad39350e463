// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/apikey.h"
#include "domain/usageplan.h"
#include "localservice/randomlife.h"

#include <QMap>

namespace lc {

/// Usage plans, API keys, who is in which plan, tags and the account of API Gateway.
class GatewayLife final : public RandomLife {
public:
    GatewayLife(const LifePlace &place, unsigned seed);

    void compareAll() override;

private:
    using Tags = QMap<QString, QString>;
    struct Plan {
        QString id;
        QString name;
        QStringList stages; ///< "api:stage"
        qint64 limit = 0; ///< of requests a month; 0: no quota
        Tags tags;
    };
    struct Key {
        QString id;
        QString name;
        QString value;
        bool isEnabled = false;
        Tags tags;
    };

    void createPlan();
    void updatePlan();
    void deletePlan();
    void createKey();
    void updateKey();
    void deleteKey();
    void importKeys();
    void join();
    void leave();
    void tag();
    void setRemaining();
    void updateAccount();

    void keep(const ApiKey &key);
    Plan *anyPlan() { return m_plans.isEmpty() ? nullptr : &m_plans[roll(int(m_plans.size()))]; }
    Key *anyKey() { return m_keys.isEmpty() ? nullptr : &m_keys[roll(int(m_keys.size()))]; }
    QString anyStage();
    bool isMember(const Plan &plan, const Key &key) const;
    /// Whether another plan of the key has the stage.
    bool isElsewhere(const QString &keyId, const QString &stage, const QString &planId) const;
    QString today() const;
    QString newName(const QString &stem) { return stem + QString::number(++m_names); }
    void compareRemaining(const Plan &plan);
    QList<ApiKey> listKeys();
    QList<UsagePlan> listPlans();

    QString m_api;
    QList<Plan> m_plans;
    QList<Key> m_keys;
    QSet<std::pair<QString, QString>> m_members; ///< plan id, key id
    QMap<std::pair<QString, QString>, qint64> m_remaining; ///< since the plan's quota was changed
    QString m_role;
    int m_names = 0;
};

} // namespace lc
