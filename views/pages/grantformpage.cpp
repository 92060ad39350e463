// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/grantformpage.h"

#include "connections/session.h"
#include "domain/arn.h"
#include "workflows/granting.h"
#include "workflows/grantrequests.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

using Rights = QList<Open<AllowedOperation>>;

QList<FormSection> sections()
{
    return {{NewGrantPage::tr("Grant"),
             {},
             {u"GrantName"_s, u"LicenseArn"_s, u"HomeRegion"_s, u"Principals"_s}},
            {NewGrantPage::tr("Rights"), {}, {u"AllowedOperations"_s}}};
}

} // namespace

RightsEditor::RightsEditor(const Theme &theme, QWidget *parent)
    : FieldEditor(parent), m_problem(new QLabel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(24);
    const ChoiceType &choice = choiceTypeOf<AllowedOperation>();
    for (const ChoiceValue &value : choice.values) {
        auto *box = new QCheckBox(QCoreApplication::translate("Choice", value.label), this);
        box->setToolTip(QString::fromLatin1(value.wireName));
        connect(box, &QCheckBox::toggled, this, &FieldEditor::edited);
        const int at = int(m_boxes.size());
        grid->addWidget(box, at / 3, at % 3);
        m_boxes.append(box);
    }
    grid->setColumnStretch(3, 1);
    layout->addLayout(grid);
    layout->addWidget(m_problem);
    theme.dress(m_problem, TypeStyle::Small, Token::DangerText);
    m_problem->hide();
}

void RightsEditor::load(const void *member)
{
    const auto &rights = *static_cast<const Rights *>(member);
    m_unknown.clear();
    for (int i = 0; i < int(m_boxes.size()); ++i) {
        const QSignalBlocker quiet(m_boxes[i]);
        m_boxes[i]->setChecked(rights.contains(Open<AllowedOperation>(AllowedOperation(i))));
    }
    for (const auto &right : rights) {
        if (!right.known())
            m_unknown.append(right);
    }
}

void RightsEditor::store(void *member) const
{
    Rights rights;
    for (int i = 0; i < int(m_boxes.size()); ++i) {
        if (m_boxes[i]->isChecked())
            rights.append(AllowedOperation(i));
    }
    *static_cast<Rights *>(member) = rights + m_unknown;
}

QWidget *RightsEditor::focusTarget()
{
    return m_boxes.first();
}

bool RightsEditor::addProblem(const QString &place, const QString &sentence)
{
    Q_UNUSED(place)
    m_problem->setText(sentence);
    m_problem->show();
    return true;
}

void RightsEditor::clearProblems()
{
    m_problem->hide();
}

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
    m_initial.licenseArn = license.licenseArn.value_or(QString());
    m_initial.homeRegion = license.homeRegion.value_or(QString());
    m_initial.allowedOperations = {
        AllowedOperation::CheckoutLicense, AllowedOperation::CheckInLicense,
        AllowedOperation::ExtendConsumptionLicense, AllowedOperation::ListPurchasedLicenses};
    auto *receiver = new PrincipalEditor(origin.partition, m_form);
    m_form->setEditor(u"Principals"_s, receiver);
    m_form->setEditor(u"AllowedOperations"_s, new RightsEditor(context.theme, m_form));
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
