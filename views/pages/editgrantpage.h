// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/licensemanager/grants.h"
#include "items/column.h"
#include "pages/formpage.h"

namespace lc {

/// Changes the name and the rights of a grant that was made, by its next version.
class EditGrantPage final : public FormPage {
    Q_OBJECT
public:
    EditGrantPage(PageContext &context, const Grant &grant, const RowOrigin &origin,
                  QWidget *parent = nullptr);

    /// Edits the name and the rights to those of an earlier version, and shows the review.
    void restore(const Grant &earlier);

protected:
    QList<FieldProblem> findProblems() const override;
    Review makeReview() const override;
    void send() override;
    void discard() override;

private:
    using Request = licensemanager::CreateGrantVersion::Request;
    Request edited() const { return m_form->value<Request>(); }
    /// What differs only: a member that is not sent stays as it is.
    Request changed() const;

    RecordForm *m_form;
    const Grant m_grant;
    const RowOrigin m_origin;
    Request m_initial;
};

} // namespace lc
