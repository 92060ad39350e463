// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/licensemanager/licenses.h"
#include "items/column.h"
#include "pages/formpage.h"
#include "workflows/licenseediting.h"

class QCheckBox;

namespace lc {

class EntitlementEditor;

/// Issues a license.
class NewLicensePage final : public FormPage {
    Q_OBJECT
public:
    /// `initial` may hold the values of a license to be duplicated.
    NewLicensePage(PageContext &context, const QString &connectionId,
                   const licensemanager::CreateLicense::Request &initial,
                   QWidget *parent = nullptr);

    /// The licenses that are there by their SKUs: a hint tells of an SKU that is taken.
    void setNamesBySku(const QHash<QString, QString> &names);
    QList<QAction *> pageActions() const override;

    /// After sent().
    const QString &licenseArn() const { return m_arn; }
    const QString &connectionId() const { return m_connectionId; }

protected:
    QList<FieldProblem> findProblems() const override;
    Review makeReview() const override;
    void send() override;
    void discard() override;

private:
    using Request = licensemanager::CreateLicense::Request;
    Request edited() const { return m_form->value<Request>(); }
    void showSkuHint();
    void saveAsTemplate();

    RecordForm *m_form;
    QString m_connectionId;
    Request m_initial;
    QString m_arn;
    QHash<QString, QString> m_namesBySku;
    QAction *m_saveAsTemplate;
};

/// Changes a license by making its next version.
class EditLicensePage final : public FormPage {
    Q_OBJECT
public:
    EditLicensePage(PageContext &context, const License &license, const RowOrigin &origin,
                    QWidget *parent = nullptr);

    /// Fills in what an earlier version says, and shows the review.
    void restore(const License &earlier);

    const QString licenseArn() const { return m_base.licenseArn.value_or(QString()); }
    const QString &connectionId() const { return m_origin.connection; }

protected:
    QList<FieldProblem> findProblems() const override;
    Review makeReview() const override;
    void send() override;
    void discard() override;
    void meetConflict() override;
    void resolve(const QSet<QString> &minePaths) override;

private:
    using Request = licensemanager::CreateLicenseVersion::Request;
    Request edited() const;
    void load();
    void readUsage();
    void showInUse();

    RecordForm *m_form;
    License m_base;
    const RowOrigin m_origin;
    EntitlementEditor *m_entitlements;
    QCheckBox *m_reset;
    std::optional<LicenseUsage> m_usage;
    PendingCall m_usageCall;
    QPointer<LicenseEditing> m_editing;
    Request m_mine; ///< as it was sent when a conflict was met
    License m_theirs;
};

} // namespace lc
