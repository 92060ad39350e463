// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace lc {

/// Folders that stand for S3 buckets: one a bucket, an object a file.
class BucketFolder {
public:
    explicit BucketFolder(QString root) : m_root(std::move(root)) { }

    /// Writes an object whole or not at all; `key` is made of parts from safeKeyPart. Fails with a
    /// sentence; nothing is ever written outside the root.
    Result<void, QString> write(const QString &bucket, const QString &key,
                                const QByteArray &content) const;

private:
    QString m_root;
};

/// Any text as one part of an object's key that is a safe file name too; different texts have
/// different names.
QString safeKeyPart(const QString &text);

} // namespace lc
