// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/license.h"
#include "pages/resourcepage.h"
#include "workflows/checkouts.h"

namespace lc {

class FormPage;
class JobPanel;

/// Try and hold check-outs: check out, borrow, extend, check in; read signed tokens.
class CheckoutsPage final : public ResourcePage {
    Q_OBJECT
public:
    explicit CheckoutsPage(PageContext &context, QWidget *parent = nullptr);

protected:
    void showDetailsOf(int row) override;
    void updateActions() override;

private:
    void showHeld();
    const Checkouts::Held *current();
    /// Those of the selected rows.
    QList<Checkouts::Held> chosen();
    CheckoutPlace placeOf(const CallPlace &place) const;
    void checkOut();
    void borrow();
    void extend();
    void checkIn();
    void readToken();

    Checkouts &m_checkouts;
    JobPanel *m_jobs;
    QAction *m_checkOut;
    QAction *m_borrow;
    QAction *m_extend;
    QAction *m_checkIn;
    QAction *m_license;
    QAction *m_read;
};

/// Where a license of a row is checked out: in its home Region.
CheckoutPlace checkoutPlaceOf(const RowOrigin &origin, const License &license);
/// A form for a check-out of `license`, or of a license still to be named.
FormPage *makeCheckoutForm(PageContext &context, const CheckoutPlace &place,
                           const License &license);
/// The same for taking a license along offline.
FormPage *makeBorrowForm(PageContext &context, const CheckoutPlace &place, const License &license);

} // namespace lc
