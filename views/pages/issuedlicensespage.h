// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/licensemanager/licenses.h"
#include "pages/tablepage.h"

namespace lc {

struct CheckoutPlace;
class EditLicensePage;
class FormPage;
class LicenseDetails;

/// Licenses that the open accounts issued: browse, issue, change, grant, delete.
class IssuedLicensesPage final : public TablePage {
    Q_OBJECT
public:
    explicit IssuedLicensesPage(PageContext &context, QWidget *parent = nullptr);

protected:
    void showDetailsOf(int row) override;
    void openRow(int row) override;
    void updateActions() override;

private:
    void createLicense();
    void duplicate();
    void createFromSheet();
    void beginFromTemplate();
    void saveAsTemplate();
    /// Opens a form for a check-out, a loan or a token of the current license.
    void openUse(FormPage *(*makeForm)(PageContext &, const CheckoutPlace &, const License &));
    void createToken();
    QHash<QString, QString> namesBySku();
    EditLicensePage *edit(); ///< null without a row
    void restore(const License &earlier);
    void createGrant();
    void createManyGrants();
    void askDelete();
    void remove(const License &license, const QString &connectionId);
    void openChart(const QString &entitlement);
    /// Reads one license again and puts it into its row.
    void reread(const QString &arn, const QString &connectionId);
    void openForm(FormPage *form, const std::function<QString()> &arn, const QString &connectionId);
    void openNewForm(const licensemanager::CreateLicense::Request &initial);
    License currentLicense();

    LicenseDetails *m_licenseDetails;
    QAction *m_new;
    QAction *m_edit;
    QAction *m_grant;
    QAction *m_manyGrants;
    QAction *m_duplicate;
    QAction *m_fromTemplate;
    QAction *m_fromSheet;
    QAction *m_saveAsTemplate;
    QAction *m_checkOut;
    QAction *m_borrow;
    QAction *m_token;
    QAction *m_chart;
    QAction *m_rule;
    QAction *m_tags;
    QAction *m_delete;
    PendingCall m_reread;
};

} // namespace lc
