// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/licenseformpage.h"

#include "connections/session.h"
#include "forms/daterangeeditor.h"
#include "forms/entitlementeditor.h"
#include "forms/recordlisteditor.h"
#include "items/usageoverlay.h"
#include "pages/templatenamedialog.h"
#include "workflows/licenserequests.h"

#include <QAction>
#include <QCheckBox>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

QStringList consumptionPaths()
{
    const QString at = u"ConsumptionConfiguration."_s;
    return {at + u"RenewType"_s,
            at + u"ProvisionalConfiguration"_s,
            at + u"ProvisionalConfiguration.MaxTimeToLiveInMinutes"_s,
            at + u"BorrowConfiguration"_s,
            at + u"BorrowConfiguration.MaxTimeToLiveInMinutes"_s,
            at + u"BorrowConfiguration.AllowEarlyCheckIn"_s};
}

QList<FormSection> sectionsWith(const QStringList &general)
{
    const auto translated = [](const char *text) {
        return QCoreApplication::translate("lc::EditLicensePage", text);
    };
    return {{translated(QT_TRANSLATE_NOOP("lc::EditLicensePage", "General")), {}, general},
            {translated(QT_TRANSLATE_NOOP("lc::EditLicensePage", "Validity")),
             translated(QT_TRANSLATE_NOOP("lc::EditLicensePage", "Dates are stored in UTC")),
             {u"Validity"_s}},
            {translated(QT_TRANSLATE_NOOP("lc::EditLicensePage", "Entitlements")),
             translated(
                 QT_TRANSLATE_NOOP("lc::EditLicensePage",
                                   "Tab moves to the next cell; the last row adds an entitlement")),
             {u"Entitlements"_s}},
            {translated(QT_TRANSLATE_NOOP("lc::EditLicensePage", "Consumption")),
             {},
             consumptionPaths()},
            {translated(QT_TRANSLATE_NOOP("lc::EditLicensePage", "Metadata")),
             {},
             {u"LicenseMetadata"_s}}};
}

/// The editors and words that both forms share.
EntitlementEditor *dress(RecordForm &form, const Theme &theme, const Type &type)
{
    auto *entitlements = new EntitlementEditor(theme, &form);
    form.setEditor(u"Entitlements"_s, entitlements);
    form.setEditor(u"Validity"_s, new DateRangeEditor(theme, &form));
    form.setEditor(u"LicenseMetadata"_s,
                   makeTagEditor(theme, *type.find("LicenseMetadata")->type, &form));
    form.setLabel(u"Issuer.Name"_s, EditLicensePage::tr("Issuer"));
    form.setHint(u"Issuer.SignKey"_s, EditLicensePage::tr("Needed for borrowing only."));
    form.setLabel(u"ConsumptionConfiguration.ProvisionalConfiguration"_s,
                  EditLicensePage::tr("Provisional use"));
    form.setLabel(u"ConsumptionConfiguration.BorrowConfiguration"_s,
                  EditLicensePage::tr("Borrowing"));
    return entitlements;
}

} // namespace

NewLicensePage::NewLicensePage(PageContext &context, const QString &connectionId,
                               const licensemanager::CreateLicense::Request &initial,
                               QWidget *parent)
    : FormPage(context, typeOf<Request>(),
               sectionsWith({u"LicenseName"_s, u"ProductName"_s, u"ProductSKU"_s, u"Issuer.Name"_s,
                             u"Issuer.SignKey"_s, u"Beneficiary"_s, u"HomeRegion"_s}),
               parent),
      m_form(&form()), m_connectionId(connectionId), m_initial(initial),
      m_saveAsTemplate(
          new QAction(icon(context.theme, Symbol::SavedView), tr("Sa&ve as template…"), this))
{
    setConnection(connectionId);
    if (const Client *client = context.session.client(connectionId);
        client && m_initial.homeRegion.isEmpty())
        m_initial.homeRegion = client->region();
    dress(*m_form, context.theme, typeOf<Request>());
    m_saveAsTemplate->setData(u"license"_s);
    connect(m_saveAsTemplate, &QAction::triggered, this, &NewLicensePage::saveAsTemplate);
    connect(m_form, &RecordForm::edited, this, &NewLicensePage::showSkuHint);
    m_form->setHint(u"ProductSKU"_s, tr("Cannot be changed later."));
    m_form->setHint(u"Beneficiary"_s, tr("Cannot be changed later."));
    m_form->setHint(u"HomeRegion"_s,
                    tr("The license can be used everywhere, but changed there only."));
    m_form->load(m_initial);
    setHeading(tr("New license"),
               tr("in account %1").arg(context.session.identity(connectionId).account));
    check();
}

