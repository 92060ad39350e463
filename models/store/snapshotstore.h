// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/recordblock.h"
#include "core/result.h"
#include "store/storeerror.h"
#include "store/storethread.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <tuple>
#include <vector>

namespace lc {

/// Which list of what connection in which Region.
struct SnapshotKey {
    QString list; ///< "issued-licenses"
    QString connection; ///< id
    QString region;

    bool operator==(const SnapshotKey &) const = default;
    bool operator<(const SnapshotKey &other) const
    {
        return std::tie(list, connection, region)
            < std::tie(other.list, other.connection, other.region);
    }
};

/// A kept list without its records.
struct SnapshotInfo {
    SnapshotKey key;
    QString partition;
    QString account;
    QString connectionName;
    Instant takenAt{};
    qint64 count = 0;
    QString path;

    bool operator==(const SnapshotInfo &) const = default;
};

struct Snapshot {
    SnapshotInfo info;
    std::shared_ptr<const RecordBlock> records;
};

/// Keeps lists as they were last read in a folder, without secrets: the newest of each, and that of
/// each day for two months. Lives on the GUI thread; files are written and read in another.
class SnapshotStore final : public QObject {
    Q_OBJECT
public:
    using Blocks = std::vector<std::shared_ptr<const RecordBlock>>;
    template <class T> using Done = std::function<void(const Result<T, StoreError> &)>;

    SnapshotStore(const QString &folder, std::shared_ptr<const Clock> clock,
                  QObject *parent = nullptr);
    /// Writes what is waiting.
    ~SnapshotStore() override;

    /// Kept soon; a newer one that comes before takes its place. Key, account and connection name
    /// of `info` count, the rest is set here.
    void keep(const SnapshotInfo &info, const Blocks &blocks);
    /// Writes what is waiting now.
    void flush();

    // Each answers while `context` lives.
    /// The newest that can be read of this key and type; an error when there is none.
    void latest(const SnapshotKey &key, const Type &type, QObject *context, Done<Snapshot> done);
    /// Every readable snapshot, oldest first.
    void all(QObject *context, Done<QList<SnapshotInfo>> done);
    /// Runs `work` where files are read and written, then `then` here while `context` lives.
    void work(std::function<void()> work, QObject *context, std::function<void()> then);

    /// Reads one file; for work(). Records that are not of `type` fail it.
    static Result<Snapshot, StoreError> load(const QString &path, const Type &type);

signals:
    void failed(const lc::StoreError &error);

private:
    struct Waiting {
        SnapshotInfo info;
        Blocks blocks;
    };

    const QString m_folder;
    std::shared_ptr<const Clock> m_clock;
    QList<Waiting> m_waiting;
    QTimer m_soon;
    std::unique_ptr<StoreThread> m_thread;
};

} // namespace lc
