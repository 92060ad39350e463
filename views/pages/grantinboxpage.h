// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/valueoverlay.h"
#include "pages/grantneighbours.h"
#include "pages/tablepage.h"
#include "workflows/grantanswering.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace lc {

class ErrorPanel;
class JobRow;

/// What stands beside the rows of a table of grants.
struct GrantValues {
    ValueOverlay names; ///< by license
    ValueOverlay work; ///< by grant
};

/// Every grant that waits for an answer in the open accounts: pre-checked, answered in bulk, with a
/// result for each row.
class GrantInboxPage final : public TablePage {
    Q_OBJECT
public:
    explicit GrantInboxPage(PageContext &context, QWidget *parent = nullptr);
    ~GrantInboxPage() override;

    void refresh() override;
    /// Answered grants are shown then too.
    void showOnly(const QString &text, const FilterRule &rule) override;
    void connectionsChanged() override;
    QWidget *details() override { return nullptr; }
    void cancelJob(const QString &name) override;

    GrantAnswering &job() { return *m_job; }

protected:
    void showDetailsOf(int row) override;
    void updateActions() override;

private:
    GrantInboxPage(PageContext &context, const std::shared_ptr<GrantValues> &values,
                   QWidget *parent);
    QWidget *makeToolRow();
    enum class Scope { Waiting, All };

    /// Lists the grants that wait for an answer, or all that were received.
    void setScope(Scope scope);
    QPushButton *addButton(QAction *action, QWidget *row);
    /// Checked rows, else the selected ones, as far as they can be answered.
    QList<GrantToAnswer> chosen(int *leftOut = nullptr) const;
    void answer(GrantAnswering::Action action);
    void askAboutConflicts(QList<GrantToAnswer> items, int conflicts);
    void begin(GrantAnswering::Action action, const QList<GrantToAnswer> &items,
               const QString &reason = {});
    /// One call for each grant.
    template <class Op> CallText callsOf(const QList<GrantToAnswer> &items) const;
    void askReject();
    void readNeighbours();
    void followRows();
    void preCheckRows();
    void rememberFirstSeen();
    void showPresets();
    void followJob(const QByteArray &key);
    void showResult(const GrantAnswering::Row &row);
    void showErrorOf(const QByteArray &key);
    /// Signs in as the account that may answer the grant whose error is shown.
    void signIn();

    GrantValues &m_values;
    GrantNeighbours *m_neighbours;
    GrantAnswering *m_job;
    QAction *m_accept;
    QAction *m_activate;
    QAction *m_reject;
    QAction *m_retry;
    QList<QAction *> m_copyActions; ///< of the calls that accept
    QLabel *m_selected = nullptr;
    QLabel *m_note;
    JobRow *m_jobRow;
    ErrorPanel *m_errors;
    QHash<QByteArray, PreCheck> m_checks; ///< by row key
    QByteArray m_errorKey;
    bool m_isChecking = false;
    QComboBox *m_scope;
};

} // namespace lc
