// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/threadedhistorystore.h"

namespace lc {

/// What a history is opened for.
enum class HistoryUse {
    WriteIfFree, ///< reads where another process writes
    ReadOnly ///< leaves the file and its lock alone
};

/// A history in one SQLite file. The holder of "PATH.lock" writes; every other process reads. A
/// damaged file is set aside and a new one begun.
std::shared_ptr<HistoryKeeper> makeFileKeeper(QString path, std::shared_ptr<const Clock> clock,
                                              HistoryUse use = HistoryUse::WriteIfFree);

/// A store that begins with such a history.
class SqliteHistoryStore final : public ThreadedHistoryStore {
    Q_OBJECT
public:
    using Use = HistoryUse;

    SqliteHistoryStore(QString path, std::shared_ptr<const Clock> clock, QObject *parent = nullptr);
    SqliteHistoryStore(QString path, std::shared_ptr<const Clock> clock, Use use,
                       QObject *parent = nullptr);
};

} // namespace lc
