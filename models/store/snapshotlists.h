// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"
#include "store/snapshotstore.h"

#include <QDate>
#include <QList>

namespace lc {

/// A list whose snapshots can be compared: its id is that of its table and page.
struct SnapshotList {
    QString id;
    const char *title; ///< source text, context "SnapshotList"
    const Type *type;
    const char *keyMember; ///< wire name of its ARN or id
    const char *nameMember;
};

/// Every list that can be compared.
QList<SnapshotList> snapshotLists();

/// One member of one object that differs between two snapshots, or an object that came or went.
struct ChangeRecord {
    QString id;
    QString kind; ///< "added", "removed", "changed"
    QString list; ///< translated title
    QString page;
    QString object;
    QString objectId;
    QString member; ///< translated; empty: the whole object
    QString before;
    QString after;
    QString connection;
    QString account;
    QString region;

    bool operator==(const ChangeRecord &) const = default;
    static const Type rows;
};

/// What `after` has that `before` has not, and the other way round; callable on any thread.
QList<ChangeRecord> changesBetween(const SnapshotList &list, const Snapshot &before,
                                   const Snapshot &after);

/// The changes of every list between its newest snapshots up to the ends of two UTC days; a list of
/// which nothing is kept up to the first day is left out. Reads files: for SnapshotStore::work().
/// `snapshots` is sorted by time.
QList<ChangeRecord> changesBetween(const QList<SnapshotInfo> &snapshots, const QDate &from,
                                   const QDate &to);

/// The UTC day it was taken.
QDate dayOf(const SnapshotInfo &info);

} // namespace lc
