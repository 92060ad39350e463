// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/resourcepage.h"

namespace lc {

class FormPage;
class JobPanel;

/// Refresh tokens of licenses: make (shown once), take away, exchange for an access token.
class TokensPage final : public ResourcePage {
    Q_OBJECT
public:
    explicit TokensPage(PageContext &context, QWidget *parent = nullptr);

protected:
    void showDetailsOf(int row) override;
    void updateActions() override;

private:
    void create();
    void exchange();
    void remove();

    JobPanel *m_jobs;
    QAction *m_new;
    QAction *m_exchange;
    QAction *m_license;
    QAction *m_delete;
};

/// A form for a token of a license; shows the token once it is made, over `window`.
FormPage *makeTokenForm(PageContext &context, const QString &connectionId, const QString &region,
                        const QString &licenseArn, QWidget *window);

} // namespace lc
