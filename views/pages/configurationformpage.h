// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/licenseconfiguration.h"
#include "pages/page.h"
#include "workflows/configurationediting.h"

class QLabel;
class QPushButton;

namespace lc {

class NoticeBand;
class RecordForm;
class ReviewPanel;

/// Creates a self-managed license or changes one: form, marked errors, a review before it is sent.
class ConfigurationFormPage final : public Page {
    Q_OBJECT
public:
    /// Without `base` a new one is created.
    ConfigurationFormPage(PageContext &context, const QString &connectionId,
                          std::optional<LicenseConfiguration> base = std::nullopt,
                          QWidget *parent = nullptr);
    ~ConfigurationFormPage() override;

    QString title() const override;
    Symbol symbol() const override { return Symbol::Edit; }
    void refresh() override { }
    QWidget *details() override;
    bool hasUnsentChanges() const override;

signals:
    void saved();

private:
    using Create = licensemanager::CreateLicenseConfiguration::Request;
    using Update = licensemanager::UpdateLicenseConfiguration::Request;

    void check();
    void showReview();
    void send();
    void finish();
    QList<FieldProblem> problems() const;

    PageContext &m_context;
    const std::optional<LicenseConfiguration> m_base;
    std::unique_ptr<ConfigurationEditing> m_editing;
    NoticeBand *m_band;
    RecordForm *m_form;
    ReviewPanel *m_review;
    QLabel *m_state;
    QPushButton *m_reviewButton;
    bool m_isSent = false;
};

} // namespace lc
