// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/licensemanager/checkouts.h"
#include "forms/promptdialog.h"
#include "workflows/checkouts.h"

class QCheckBox;

namespace lc {

struct PageContext;

/// Asks before a check-out is held for another full time; it can be tried without effect.
class ExtendDialog final : public PromptDialog {
    Q_OBJECT
public:
    using Request = licensemanager::ExtendLicenseConsumption::Request;

    ExtendDialog(PageContext &context, const Checkouts::Held &held, QWidget *parent = nullptr);

signals:
    void agreed(const lc::licensemanager::ExtendLicenseConsumption::Request &request);

private:
    Request request() const;

    const Checkouts::Held m_held;
    QCheckBox *m_dryRun;
};

} // namespace lc
