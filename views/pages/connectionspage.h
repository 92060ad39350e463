// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/connection.h"
#include "pages/tablepage.h"

namespace lc {

class ConnectionDetails;
class ConnectionFeed;

/// Everything that can be opened: the local service, profiles that were found, and what the user
/// added; what is open, as whom, and why something failed.
class ConnectionsPage final : public TablePage {
    Q_OBJECT
public:
    explicit ConnectionsPage(PageContext &context, QWidget *parent = nullptr);

protected:
    void showDetailsOf(int row) override;
    void openRow(int row) override;
    void updateActions() override;

private:
    void open();
    void close();
    void test();
    void add(Connection::Kind kind);
    void edit();
    void openForm(const Connection &connection);
    void enterKeysOf(const QString &connectionId);
    void remove();
    /// From the keychain, where it lets itself be.
    void removeKeysOf(const QString &connectionId);
    /// Of the current connection, which has none.
    void useRegion(const QString &region);
    /// Takes another account than the last time, which the person knows about now.
    void acceptAccount();
    QString currentId(); ///< empty: no row is current
    ErrorText explainFailure(const QString &connectionId) const;
    void showFileProblem();
    /// The column stands there while a connection has any.
    void showMarks();

    ConnectionDetails *m_connectionDetails;
    ConnectionFeed *m_connections;
    QString m_fileProblem; ///< that the band tells
    QAction *m_open;
    QAction *m_close;
    QAction *m_test;
    QAction *m_edit;
    QAction *m_keys;
    QAction *m_accept;
    QAction *m_remove;
};

} // namespace lc