void NewLicensePage::setNamesBySku(const QHash<QString, QString> &names)
{
    m_namesBySku = names;
    showSkuHint();
}

void NewLicensePage::showSkuHint()
{
    const QString fixed = tr("Cannot be changed later.");
    const QString other = m_namesBySku.value(edited().productSku);
    m_form->setHint(u"ProductSKU"_s,
                    other.isEmpty() ? fixed
                                    : tr("%1 has this SKU too: keep it for the same product only. "
                                         "A check-out by SKU may take either license.")
                                          .arg(other)
                            + u' ' + fixed);
}

QList<QAction *> NewLicensePage::pageActions() const
{
    return FormPage::pageActions() + QList<QAction *>{m_saveAsTemplate};
}

void NewLicensePage::saveAsTemplate()
{
    auto *dialog = new TemplateNameDialog(context().theme, context().settings, edited(), this);
    connect(dialog, &TemplateNameDialog::kept, this, [this](const QString &name) {
        emit statusMessage(tr("Saved as template %1.").arg(name));
    });
    dialog->open();
}

QList<FieldProblem> NewLicensePage::findProblems() const
{
    return problemsOf(edited());
}

Review NewLicensePage::makeReview() const
{
    const Request request = edited();
    Review review;
    review.warning = tr("This issues a license in %1. Product SKU, beneficiary and home Region are "
                        "fixed from then on.")
                         .arg(request.homeRegion);
    review.fromTo = tr("New → version 1");
    review.changes = fieldDiff(Request{}, request);
    review.call = callText<licensemanager::CreateLicense>(request, request.homeRegion);
    review.sendText = tr("Create license");
    return review;
}

void NewLicensePage::send()
{
    // Parented to the session: closing this tab ends nothing.
    auto *editing = new LicenseEditing(context().session, m_connectionId, &context().session);
    connect(editing, &Workflow::finished, this, [this, editing] { m_arn = editing->licenseArn(); });
    follow(editing);
    editing->create(edited());
}

void NewLicensePage::discard()
{
    m_form->load(m_initial);
    check();
}

EditLicensePage::EditLicensePage(PageContext &context, const License &license,
                                 const RowOrigin &origin, QWidget *parent)
    : FormPage(context, typeOf<Request>(),
               sectionsWith({u"LicenseName"_s, u"ProductName"_s, u"Issuer.Name"_s,
                             u"Issuer.SignKey"_s, u"HomeRegion"_s, u"Status"_s}),
               parent),
      m_form(&form()), m_base(license), m_origin(origin),
      m_entitlements(dress(*m_form, context.theme, typeOf<Request>())),
      m_reset(new QCheckBox(tr("Reset usage counters"), this))
{
    setConnection(origin.connection);
    m_reset->setToolTip(tr("Off: what is in use stays counted."));
    reviewPanel().setOption(m_reset);
    connect(m_reset, &QCheckBox::toggled, this, [this] {
        check();
        if (details())
            review();
    });
    load();
    readUsage();
}

