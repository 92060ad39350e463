// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "localservice/randomlife.h"

namespace lc {

/// Conversions of machines to other licenses by the service's clock, and the settings.
class MachineLife final : public RandomLife {
public:
    MachineLife(const LifePlace &place, unsigned seed);

    void compareAll() override;

private:
    struct Machine {
        QString arn;
        QString usageOperation;
        bool isStopped = true;
        bool isLarge = true; ///< enough for a database
    };
    struct Task {
        enum class Status { Open, Succeeded, Failed };
        QString id;
        int machine = 0;
        QString to;
        Instant start{};
        Status status = Status::Open;
    };

    void convert();
    void changeBucket();
    void changeDiscovery();
    void changeRegions();
    /// Ends the tasks whose time has come.
    void settle();
    /// Whether the way of discovery may be changed now.
    bool mayChangeDiscovery() const;
    bool managesOrganization() const;
    void compareSettings();

    QList<Machine> m_machines;
    QList<Task> m_tasks;
    QString m_bucket;
    bool m_crossesAccounts = false;
    QStringList m_regions;
    std::optional<Instant> m_discoveryChangedAt;
};

} // namespace lc
