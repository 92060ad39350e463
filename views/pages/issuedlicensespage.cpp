// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/issuedlicensespage.h"

#include "api/licensemanager/licenses.h"
#include "items/cellformat.h"
#include "items/licensetables.h"
#include "items/trendoverlay.h"
#include "items/usageoverlay.h"
#include "pages/alertchart.h"
#include "pages/chartpage.h"
#include "pages/checkoutspage.h"
#include "pages/confirmation.h"
#include "pages/grantformpage.h"
#include "pages/licensedetails.h"
#include "pages/licenseformpage.h"
#include "pages/manygrantspage.h"
#include "pages/manylicensespage.h"
#include "pages/templatenamedialog.h"
#include "pages/templatesdialog.h"
#include "pages/tokenspage.h"
#include "workflows/licenseediting.h"
#include "workflows/licenserequests.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

TablePageFacts facts()
{
    TablePageFacts facts;
    facts.title = IssuedLicensesPage::tr("Issued licenses");
    facts.symbol = Symbol::Issued;
    facts.plural = IssuedLicensesPage::tr("licenses");
    facts.listOperation = u"ListLicenses"_s;
    facts.empty = {Symbol::Issued,
                   IssuedLicensesPage::tr("No licenses here. Issue one with New license."),
                   {}};
    return facts;
}

bool isGone(const License &license)
{
    return license.status
        && (*license.status == LicenseStatus::Deleted
            || *license.status == LicenseStatus::PendingDelete);
}

} // namespace

IssuedLicensesPage::IssuedLicensesPage(PageContext &context, QWidget *parent)
    : TablePage(context, facts(), issuedLicensesTable({&context.usage, &context.trends}), parent),
      m_licenseDetails(new LicenseDetails(context, LicenseDetails::Kind::Issued))
{
    m_new = addChangeAction(tr("&New license…"), Symbol::Plus, "license", QKeySequence::New);
    m_fromTemplate = addChangeAction(tr("New from te&mplate…"), Symbol::Plus, "license");
    m_fromSheet = addChangeAction(tr("Like this from CS&V…"), Symbol::Plus, "license");
    connect(m_fromSheet, &QAction::triggered, this, &IssuedLicensesPage::createFromSheet);
    m_edit = addChangeAction(tr("&Edit license…"), Symbol::Edit, "license", Qt::CTRL | Qt::Key_E);
    m_duplicate = addChangeAction(tr("D&uplicate license…"), Symbol::Copy, "license");
    m_saveAsTemplate = addPageAction(tr("Sa&ve as template…"), Symbol::SavedView, "license");
    m_checkOut = addChangeAction(tr("Check &out…"), Symbol::Checkout, "license");
    m_borrow = addChangeAction(tr("&Borrow…"), Symbol::Checkout, "license");
    m_token = addChangeAction(tr("New to&ken…"), Symbol::Key, "license");
    m_grant = addChangeAction(tr("New &grant…"), Symbol::Grant, "grant");
    m_manyGrants = addChangeAction(tr("Grants for &many accounts…"), Symbol::Grant, "grant");
    m_chart = addPageAction(tr("Open usage &chart"), Symbol::Trend, "usage");
    m_rule = addPageAction(tr("New alert &rule…"), Symbol::Alert, "usage");
    m_tags = addChangeAction(tr("&Tags…"), Symbol::SavedView, "license");
    m_delete = addChangeAction(tr("&Delete license…"), Symbol::Delete, "license", Qt::Key_Delete);
    setPrimaryAction(m_new, tr("New license"), Symbol::Plus);
    connect(m_new, &QAction::triggered, this, &IssuedLicensesPage::createLicense);
    connect(m_edit, &QAction::triggered, this, &IssuedLicensesPage::edit);
    connect(m_duplicate, &QAction::triggered, this, &IssuedLicensesPage::duplicate);
    connect(m_fromTemplate, &QAction::triggered, this, &IssuedLicensesPage::beginFromTemplate);
    connect(m_saveAsTemplate, &QAction::triggered, this, &IssuedLicensesPage::saveAsTemplate);
    connect(m_checkOut, &QAction::triggered, this, [this] { openUse(makeCheckoutForm); });
    connect(m_borrow, &QAction::triggered, this, [this] { openUse(makeBorrowForm); });
    connect(m_token, &QAction::triggered, this, &IssuedLicensesPage::createToken);
    connect(m_grant, &QAction::triggered, this, &IssuedLicensesPage::createGrant);
    connect(m_manyGrants, &QAction::triggered, this, &IssuedLicensesPage::createManyGrants);
    connect(m_chart, &QAction::triggered, this, [this] { openChart({}); });
    connect(m_rule, &QAction::triggered, this, [this] {
        if (currentRow() >= 0)
            emit tabRequested(makeAlertRuleForm(
                this->context(), alertItemOf(currentLicense(), model().origin(currentRow()))));
    });
    connect(m_tags, &QAction::triggered, this,
            [this] { editTags([this] { m_licenseDetails->reload(); }); });
    connect(m_delete, &QAction::triggered, this, &IssuedLicensesPage::askDelete);

    m_edit->setIconText(tr("Edit"));
    m_grant->setIconText(tr("New grant"));
    m_licenseDetails->setActions({m_edit, m_grant},
                                 {m_manyGrants, m_checkOut, m_borrow, m_token, m_duplicate,
                                  m_saveAsTemplate, m_chart, m_rule, m_tags, m_delete});
    connect(m_licenseDetails, &LicenseDetails::chartRequested, this,
            &IssuedLicensesPage::openChart);
    m_licenseDetails->setTagsAction(*m_tags);
    connect(m_licenseDetails, &LicenseDetails::comparisonRequested, this, &Page::tabRequested);
    connect(m_licenseDetails, &LicenseDetails::restoreRequested, this,
            &IssuedLicensesPage::restore);
    setDetails(m_licenseDetails);

    fetchUsage();
    FilterRule used;
    used.column = u"usedPercent"_s;
    used.test = FilterRule::Test::AtLeast;
    used.number = 80;
    pane().offerRule(tr("Used ≥ %1").arg(percentText(80)), used);
    FilterRule available;
    available.column = u"status"_s;
    available.values = {u"AVAILABLE"_s};
    pane().offerRule(tr("Available"), available);
    updateActions();
    setList<licensemanager::ListLicenses>();
}

