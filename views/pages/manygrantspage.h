// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/session.h"
#include "domain/grantee.h"
#include "domain/grantplan.h"
#include "domain/license.h"
#include "items/column.h"
#include "pages/formpage.h"
#include "workflows/bulkjob.h"

namespace lc {

class JobPanel;
class ReceiversEditor;

/// Grants one license to many receivers at once, from a pasted list; a result for each of them.
class ManyGrantsPage final : public FormPage {
    Q_OBJECT
public:
    ManyGrantsPage(PageContext &context, const License &license, const RowOrigin &origin,
                   QWidget *parent = nullptr);

    bool hasUnsentChanges() const override;
    void cancelJob(const QString &name) override;

    ReceiversEditor &receivers() { return *m_receivers; }
    JobPanel &jobs() { return *m_jobs; }

signals:
    void grantsMade();

protected:
    QList<FieldProblem> findProblems() const override;
    Review makeReview() const override;
    void send() override;
    void discard() override;

private:
    GrantPlan edited() const { return m_form->value<GrantPlan>(); }
    bool isSent() const;
    /// Which receivers have a grant of this license already.
    void readGrants();

    RecordForm *m_form;
    const License m_license;
    const RowOrigin m_origin;
    GrantPlan m_initial;
    ReceiversEditor *m_receivers;
    JobPanel *m_jobs;
    GranteeRules m_rules;
    QString m_readNote; ///< how far the grants of the license are read
    QString m_sentReceivers; ///< what the last job was made from
    PendingCall m_grantsCall;
};

} // namespace lc
