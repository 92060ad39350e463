// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/reportgenerator.h"
#include "localservice/randomlife.h"

#include <QMap>

namespace lc {

/// Rulesets, the asset groups that use them, and the report generators about those groups: what
/// refers to what, and what each group holds of a few machines.
class AssetLife final : public RandomLife {
public:
    AssetLife(const LifePlace &place, unsigned seed);

    void compareAll() override;

private:
    struct Ruleset {
        QString arn;
        QString name;
        QStringList instanceTypes; ///< that it chooses
    };
    struct Group {
        QString arn;
        QString name;
        QStringList rulesets; ///< ARNs
        bool isDisabled = false;
    };
    struct Generator {
        QString arn;
        QString name;
        QString group; ///< ARN
        QMap<QString, int> updates; ///< by UTC day
    };

    void createRuleset();
    void updateRuleset();
    void deleteRuleset();
    void createGroup();
    void updateGroup();
    void deleteGroup();
    void createGenerator();
    void updateGenerator();
    void deleteGenerator();

    template <class T> T *any(QList<T> &all)
    {
        return all.isEmpty() ? nullptr : &all[roll(int(all.size()))];
    }
    QStringList someTypes();
    /// One to three rulesets, now and then one that is gone.
    QStringList someRulesets();
    bool areThere(const QStringList &rulesets) const;
    QString newName(const QString &stem) { return stem + QString::number(++m_names); }
    void compareAssets(const Group &group);

    QList<Ruleset> m_rulesets;
    QList<Group> m_groups;
    QList<Generator> m_generators;
    QString m_goneRuleset;
    int m_names = 0;
};

} // namespace lc
