// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/licensemanager/grants.h"
#include "forms/promptdialog.h"
#include "workflows/calltext.h"

class QButtonGroup;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace lc {

struct PageContext;
class ActivationCheck;
struct ActivationFindings;
class Session;

/// Asks before a grant is activated: says which other grants for its product are active and lets
/// choose what becomes of them.
class ActivationDialog final : public PromptDialog {
    Q_OBJECT
public:
    using Request = licensemanager::CreateGrantVersion::Request;

    /// Looks for the other grants itself, as the receiver; what an organization's grant meets in
    /// its accounts nobody can list.
    ActivationDialog(const Theme &theme, Session &session, const QString &connectionId,
                     const Grant &grant, QWidget *parent = nullptr);
    /// For a connection that does not speak as the receiver, with what is known.
    ActivationDialog(const Theme &theme, Session &session, const QString &connectionId,
                     const Grant &grant, const ActivationFindings &findings,
                     QWidget *parent = nullptr);
    ~ActivationDialog() override;

signals:
    /// What is to be sent, but for ARN, version and token.
    void agreed(const lc::licensemanager::CreateGrantVersion::Request &request);

private:
    enum class Receiver { Asked, Known };
    ActivationDialog(const Theme &theme, Session &session, const QString &connectionId,
                     const Grant &grant, Receiver receiver, QWidget *parent);
    void showCheck();
    void showFindings(const ActivationFindings &findings);
    void offerChoice(const QString &replacing, const QString &keeping);
    Request request() const;
    CallText call() const;

    Session &m_session;
    const QString m_connectionId;
    const Grant m_grant;
    std::unique_ptr<ActivationCheck> m_check;
    QLabel *m_findings;
    QVBoxLayout *m_choices;
    QButtonGroup *m_choice;
    QLineEdit *m_reason;
    QPushButton *m_activate;
};

/// Asks before a grant is deactivated, with a line for a reason; `agreed` gets what is to be sent.
void askToDeactivate(PageContext &context, QWidget *parent, const QString &connectionId,
                     const Grant &grant,
                     std::function<void(const ActivationDialog::Request &)> agreed);

} // namespace lc
