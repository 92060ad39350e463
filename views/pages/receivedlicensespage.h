// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/grant.h"
#include "domain/license.h"
#include "pages/tablepage.h"

namespace lc {

struct CheckoutPlace;
class Granting;
class LicenseDetails;

/// Licenses that the open accounts received through grants: browse, activate, deactivate.
class ReceivedLicensesPage final : public TablePage {
    Q_OBJECT
public:
    explicit ReceivedLicensesPage(PageContext &context, QWidget *parent = nullptr);

protected:
    void showDetailsOf(int row) override;
    void openRow(int row) override;
    void updateActions() override;

private:
    enum class Scope { Account, Organization };

    /// Lists what the accounts received, or what all accounts of their organizations did.
    void setScope(Scope scope);
    Notice explainRefusal(const SourceStatus &source) const;
    void setActive(GrantStatus status);
    void change(const Grant &grant, const QString &connectionId, GrantStatus status);
    void openChart(const QString &entitlement);
    /// Opens a form for a check-out or a loan of the current license.
    void openUse(FormPage *(*makeForm)(PageContext &, const CheckoutPlace &, const License &));
    void createToken();
    void createGrant();
    GrantedLicense currentLicense();

    Scope m_scope = Scope::Account;
    LicenseDetails *m_licenseDetails;
    QAction *m_activate;
    QAction *m_deactivate;
    QAction *m_inbox;
    QAction *m_members;
    QAction *m_chart;
    QAction *m_rule;
    QAction *m_checkOut;
    QAction *m_borrow;
    QAction *m_token;
    QAction *m_grant;
    PendingCall m_grants;
};

} // namespace lc
