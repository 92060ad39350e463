// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/cell.h"

#include <QObject>

namespace lc {

struct Utf8Origin;

/// Values that belong to rows but come from elsewhere (consumption, trends, pre-checks, results).
/// Lives on the GUI thread and may serve several tables.
class RowOverlay : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    /// The value for a row whose looked-up member reads `resource`; absent when nothing is known.
    virtual Cell cell(const Utf8Origin &origin, std::string_view resource, int part) const = 0;
    /// Goes up with every change, so that tables know when a remembered order is old.
    quint64 revision() const { return m_revision; }

signals:
    /// Some values are different now.
    void changed();

protected:
    /// To be called once after a batch of changes.
    void announceChange();

private:
    quint64 m_revision = 0;
};

/// The usual key of an overlay: the values are one account's.
QByteArray overlayKey(const Utf8Origin &origin, std::string_view resource);
QByteArray overlayKey(const QString &account, const QString &resource);

} // namespace lc
