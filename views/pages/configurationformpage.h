// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/licenseconfiguration.h"
#include "items/column.h"
#include "pages/formpage.h"
#include "workflows/configurationediting.h"

#include <QPointer>

namespace lc {

/// The form of a new self-managed license.
class NewConfigurationPage final : public FormPage {
    Q_OBJECT
public:
    NewConfigurationPage(PageContext &context, const CallPlace &place, QWidget *parent = nullptr);

protected:
    QList<FieldProblem> findProblems() const override;
    Review makeReview() const override;
    void send() override;
    void discard() override;
    void placeChosen(const CallPlace &place) override;

private:
    using Request = licensemanager::CreateLicenseConfiguration::Request;

    CallPlace m_place;
};

/// The form of an existing one: only what differs is sent.
class EditConfigurationPage final : public FormPage {
    Q_OBJECT
public:
    EditConfigurationPage(PageContext &context, const LicenseConfiguration &configuration,
                          const RowOrigin &origin, QWidget *parent = nullptr);

protected:
    QList<FieldProblem> findProblems() const override;
    Review makeReview() const override;
    void send() override;
    void discard() override;
    void meetConflict() override;
    void resolve(const QSet<QString> &minePaths) override;

private:
    using Request = licensemanager::UpdateLicenseConfiguration::Request;

    LicenseConfiguration m_base;
    const RowOrigin m_origin;
    QPointer<ConfigurationEditing> m_editing;
    Request m_mine; ///< while a conflict is settled
    LicenseConfiguration m_theirs;
};

} // namespace lc
