// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "store/storeerror.h"
#include "store/storethread.h"

#include <QByteArray>
#include <QList>
#include <QObject>

#include <functional>
#include <memory>

namespace lc {

/// What was typed in a form and not sent. Members that are Sensitive are in none of it.
struct Draft {
    QString id;
    QString title; ///< of the form
    QString page; ///< id of the page that opened it
    QString action; ///< which of the page's actions did
    QByteArray row; ///< key of the row that it was about; empty: something new
    QString connection;
    QString region;
    QString type; ///< name of the struct whose members the form shows
    QByteArray base; ///< JSON of what the form was filled with
    QByteArray edited; ///< JSON of what stands in it
    Instant changedAt;

    bool operator==(const Draft &) const = default;
};

/// Keeps drafts in console.db until they are sent or thrown away. Lives on the GUI thread; what
/// keep() was given is on the disk soon afterwards, before kept() is emitted.
class DraftStore final : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(Result<QList<Draft>, StoreError>)>;

    DraftStore(const QString &path, std::shared_ptr<const Clock> clock, QObject *parent = nullptr);
    /// Writes what is waiting.
    ~DraftStore() override;

    /// Replaces an earlier draft of this id; its time is set here.
    void keep(Draft draft);
    void remove(const QString &id);
    /// What an earlier run left, newest first; answers while `context` lives.
    void readLeft(QObject *context, Done done);

signals:
    void kept(const QString &id, lc::Instant at);
    void failed(const lc::StoreError &error);

private:
    class Keeper;

    std::shared_ptr<const Clock> m_clock;
    const QString m_run; ///< tells drafts of this run from those of earlier ones
    std::shared_ptr<Keeper> m_keeper; ///< used in the thread only
    std::unique_ptr<StoreThread> m_thread;
};

} // namespace lc
