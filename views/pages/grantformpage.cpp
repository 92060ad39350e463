// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/grantformpage.h"

#include "connections/session.h"
#include "domain/arn.h"
#include "forms/choicelisteditor.h"
#include "workflows/granting.h"
#include "workflows/grantrequests.h"

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

QList<FormSection> sections()
{
    return {{NewGrantPage::tr("Grant"),
             {},
             {u"GrantName"_s, u"LicenseArn"_s, u"HomeRegion"_s, u"Principals"_s}},
            {NewGrantPage::tr("Rights"), {}, {u"AllowedOperations"_s}}};
}

} // namespace

PrincipalEditor::PrincipalEditor(const QString &partition, QWidget *parent)
    : FieldEditor(parent), m_partition(partition), m_text(new QLineEdit(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    auto *label = new QLabel(tr("Receiver"), this);
    label->setBuddy(m_text);
    layout->addWidget(label);
    layout->addWidget(m_text);
    m_text->setPlaceholderText(tr("Account of 12 digits, or an ARN"));
    m_text->setAccessibleName(tr("Receiver"));
    m_text->setObjectName(u"principal"_s);
    setFocusProxy(m_text);
    connect(m_text, &QLineEdit::textChanged, this, &FieldEditor::edited);
}

void PrincipalEditor::load(const void *member)
{
    const auto &principals = *static_cast<const QList<QString> *>(member);
    const QSignalBlocker quiet(m_text);
    const QString text = principals.isEmpty() ? QString() : principals.first();
    const auto arn = Arn::parse(text);
    m_text->setText(arn && text == accountPrincipal(arn->account, arn->partition) ? arn->account
                                                                                  : text);
}

void PrincipalEditor::store(void *member) const
{
    const QString text = m_text->text().trimmed();
    const bool isNumber = !text.isEmpty()
        && std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    QList<QString> principals;
    if (!text.isEmpty())
        principals.append(isNumber ? accountPrincipal(text, m_partition) : text);
    *static_cast<QList<QString> *>(member) = principals;
}

QWidget *PrincipalEditor::focusTarget()
{
    return m_text;
}

NewGrantPage::NewGrantPage(PageContext &context, const License &license, const RowOrigin &origin,
                           QWidget *parent)
    : FormPage(context, typeOf<Request>(), sections(), parent), m_form(&form()), m_license(license),
      m_origin(origin)
{
    setConnection(origin.connection);
    m_initial.licenseArn = license.licenseArn.value_or(QString());
    m_initial.homeRegion = license.homeRegion.value_or(QString());
    m_initial.allowedOperations = usualRights();
    auto *receiver = new PrincipalEditor(origin.partition, m_form);
    m_form->setEditor(u"Principals"_s, receiver);
    m_form->setEditor(u"AllowedOperations"_s,
                      new ChoiceListEditor(context.theme,
                                           valueTypeOf<QList<Open<AllowedOperation>>>, {}, m_form));
    m_form->load(m_initial);
    m_form->lock(u"LicenseArn"_s, license.licenseName.value_or(QString()));
    m_form->lock(u"HomeRegion"_s, tr("A grant is made in the license's home Region."));
    setHeading(tr("New grant"), tr("of %1").arg(license.licenseName.value_or(QString())));
    check();
}

QList<FieldProblem> NewGrantPage::findProblems() const
{
    return problemsOf(edited());
}

Review NewGrantPage::makeReview() const
{
    const Request request = edited();
    Review review;
    review.warning = tr("The receiver has to accept the grant, then to activate it.");
    review.fromTo = tr("New grant");
    review.changes = fieldDiff(Request{}, request);
    review.call = callText<licensemanager::CreateGrant>(request, request.homeRegion);
    review.sendText = tr("Create grant");
    return review;
}

void NewGrantPage::send()
{
    // Parented to the session: closing this tab ends nothing.
    auto *granting = new Granting(context().session, m_origin.connection, &context().session);
    follow(granting);
    granting->create(edited());
}

void NewGrantPage::discard()
{
    m_form->load(m_initial);
    check();
}

} // namespace lc
