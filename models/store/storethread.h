// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>

namespace lc {

/// One thread that carries out work on a file in the order it was asked for.
class StoreThread {
public:
    explicit StoreThread(const QString &name);
    /// Finishes what was asked for, then ends the thread.
    ~StoreThread();
    StoreThread(const StoreThread &) = delete;
    StoreThread &operator=(const StoreThread &) = delete;

    void post(std::function<void()> work);

private:
    QThread m_thread;
    QObject m_worker; ///< lives in the thread
};

} // namespace lc
