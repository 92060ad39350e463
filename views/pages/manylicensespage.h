// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/bulkpage.h"
#include "workflows/licensesheet.h"

class QPlainTextEdit;

namespace lc {

/// Issues many licenses from comma-separated values: each line is a license like the one that was
/// chosen, but for what its cells say.
class ManyLicensesPage final : public BulkPage {
    Q_OBJECT
public:
    using Request = licensemanager::CreateLicense::Request;

    ManyLicensesPage(PageContext &context, const QString &connectionId, const Request &base,
                     QWidget *parent = nullptr);

    Symbol symbol() const override { return Symbol::License; }

protected:
    void addToJob(BulkJob &job, const BulkLine &line) override;
    std::optional<CallText> calls() const override;

private:
    QWidget *makeInputs();
    void chooseFile();
    void check();

    const QString m_connectionId;
    const Request m_base;
    QPlainTextEdit *m_text = nullptr;
    LicenseSheet m_sheet;
};

} // namespace lc
