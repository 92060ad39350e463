// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/usageplan.h"
#include "monitoring/partrecording.h"
#include "monitoring/usagedays.h"

#include <QHash>

#include <map>

namespace lc {

/// Daily use and remaining quota of every API key in every usage plan; a year back on first
/// contact, later from the day before the newest known one.
class UsagePlanRecording final : public PartRecording {
    Q_OBJECT
public:
    explicit UsagePlanRecording(const RecordingSource &source, QObject *parent = nullptr);

    void begin() override;

private:
    struct Plan {
        QString id;
        std::optional<Quota> quota;
        bool isLimitChanged = false;
        bool isFirstContact = true;
        QHash<QString, QString> idsByValue;
        /// By key id, then by first day: answers of several windows, in any order.
        std::map<QString, std::map<Day, QList<QList<qint64>>>> keys;
        int windowsLeft = 0; ///< never 0 when one failed: the whole plan is tried again next time
    };

    void take(const UsagePlan &plan);
    void readUsage(const std::shared_ptr<Plan> &plan);
    void readWindow(const std::shared_ptr<Plan> &plan, Day first, Day last,
                    const std::optional<QString> &position);
    void finishPlan(Plan &plan);
};

} // namespace lc
