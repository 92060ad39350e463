// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/checkoutspage.h"

#include "api/licensemanager/borrowing.h"
#include "api/licensemanager/checkouts.h"
#include "connections/session.h"
#include "forms/recordlisteditor.h"
#include "items/resourcetables.h"
#include "pages/confirmation.h"
#include "pages/extenddialog.h"
#include "pages/jobpanel.h"
#include "pages/operationform.h"
#include "pages/signedtokendialog.h"
#include "workflows/bulkcalls.h"

#include <QAction>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

using CheckOut = licensemanager::CheckoutLicense;
using Borrow = licensemanager::CheckoutBorrowLicense;
using CheckIn = licensemanager::CheckInLicense;
using Extend = licensemanager::ExtendLicenseConsumption;

TablePageFacts facts()
{
    TablePageFacts facts;
    facts.title = CheckoutsPage::tr("Check-outs");
    facts.symbol = Symbol::Checkout;
    facts.plural = CheckoutsPage::tr("check-outs");
    facts.empty = {Symbol::Checkout,
                   CheckoutsPage::tr("Nothing checked out by this program. The list is forgotten "
                                     "when the program ends."),
                   {}};
    return facts;
}

/// What is asked for first: one of each counted entitlement.
QList<EntitlementData> oneOfEach(const License &license)
{
    QList<EntitlementData> asked;
    for (const Entitlement &entitlement : license.entitlements.value_or(QList<Entitlement>())) {
        EntitlementData data{entitlement.name, {}, entitlement.unit};
        if (!(entitlement.unit == EntitlementUnit::None))
            data.value = u"1"_s;
        asked.append(data);
    }
    return asked;
}

RecordListEditor *makeEntitlementsEditor(const Theme &theme, const ValueType &type, QWidget *parent)
{
    return new RecordListEditor(
        theme, type,
        {{"Name", CheckoutsPage::tr("Entitlement"), CheckoutsPage::tr("New entitlement")},
         {"Value", CheckoutsPage::tr("Amount"), {}},
         {"Unit", CheckoutsPage::tr("Unit"), u"Count"_s}},
        RecordListEditor::Names::Differ, parent);
}

template <class Response> HeldCheckout heldOf(const Response &answer)
{
    HeldCheckout held;
    held.licenseArn = answer.licenseArn;
    held.entitlements = answer.entitlementsAllowed.value_or(QList<EntitlementData>());
    held.nodeId = answer.nodeId;
    held.issuedAt = answer.issuedAt;
    held.expiration = answer.expiration;
    held.consumptionToken = answer.licenseConsumptionToken.value_or(QString());
    held.signedToken = answer.signedToken;
    return held;
}

} // namespace

CheckoutsPage::CheckoutsPage(PageContext &context, QWidget *parent)
    : ResourcePage(context, facts(), checkoutsTable(), tr("Choose a check-out to see its details."),
                   tr("License ARN"), parent),
      m_checkouts(context.checkouts), m_jobs(new JobPanel(context, *this))
{
    layout()->addWidget(m_jobs);
    connect(m_jobs, &JobPanel::finished, this, &CheckoutsPage::updateActions);
    m_checkOut = addChangeAction(tr("&Check out…"), Symbol::Checkout, "license", QKeySequence::New);
    m_borrow = addChangeAction(tr("&Borrow…"), Symbol::Checkout, "license");
    m_extend = addChangeAction(tr("&Extend…"), Symbol::Clock, "license");
    m_checkIn = addChangeAction(tr("Check &in…"), Symbol::Check, "license", Qt::Key_Delete);
    m_license = addPageAction(tr("Show its &license"), Symbol::License, "license");
    connect(m_license, &QAction::triggered, this, [this] {
        if (const Checkouts::Held *held = current())
            emit openRequested(linkToArn(held->checkout.licenseArn.value_or(QString())));
    });
    m_read = addPageAction(tr("Read a &signed token…"), Symbol::Eye, "license");
    setPrimaryAction(m_checkOut, tr("Check out"), Symbol::Plus);
    connect(m_checkOut, &QAction::triggered, this, &CheckoutsPage::checkOut);
    connect(m_borrow, &QAction::triggered, this, &CheckoutsPage::borrow);
    connect(m_extend, &QAction::triggered, this, &CheckoutsPage::extend);
    connect(m_checkIn, &QAction::triggered, this, &CheckoutsPage::checkIn);
    connect(m_read, &QAction::triggered, this, &CheckoutsPage::readToken);
    dropFeed();
    connect(&m_checkouts, &Checkouts::changed, this, &CheckoutsPage::showHeld);
    showHeld();
    updateActions();
}

