// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitoring/overviewfigures.h"

#include <QObject>

#include <functional>

namespace lc {

class HistoryStore;

/// The newest consumption in the history, for those who may not see the store itself. Lives on the
/// GUI thread; the store outlives it.
class UsageStateReader : public QObject {
    Q_OBJECT
public:
    explicit UsageStateReader(HistoryStore &store, QObject *parent = nullptr);

    /// Answers through the event loop, unless the history cannot be read or this object is gone;
    /// `names` as for usageStates().
    void read(const QHash<QString, QString> &names,
              std::function<void(const QList<UsageState> &)> done);

signals:
    /// Something was recorded.
    void changed();

private:
    HistoryStore &m_store;
};

} // namespace lc
