// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/operationform.h"
#include "workflows/servicesettingschange.h"

namespace lc {

/// The form of the settings of License Manager in one place. What nobody can switch off again is
/// marked, and has to be confirmed by typing the account.
class ServiceSettingsForm final
    : public OperationForm<licensemanager::UpdateServiceSettings, ServiceSettings> {
    Q_OBJECT
public:
    ServiceSettingsForm(PageContext &context, const CallPlace &place,
                        const ServiceSettings &settings, QWidget *parent = nullptr);

protected:
    Review makeReview() const override;
    void send() override;

private:
    CallPlace m_place;
    ServiceSettings m_before;
};

} // namespace lc
