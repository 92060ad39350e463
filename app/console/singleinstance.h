// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QLockFile>
#include <QStringList>

namespace lc {

/// One window for each data folder: who starts first holds a lock there and listens; who comes
/// later hands over its arguments. A crashed program's lock and socket are taken over.
class SingleInstance : public QObject {
    Q_OBJECT
public:
    /// `folder` is the folder of the program's own files.
    explicit SingleInstance(const QString &folder, QObject *parent = nullptr);

    /// Whether this program is the first; from then on it listens.
    bool isFirst();
    /// Gives the arguments to the first program and waits until it has taken them. Blocks for a few
    /// seconds at most.
    bool handOver(const QStringList &arguments);

signals:
    /// Another start, with its arguments.
    void started(const QStringList &arguments);

private:
    void listen();
    void take();

    QString m_socket;
    QLockFile m_lock;
    QLocalServer m_server;
};

} // namespace lc
