// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/recordtablemodel.h"

#include <QObject>

namespace lc {

class Session;

/// Everything that can be opened, with its present state, as the rows of a table. Refreshing reads
/// the shared files again.
class ConnectionFeed final : public QObject, public RowFeed {
    Q_OBJECT
public:
    /// The model and the session outlive it.
    ConnectionFeed(Session &session, RecordTableModel &model, QObject *parent = nullptr);
    ~ConnectionFeed() override;

    void refresh() override;
    void retry() override; ///< opens again what failed
    void cancel() override { }

private:
    void fill();

    Session &m_session;
    RecordTableModel &m_model;
};

} // namespace lc