License IssuedLicensesPage::currentLicense()
{
    return currentRow() >= 0 ? model().record<License>(currentRow()) : License();
}

void IssuedLicensesPage::showDetailsOf(int row)
{
    if (row < 0)
        return m_licenseDetails->clear();
    GrantedLicense shown;
    static_cast<License &>(shown) = model().record<License>(row);
    m_licenseDetails->show(shown, model().origin(row));
}

void IssuedLicensesPage::openRow(int row)
{
    Q_UNUSED(row)
    if (m_edit->isEnabled())
        edit();
}

void IssuedLicensesPage::updateActions()
{
    const bool hasRow = currentRow() >= 0;
    const qsizetype selected = selectedRows().size();
    const bool one = hasRow && selected <= 1;
    const QString reason = hasRow ? tr("Choose one license only.") : tr("Choose a license first.");
    const bool gone = hasRow && isGone(currentLicense());
    const QString deleted = tr("This license is deleted.");
    offer(m_new, !context().session.opened().isEmpty(), tr("Open a connection first."));
    offer(m_edit, one && !gone, gone ? deleted : reason);
    offer(m_fromTemplate, m_new->isEnabled(), m_new->statusTip());
    offer(m_duplicate, one, reason);
    offer(m_fromSheet, one, reason);
    offer(m_saveAsTemplate, one, reason);
    for (QAction *action : {m_grant, m_manyGrants, m_checkOut, m_borrow, m_token})
        offer(action, one && !gone, gone ? deleted : reason);
    offer(m_chart, one, reason);
    offer(m_rule, one, reason);
    offer(m_tags, hasRow && !gone, gone ? deleted : reason);
    offer(m_delete, one && !gone, gone ? deleted : reason);
    m_licenseDetails->offerRestoring(m_edit->isEnabled() ? QString() : m_edit->statusTip());
}

void IssuedLicensesPage::openForm(FormPage *form, const std::function<QString()> &arn,
                                  const QString &connectionId)
{
    // The form may outlive this page, and this page the form.
    connect(form, &FormPage::sent, this,
            [this, arn, connectionId] { reread(arn(), connectionId); });
    showForm(form);
}

void IssuedLicensesPage::openNewForm(const licensemanager::CreateLicense::Request &initial)
{
    const int row = currentRow();
    const QStringList open = context().session.opened();
    if (row < 0 && open.isEmpty())
        return;
    const QString connectionId = row >= 0 ? connectionOf(row) : open.first();
    auto *form = new NewLicensePage(context(), connectionId, initial);
    form->setNamesBySku(namesBySku());
    openForm(
        form, [form] { return form->licenseArn(); }, connectionId);
}

void IssuedLicensesPage::createLicense()
{
    licensemanager::CreateLicense::Request initial;
    initial.consumptionConfiguration.renewType = RenewType::None;
    initial.consumptionConfiguration.provisionalConfiguration = ProvisionalConfiguration{60};
    openNewForm(initial);
}

void IssuedLicensesPage::duplicate()
{
    if (currentRow() < 0)
        return;
    auto copy = duplicateOf(currentLicense());
    //: %1: the name of a license
    copy.licenseName = tr("%1 (copy)").arg(copy.licenseName);
    openNewForm(copy);
}

void IssuedLicensesPage::createFromSheet()
{
    if (currentRow() < 0)
        return;
    auto *page =
        new ManyLicensesPage(context(), connectionOf(currentRow()), duplicateOf(currentLicense()));
    connect(page, &BulkPage::changed, this, &IssuedLicensesPage::refresh);
    emit tabRequested(page);
}

void IssuedLicensesPage::beginFromTemplate()
{
    auto *dialog = new TemplatesDialog(context(), this);
    connect(dialog, &TemplatesDialog::chosen, this, &IssuedLicensesPage::openNewForm);
    dialog->open();
}

