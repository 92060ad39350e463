// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlitehistorystore.h"

#include "core/setaside.h"
#include "store/historyfile.h"

#include <QDateTime>
#include <QFileInfo>
#include <QLockFile>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr int secondsToWriteLock = 10; ///< its owner writes it at once

/// The file and its lock, inside the thread.
class FileKeeper final : public HistoryKeeper {
public:
    FileKeeper(QString path, std::shared_ptr<const Clock> clock, HistoryUse use)
        : m_path(std::move(path)), m_clock(std::move(clock)), m_use(use),
          m_lock(m_path + u".lock"_s)
    {
        // Only the end of its owner frees the lock, not its age.
        m_lock.setStaleLockTime(0);
    }

    HistoryState state() const override { return m_state; }
    Instant now() const override { return m_clock->now(); }

    HistoryFile *history() override
    {
        if (!m_file && isWorthTrying())
            open();
        return m_file ? &*m_file : nullptr;
    }

    bool repair() override
    {
        // What is damaged again at once is not the file's fault.
        if (!m_file || m_file->isReadOnly() || !m_state.setAside.isEmpty())
            return false;
        m_file.reset();
        auto opened = beginAnew({});
        if (opened)
            m_file.emplace(std::move(*opened));
        return opened.has_value();
    }

    std::unique_ptr<HistoryKeeper> reader() const override
    {
        return std::make_unique<FileKeeper>(m_path, m_clock, SqliteHistoryStore::Use::ReadOnly);
    }

private:
    bool isWorthTrying() const
    {
        return !m_state.error
            || (m_state.error->kind != StoreError::Kind::Newer
                && m_state.error->kind != StoreError::Kind::Damaged);
    }

    bool takeLock()
    {
        if (m_lock.isLocked() || m_lock.tryLock(0))
            return true;
        // A machine that lost its power while a lock was made leaves an empty one, nobody's.
        const QFileInfo left(m_lock.fileName());
        const bool isNobodys = left.isFile() && left.size() == 0
            && left.lastModified().secsTo(QDateTime::currentDateTimeUtc()) > secondsToWriteLock;
        return isNobodys && m_lock.removeStaleLockFile() && m_lock.tryLock(0);
    }

    void open()
    {
        const bool isWriter = m_use == HistoryUse::WriteIfFree && takeLock();
        const auto access =
            isWriter ? OpenOptions::Access::ReadWrite : OpenOptions::Access::ReadOnly;
        auto opened = HistoryFile::open(m_path, access);
        if (!opened && isWriter && opened.error().kind == StoreError::Kind::Damaged)
            opened = beginAnew(opened.error());
        if (!opened) {
            m_state.access = HistoryState::Access::Unavailable;
            m_state.error = opened.error();
            return;
        }
        m_file.emplace(std::move(*opened));
        m_state.access = isWriter ? HistoryState::Access::Writable : HistoryState::Access::ReadOnly;
        m_state.error.reset();
    }

    /// Sets the damaged file aside and fills a new one with what can be read of it.
    Result<HistoryFile, StoreError> beginAnew(const StoreError &damage)
    {
        auto moved = setAside(m_path, now(), {u"-wal"_s, u"-shm"_s});
        if (!moved)
            return unexpected(damage);
        m_state.setAside = *moved;
        auto opened = HistoryFile::open(m_path, OpenOptions::Access::ReadWrite);
        if (!opened)
            return opened;
        auto saved = opened->salvage(*moved);
        m_state.salvage = saved ? *saved : Salvage{0, 0, 0, 1};
        return opened;
    }

    QString m_path;
    std::shared_ptr<const Clock> m_clock;
    const HistoryUse m_use;
    QLockFile m_lock; ///< released after the file is closed
    std::optional<HistoryFile> m_file;
    HistoryState m_state;
};

} // namespace

std::shared_ptr<HistoryKeeper> makeFileKeeper(QString path, std::shared_ptr<const Clock> clock,
                                              HistoryUse use)
{
    return std::make_shared<FileKeeper>(std::move(path), std::move(clock), use);
}

SqliteHistoryStore::SqliteHistoryStore(QString path, std::shared_ptr<const Clock> clock,
                                       QObject *parent)
    : SqliteHistoryStore(std::move(path), std::move(clock), Use::WriteIfFree, parent)
{
}

SqliteHistoryStore::SqliteHistoryStore(QString path, std::shared_ptr<const Clock> clock, Use use,
                                       QObject *parent)
    : ThreadedHistoryStore(makeFileKeeper(std::move(path), std::move(clock), use), parent)
{
}

} // namespace lc
