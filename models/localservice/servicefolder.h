// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>
#include <QUrl>

#include <optional>

namespace lc {

/// The folder of a local service (mode 0700): service.db, credentials, lock, endpoint. Whoever
/// holds the lock serves; everybody else of that user reads endpoint and credentials.
class ServiceFolder {
public:
    struct Error {
        enum class Kind { LockHeld, NotWritable };
        Kind kind = Kind::NotWritable;
        QString message;
    };

    /// Makes the folder where needed and takes its lock for the life of this object. The lock ends
    /// with the process, however it ends.
    static Result<ServiceFolder, Error> take(const QString &path);
    ServiceFolder(ServiceFolder &&other) noexcept;
    ServiceFolder &operator=(ServiceFolder &&other) noexcept;
    ~ServiceFolder();

    QString databasePath() const { return databasePath(m_path); }
    QString credentialsPath() const { return credentialsPath(m_path); }
    /// Where buckets are folders: what AWS would store in S3.
    QString bucketsPath() const { return m_path + QStringLiteral("/s3"); }
    /// Tells others where the service listens; taken back at the end.
    Result<void, Error> publish(const QUrl &endpoint);

    static QString databasePath(const QString &folder)
    {
        return folder + QStringLiteral("/service.db");
    }
    static QString credentialsPath(const QString &folder);
    /// Where the service of that folder listens; nothing when none is running.
    static std::optional<QUrl> runningEndpoint(const QString &folder);

private:
    ServiceFolder(QString path, int lock) : m_path(std::move(path)), m_lock(lock) { }
    void giveBack();

    QString m_path;
    int m_lock = -1; ///< file descriptor of the locked file
};

} // namespace lc