void IssuedLicensesPage::saveAsTemplate()
{
    if (currentRow() < 0)
        return;
    auto *dialog =
        new TemplateNameDialog(theme(), context().settings, duplicateOf(currentLicense()), this);
    connect(dialog, &TemplateNameDialog::kept, this, [this](const QString &name) {
        emit statusMessage(tr("Saved as template %1.").arg(name));
    });
    dialog->open();
}

QHash<QString, QString> IssuedLicensesPage::namesBySku()
{
    const BlockLayout &layout = BlockLayout::of(typeOf<License>());
    const int name = layout.indexOf("LicenseName");
    const int sku = layout.indexOf("ProductSKU");
    QHash<QString, QString> names;
    model().forEachRecord([&](const RecordBlock &block, int record, const RowOrigin &) {
        const auto text = [&](int column) {
            const std::string_view utf8 = block.text(record, column);
            return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
        };
        names.insert(text(sku), text(name));
    });
    return names;
}

void IssuedLicensesPage::openUse(FormPage *(*makeForm)(PageContext &, const CheckoutPlace &,
                                                       const License &))
{
    if (currentRow() >= 0)
        showForm(makeForm(context(),
                          checkoutPlaceOf(model().origin(currentRow()), currentLicense()),
                          currentLicense()));
}

void IssuedLicensesPage::createToken()
{
    if (currentRow() < 0)
        return;
    const License license = currentLicense();
    showForm(makeTokenForm(context(), connectionOf(currentRow()),
                           license.homeRegion.value_or(QString()),
                           license.licenseArn.value_or(QString()), window()));
}

EditLicensePage *IssuedLicensesPage::edit()
{
    if (currentRow() < 0)
        return nullptr;
    const QString connectionId = connectionOf(currentRow());
    auto *form = new EditLicensePage(context(), currentLicense(), model().origin(currentRow()));
    openForm(
        form, [form] { return form->licenseArn(); }, connectionId);
    return form;
}

void IssuedLicensesPage::restore(const License &earlier)
{
    if (EditLicensePage *form = edit())
        form->restore(earlier);
}

void IssuedLicensesPage::createGrant()
{
    if (currentRow() < 0)
        return;
    auto *form = new NewGrantPage(context(), currentLicense(), model().origin(currentRow()));
    connect(form, &FormPage::sent, m_licenseDetails, &LicenseDetails::reload);
    showForm(form);
}

void IssuedLicensesPage::createManyGrants()
{
    if (currentRow() < 0)
        return;
    auto *form = new ManyGrantsPage(context(), currentLicense(), model().origin(currentRow()));
    connect(form, &ManyGrantsPage::grantsMade, m_licenseDetails, &LicenseDetails::reload);
    showForm(form);
}

void IssuedLicensesPage::openChart(const QString &entitlement)
{
    if (currentRow() >= 0)
        emit tabRequested(
            new ChartPage(context(), currentLicense(), model().origin(currentRow()), entitlement));
}

void IssuedLicensesPage::askDelete()
{
    const int row = currentRow();
    if (row < 0)
        return;
    const License license = currentLicense();
    const QString connectionId = connectionOf(row);
    const QString name = license.licenseName.value_or(QString());
    confirm(
        context().holdBack, this,
        {tr("Delete %1?").arg(name),
         tr("Check-outs end for everyone it was granted to. Issuer and grantees can read it for "
            "six more months. This cannot be undone."),
         tr("Delete license"),
         callText<licensemanager::DeleteLicense>(
             row, {license.licenseArn.value_or(QString()), license.version.value_or(QString())},
             license.homeRegion.value_or(QString())),
         tr("Deleting %1").arg(name), typedBefore(context().session, {connectionId}, 1, name)},
        [this, license, connectionId] { remove(license, connectionId); });
}

void IssuedLicensesPage::remove(const License &license, const QString &connectionId)
{
    // Parented to the session: closing this tab ends nothing.
    auto *editing = new LicenseEditing(context().session, connectionId, &context().session);
    const QString arn = license.licenseArn.value_or(QString());
    const QString name = license.licenseName.value_or(QString());
    showWaits(*editing);
    connect(editing, &Workflow::finished, this, [this, editing, arn, name, connectionId] {
        reread(arn, connectionId);
        if (editing->state() == Workflow::State::Done) {
            clearError();
            emit statusMessage(tr("%1 is deleted.").arg(name));
            editing->deleteLater();
            return;
        }
        showError(*editing);
    });
    editing->remove(license);
}

void IssuedLicensesPage::reread(const QString &arn, const QString &connectionId)
{
    Client *client = context().session.client(connectionId);
    if (!client)
        return;
    using Get = licensemanager::GetLicense;
    m_reread = client->call<Get>(
        {arn, {}}, this, [this, connectionId](const Result<Get::Response, ApiError> &answer) {
            if (!answer || !answer->license)
                return refresh();
            const License license = *answer->license;
            model().putRecord(&license, originOf(context().session, connectionId));
            m_licenseDetails->reload();
        });
}

} // namespace lc