void CheckoutsPage::showHeld()
{
    // One list for each place, so that every row names its own account and Region; places whose
    // last check-out went are emptied.
    QList<CheckoutPlace> places;
    for (const SourceStatus &source : model().sources())
        places.append({source.origin.connection, source.origin.partition, source.origin.account,
                       source.origin.region});
    for (const Checkouts::Held &held : m_checkouts.held()) {
        if (!places.contains(held.place))
            places.append(held.place);
    }
    for (const CheckoutPlace &place : std::as_const(places)) {
        QList<HeldCheckout> here;
        for (const Checkouts::Held &held : m_checkouts.held()) {
            if (held.place == place)
                here.append(held.checkout);
        }
        RowOrigin origin;
        origin.partition = place.partition;
        origin.account = place.account;
        origin.region = place.region;
        origin.connection = place.connection;
        origin.connectionName = context().session.connection(place.connection).name;
        model().setRecords(here, origin);
    }
    if (places.isEmpty())
        model().setRecords(QList<HeldCheckout>());
    updateActions();
}

const Checkouts::Held *CheckoutsPage::current()
{
    return currentRow() < 0 ? nullptr
                            : m_checkouts.find(model().record<HeldCheckout>(currentRow()).id);
}

void CheckoutsPage::showDetailsOf(int row)
{
    if (row < 0)
        return recordDetails().clear();
    const auto held = model().record<HeldCheckout>(row);
    showRecord<HeldCheckout>(row, held.product.value_or(QString()),
                             held.licenseArn.value_or(QString()),
                             {"Product", "LicenseArn", "State"});
}

void CheckoutsPage::updateActions()
{
    const Checkouts::Held *held = current();
    const QString choose = tr("Choose a check-out first.");
    const bool isHeld = held && held->checkout.state == HoldState::Held;
    const QString running = tr("The job is still running.");
    offer(m_checkIn, held != nullptr && !m_jobs->isRunning(), held ? running : choose);
    const bool one = selectedRows().size() <= 1;
    offer(m_extend, one && isHeld && held->checkout.expiration,
          !one       ? tr("Choose one check-out only.")
              : held ? tr("Only a check-out that ends and has not ended can be extended.")
                     : choose);
    offer(m_license, one && held && held->checkout.licenseArn,
          held ? tr("Its license is not known.") : choose);
    for (QAction *action : {m_checkOut, m_borrow})
        offer(action, !connectionForNew().isEmpty(), tr("Open a connection first."));
}

void CheckoutsPage::checkOut()
{
    showForm(makeCheckoutForm(context(), placeOf(placeForNew()), {}));
}

void CheckoutsPage::borrow()
{
    showForm(makeBorrowForm(context(), placeOf(placeForNew()), {}));
}

QList<Checkouts::Held> CheckoutsPage::chosen()
{
    QList<Checkouts::Held> held;
    for (const int row : selectedRows()) {
        if (const auto *one = m_checkouts.find(model().record<HeldCheckout>(row).id))
            held.append(*one);
    }
    return held;
}

void CheckoutsPage::extend()
{
    const Checkouts::Held *held = current();
    if (!held)
        return;
    const QString product = held->checkout.product.value_or(QString());
    auto *dialog = new ExtendDialog(context(), *held, this);
    connect(dialog, &ExtendDialog::agreed, this,
            [this, product, id = held->checkout.id](const Extend::Request &request) {
                if (request.dryRun.value_or(false))
                    return run<Extend>(request, product,
                                       tr("It can be extended; nothing was changed."));
                run<Extend>(request, product, tr("Extended."),
                            [checkouts = &m_checkouts, id](const Extend::Response &answer) {
                                checkouts->extend(
                                    id, answer.licenseConsumptionToken.value_or(QString()),
                                    answer.expiration);
                            });
            });
    dialog->open();
}

void CheckoutsPage::checkIn()
{
    BulkCalls<CheckIn> checkouts;
    for (const Checkouts::Held &held : chosen())
        checkouts.calls.append({held.checkout.product.value_or(QString()),
                                held.place.connection,
                                held.place.region,
                                {held.checkout.consumptionToken, held.checkout.beneficiary},
                                [all = &m_checkouts, id = held.checkout.id](
                                    const CheckIn::Response &) { all->remove(id); }});
    if (checkouts.calls.isEmpty())
        return;
    const int count = int(checkouts.size());
    const QString product = checkouts.calls.first().object;
    confirm(context().holdBack, this,
            {count == 1 ? tr("Check in %1?").arg(product)
                        : tr("Check in %n check-out(s)?", nullptr, count),
             tr("Others can use the entitlements then. What still uses them here has to check out "
                "again."),
             tr("Check in"), checkouts.text(context().session)},
            [this, checkouts, count] {
                m_jobs->start(checkouts.job(context().session,
                                            tr("Check in %n check-out(s)", nullptr, count)));
                updateActions();
            });
}

