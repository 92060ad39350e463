// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/extenddialog.h"

#include "connections/session.h"
#include "core/fielddiff.h"
#include "forms/copycallmenu.h"
#include "pages/page.h"

#include <QCheckBox>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

ExtendDialog::ExtendDialog(PageContext &context, const Checkouts::Held &held, QWidget *parent)
    : PromptDialog(context.theme, tr("Extend %1?").arg(held.checkout.product.value_or(QString())),
                   tr("It is held until %1. From now on it is held for another full time of the "
                      "license.")
                       .arg(held.checkout.expiration
                                ? valueWords(valueTypeOf<DateText>, &*held.checkout.expiration)
                                : QString()),
                   parent),
      m_held(held), m_dryRun(new QCheckBox(tr("&Only try whether it can be extended"), this))
{
    setObjectName(u"extendDialog"_s);
    m_dryRun->setObjectName(u"dryRun"_s);
    body().addWidget(m_dryRun);
    QPushButton *extend = addPrimaryButton(tr("Extend"));
    extend->setObjectName(u"extend"_s);
    connect(m_dryRun, &QCheckBox::toggled, extend,
            [extend](bool isTrial) { extend->setText(isTrial ? tr("Try") : tr("Extend")); });
    QPushButton *copy = addButton(tr("Copy as"));
    copy->setObjectName(u"copyAs"_s);
    auto *menu = new CopyCallMenu(
        [this, &session = context.session]() -> std::optional<CallText> {
            const Request asked = request();
            return callTextOf(session, m_held.place.connection, m_held.place.region,
                              licensemanager::ExtendLicenseConsumption::operation, &asked);
        },
        copy);
    menu->takeKeyOf(this);
    copy->setMenu(menu);
    connect(extend, &QPushButton::clicked, this, [this] {
        const Request asked = request();
        accept();
        emit agreed(asked);
    });
    extend->setFocus();
}

ExtendDialog::Request ExtendDialog::request() const
{
    Request request{m_held.checkout.consumptionToken, {}};
    if (m_dryRun->isChecked())
        request.dryRun = true;
    return request;
}

} // namespace lc
