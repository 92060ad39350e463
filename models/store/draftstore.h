// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts.h"
#include "store/storeerror.h"
#include "store/storethread.h"

#include <memory>

namespace lc {

/// Keeps drafts in console.db. Lives on the GUI thread.
class DraftStore final : public Drafts {
    Q_OBJECT
public:
    DraftStore(const QString &path, std::shared_ptr<const Clock> clock, QObject *parent = nullptr);
    /// Writes what is waiting.
    ~DraftStore() override;

    void keep(Draft draft) override;
    void remove(const QString &id) override;
    void readLeft(QObject *context, std::function<void(const QList<Draft> &)> done) override;

signals:
    void failed(const lc::StoreError &error);

private:
    class Keeper;

    std::shared_ptr<const Clock> m_clock;
    const QString m_run; ///< tells drafts of this run from those of earlier ones
    std::shared_ptr<Keeper> m_keeper; ///< used in the thread only
    std::unique_ptr<StoreThread> m_thread;
};

} // namespace lc