void EditLicensePage::load()
{
    m_form->load(restatement(m_base));
    m_form->lock(u"HomeRegion"_s, tr("Fixed since version 1"));
    setHeading(m_base.licenseName.value_or(QString()),
               tr("Editing version %1 · SKU %2 · for %3")
                   .arg(m_base.version.value_or(QString()), m_base.productSku.value_or(QString()),
                        m_base.beneficiary.value_or(QString())));
    showInUse();
    markProblems();
}

void EditLicensePage::restore(const License &earlier)
{
    Request request = restatement(earlier);
    request.homeRegion = m_base.homeRegion.value_or(QString());
    request.sourceVersion = m_base.version;
    m_form->edit(request);
    setHeading(m_base.licenseName.value_or(QString()),
               tr("Restoring version %1 over version %2 · SKU %3 · for %4")
                   .arg(earlier.version.value_or(QString()), m_base.version.value_or(QString()),
                        m_base.productSku.value_or(QString()),
                        m_base.beneficiary.value_or(QString())));
    review();
}

EditLicensePage::Request EditLicensePage::edited() const
{
    Request request = m_form->value<Request>();
    if (m_reset->isChecked())
        request.resetUsage = true;
    return request;
}

void EditLicensePage::readUsage()
{
    Client *client = context().session.client(m_origin.connection);
    if (!client)
        return;
    using Get = licensemanager::GetLicenseUsage;
    m_usageCall = client->call<Get>({licenseArn()}, this,
                                    [this](const Result<Get::Response, ApiError> &answer) {
                                        if (!answer)
                                            return;
                                        m_usage = answer->licenseUsage.value_or(LicenseUsage{});
                                        context().usage.setUsage(m_origin.account, licenseArn(),
                                                                 *m_usage, context().clock.now());
                                        showInUse();
                                        check();
                                    });
}

void EditLicensePage::showInUse()
{
    if (!m_usage)
        return;
    QHash<QString, QString> used;
    for (const EntitlementUsage &usage :
         m_usage->entitlementUsages.value_or(QList<EntitlementUsage>()))
        used.insert(usage.name, usage.consumedValue);
    m_entitlements->setInUse(used);
}

QList<FieldProblem> EditLicensePage::findProblems() const
{
    return problemsOf(edited(), m_usage);
}

Review EditLicensePage::makeReview() const
{
    const Request request = edited();
    const QString from = m_base.version.value_or(QString());
    const QString to = versionAfter(from);
    Review review;
    review.warning = tr("This creates version %1 in %2. Version %3 stays readable.")
                         .arg(to, request.homeRegion, from);
    review.fromTo = tr("Version %1 → version %2").arg(from, to);
    review.changes = fieldDiff(restatement(m_base), request);
    review.call = callText<licensemanager::CreateLicenseVersion>(request, request.homeRegion);
    review.sendText = tr("Create version %1").arg(to);
    if (review.changes.isEmpty())
        review.blockedBy = tr("Nothing is changed.");
    return review;
}

void EditLicensePage::send()
{
    // Parented to the session: closing this tab ends nothing.
    m_editing = new LicenseEditing(context().session, m_origin.connection, &context().session);
    follow(m_editing);
    m_editing->createVersion(m_base, edited());
}

void EditLicensePage::discard()
{
    m_reset->setChecked(false);
    load();
}

void EditLicensePage::meetConflict()
{
    m_mine = m_editing->mine();
    m_theirs = m_editing->theirs();
    showConflict(threeWay(restatement(m_editing->base()), m_mine, restatement(m_theirs)),
                 tr("Version %1, made meanwhile").arg(m_theirs.version.value_or(QString())));
}

void EditLicensePage::resolve(const QSet<QString> &minePaths)
{
    const Request theirs = restatement(m_theirs);
    const Request chosen = merged(theirs, m_mine, minePaths);
    m_base = m_theirs;
    load();
    m_form->edit(chosen);
    check();
}

} // namespace lc
