// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/threadedhistorystore.h"

namespace lc {

/// The history in one SQLite file. The holder of "PATH.lock" writes; every other process reads. A
/// damaged file is set aside and a new one begun.
class SqliteHistoryStore final : public ThreadedHistoryStore {
    Q_OBJECT
public:
    enum class Use {
        WriteIfFree, ///< reads where another process writes
        ReadOnly ///< leaves the file and its lock alone
    };

    SqliteHistoryStore(QString path, std::shared_ptr<const Clock> clock, QObject *parent = nullptr);
    SqliteHistoryStore(QString path, std::shared_ptr<const Clock> clock, Use use,
                       QObject *parent = nullptr);
};

} // namespace lc
