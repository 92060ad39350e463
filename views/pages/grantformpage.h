// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/licensemanager/grants.h"
#include "domain/license.h"
#include "forms/fieldeditor.h"
#include "items/column.h"
#include "pages/formpage.h"

class QLineEdit;

namespace lc {

/// Edits the one principal of a grant: an account of 12 digits, or an ARN.
class PrincipalEditor final : public FieldEditor {
    Q_OBJECT
public:
    PrincipalEditor(const QString &partition, QWidget *parent = nullptr);

    void load(const void *member) override;
    void store(void *member) const override;
    QWidget *focusTarget() override;

private:
    QString m_partition;
    QLineEdit *m_text;
};

/// Grants a license to an account, a unit or an organization.
class NewGrantPage final : public FormPage {
    Q_OBJECT
public:
    NewGrantPage(PageContext &context, const License &license, const RowOrigin &origin,
                 QWidget *parent = nullptr);

protected:
    QList<FieldProblem> findProblems() const override;
    Review makeReview() const override;
    void send() override;
    void discard() override;

private:
    using Request = licensemanager::CreateGrant::Request;
    Request edited() const { return m_form->value<Request>(); }

    RecordForm *m_form;
    const License m_license;
    const RowOrigin m_origin;
    Request m_initial;
};

} // namespace lc
