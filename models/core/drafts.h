// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QString>

#include <functional>

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

/// Keeps drafts until they are sent or thrown away. GUI thread.
class Drafts : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Replaces an earlier draft of this id; its time is set here. It is on the disk soon
    /// afterwards, before kept() is emitted.
    virtual void keep(Draft draft) = 0;
    virtual void remove(const QString &id) = 0;
    /// What an earlier run left, newest first; answers while `context` lives, unless it cannot be
    /// read.
    virtual void readLeft(QObject *context, std::function<void(const QList<Draft> &)> done) = 0;

signals:
    void kept(const QString &id, lc::Instant at);
};

} // namespace lc
