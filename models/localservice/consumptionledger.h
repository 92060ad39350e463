// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/consumption.h"
#include "localservice/checkoutentry.h"
#include "localservice/licenseentry.h"

namespace lc {

/// Whether a check-out still counts: not expired, and not made before the present renewal period.
bool isHeld(const CheckoutRecord &checkout, const License &license, Instant now);

/// What is consumed of one license.
class ConsumptionLedger {
public:
    /// Reads the check-outs held now. With `Ending::Remove` those that the clock has ended are
    /// taken away for good, so that a clock set back gives nothing back twice; every rule that
    /// changes consumption or limits does that first.
    enum class Ending { Keep, Remove };
    ConsumptionLedger(Call &call, const LicenseEntry &license, Ending ending);

    const QList<CheckoutEntry> &held() const { return m_held; }
    Consumed consumed() const;
    /// Ends every check-out.
    void endAll();

private:
    Call &m_call;
    QList<CheckoutEntry> m_held;
};

} // namespace lc