void CheckoutsPage::readToken()
{
    const Checkouts::Held *held = current();
    auto *dialog = new SignedTokenDialog(
        theme(), context().clipboard,
        held ? held->checkout.signedToken.value_or(QString()) : QString(), this);
    dialog->open();
}

CheckoutPlace CheckoutsPage::placeOf(const CallPlace &place) const
{
    const Identity identity = context().session.identity(place.connection);
    return {place.connection, identity.partition, identity.account, place.region};
}

CheckoutPlace checkoutPlaceOf(const RowOrigin &origin, const License &license)
{
    return {origin.connection, origin.partition, origin.account,
            license.homeRegion.value_or(origin.region)};
}

FormPage *makeCheckoutForm(PageContext &context, const CheckoutPlace &place, const License &license)
{
    const QList<FormSection> sections = {
        {CheckoutsPage::tr("License"),
         CheckoutsPage::tr("An account that uses its own license names its beneficiary."),
         {u"ProductSKU"_s, u"KeyFingerprint"_s, u"Beneficiary"_s}},
        {CheckoutsPage::tr("Check-out"), {}, {u"CheckoutType"_s, u"NodeId"_s}},
        {CheckoutsPage::tr("Entitlements"), {}, {u"Entitlements"_s}}};
    OperationFormWords words;
    words.heading = CheckoutsPage::tr("Check out");
    words.note = place.region;
    words.warning = CheckoutsPage::tr("Consumption rises until the check-out is given back or "
                                      "ends.");
    words.sendText = CheckoutsPage::tr("Check out");
    CheckOut::Request initial;
    initial.productSku = license.productSku.value_or(QString());
    initial.keyFingerprint =
        license.issuer.value_or(IssuerDetails()).keyFingerprint.value_or(QString());
    initial.checkoutType = CheckoutType::Provisional;
    initial.beneficiary = license.beneficiary;
    initial.entitlements = oneOfEach(license);
    auto *form = new OperationForm<CheckOut>(context, place.connection, place.region, sections,
                                             words, initial);
    form->form().setEditor(
        u"Entitlements"_s,
        makeEntitlementsEditor(context.theme, valueTypeOf<QList<EntitlementData>>, form));
    form->setAnswered([&context, place, form](const CheckOut::Response &answer) {
        const auto sent = form->form().value<CheckOut::Request>();
        HeldCheckout held = heldOf(answer);
        held.product = sent.productSku;
        held.type = answer.checkoutType.value_or(sent.checkoutType);
        held.beneficiary = sent.beneficiary;
        context.checkouts.add(held, place);
    });
    form->begin();
    return form;
}

FormPage *makeBorrowForm(PageContext &context, const CheckoutPlace &place, const License &license)
{
    const QList<FormSection> sections = {
        {CheckoutsPage::tr("License"),
         CheckoutsPage::tr("The license must allow borrowing, and its issuer must sign."),
         {u"LicenseArn"_s, u"NodeId"_s}},
        {CheckoutsPage::tr("Entitlements"), {}, {u"Entitlements"_s}},
        {CheckoutsPage::tr("In the signed token"), {}, {u"CheckoutMetadata"_s}}};
    OperationFormWords words;
    words.heading = CheckoutsPage::tr("Borrow");
    words.note = place.region;
    words.warning =
        CheckoutsPage::tr("The entitlements count as used until the license is checked in or its "
                          "time is over.");
    words.sendText = CheckoutsPage::tr("Borrow license");
    Borrow::Request initial;
    initial.licenseArn = license.licenseArn.value_or(QString());
    initial.digitalSignatureMethod = DigitalSignatureMethod::JwtPs384;
    initial.entitlements = oneOfEach(license);
    auto *form = new OperationForm<Borrow>(context, place.connection, place.region, sections, words,
                                           initial);
    form->form().setEditor(
        u"Entitlements"_s,
        makeEntitlementsEditor(context.theme, valueTypeOf<QList<EntitlementData>>, form));
    form->form().setEditor(
        u"CheckoutMetadata"_s,
        makeTagEditor(context.theme, valueTypeOf<std::optional<QList<Metadata>>>, form));
    form->setAnswered([&context, place](const Borrow::Response &answer) {
        HeldCheckout held = heldOf(answer);
        held.product = answer.licenseArn.value_or(QString()).section(u':', -1);
        context.checkouts.add(held, place);
    });
    form->begin();
    return form;
}

} // namespace lc
