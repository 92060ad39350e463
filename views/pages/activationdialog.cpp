// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/activationdialog.h"

#include "connections/session.h"
#include "forms/copycallmenu.h"
#include "pages/confirmation.h"
#include "pages/page.h"
#include "workflows/activationcheck.h"
#include "workflows/grantprecheck.h"

#include <QButtonGroup>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

using Override = ActivationOverrideBehavior;

enum Choice { Replace, Keep, Unsaid };

} // namespace

ActivationDialog::ActivationDialog(const Theme &theme, Session &session,
                                   const QString &connectionId, const Grant &grant, QWidget *parent)
    : ActivationDialog(theme, session, connectionId, grant, Receiver::Asked, parent)
{
    if (isForOrganization(grant)) {
        m_findings->setText(tr("Which grants are active in its accounts cannot be listed from "
                               "here."));
        offerChoice(tr("Other active grants for the product in the accounts will be disabled."),
                    tr("It is activated only in accounts where no other is active."));
        return;
    }
    m_check = std::make_unique<ActivationCheck>(session, connectionId);
    connect(m_check.get(), &Workflow::finished, this, &ActivationDialog::showCheck);
    m_findings->setText(tr("Looking for other active grants for the product…"));
    m_activate->setEnabled(false);
    m_reason->setFocus();
    m_check->start(grant);
}

ActivationDialog::ActivationDialog(const Theme &theme, Session &session,
                                   const QString &connectionId, const Grant &grant,
                                   const ActivationFindings &findings, QWidget *parent)
    : ActivationDialog(theme, session, connectionId, grant, Receiver::Known, parent)
{
    showFindings(findings);
}

ActivationDialog::ActivationDialog(const Theme &theme, Session &session,
                                   const QString &connectionId, const Grant &grant,
                                   [[maybe_unused]] Receiver receiver, QWidget *parent)
    : PromptDialog(
        theme, tr("Activate %1?").arg(grant.grantName),
        isForOrganization(grant)
            ? tr("The license can be used in every account of the organization then.")
            : tr("The license can be used in account %1 then.").arg(granteeAccount(grant)),
        parent),
      m_session(session), m_connectionId(connectionId), m_grant(grant),
      m_findings(addText({}, TypeStyle::Body, Token::Text)), m_choices(new QVBoxLayout),
      m_choice(new QButtonGroup(this)), m_reason(new QLineEdit(this)),
      m_activate(addPrimaryButton(tr("Activate grant")))
{
    setObjectName(u"activationDialog"_s);
    m_findings->setObjectName(u"findings"_s);
    m_choices->setSpacing(2);
    body().addLayout(m_choices);
    auto *label = new QLabel(tr("&Reason (optional)"), this);
    label->setBuddy(m_reason);
    m_reason->setObjectName(u"reason"_s);
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setMaxLength(400);
    body().addWidget(label);
    body().addWidget(m_reason);
    m_activate->setObjectName(u"activate"_s);
    QPushButton *copy = addButton(tr("Copy as"));
    copy->setObjectName(u"copyAs"_s);
    auto *menu = new CopyCallMenu([this] { return call(); }, copy);
    menu->takeKeyOf(this);
    copy->setMenu(menu);
    connect(m_activate, &QPushButton::clicked, this, [this] {
        const Request request = this->request();
        accept();
        emit agreed(request);
    });
}

ActivationDialog::~ActivationDialog() = default;

void ActivationDialog::showCheck()
{
    m_activate->setEnabled(true);
    m_activate->setFocus();
    if (m_check->state() != Workflow::State::Done) {
        m_findings->setText(tr("Other active grants for the product could not be listed. If one is "
                               "active, the service may refuse."));
        setProblem(m_check->errorText().whatHappened);
        return;
    }
    showFindings(m_check->findings());
}

void ActivationDialog::showFindings(const ActivationFindings &findings)
{
    if (findings.rivals.isEmpty())
        return m_findings->setText(tr("No other grant for the product is active in the account."));
    QStringList lines;
    QStringList names;
    for (const Grant &rival : findings.rivals) {
        lines.append(tr("%1, made by account %2\n%3", "a grant, and its ARN below")
                         .arg(rival.grantName, grantorAccount(rival), rival.grantArn));
        names.append(rival.grantName);
    }
    const QString product =
        findings.productName.isEmpty() ? findings.productSku : findings.productName;
    const QString heading =
        tr("Active for %1 in account %2 now:").arg(product, granteeAccount(m_grant));
    const QString all = heading + u'\n' + lines.join(u'\n');
    if (!findings.isExclusive)
        return m_findings->setText(
            all + u"\n\n"_s
            + tr("They stay active: licenses of this product do not exclude each other."));
    m_findings->setText(all);
    offerChoice(tr("%1 will be disabled.").arg(names.join(u", "_s)),
                tr("%1 stays active, and this activation is refused as long as it is.")
                    .arg(names.join(u", "_s)));
}

void ActivationDialog::offerChoice(const QString &replacing, const QString &keeping)
{
    const auto add = [this](const QString &words, const QString &meaning, Choice choice) {
        auto *button = new QRadioButton(words, this);
        button->setAccessibleDescription(meaning);
        m_choice->addButton(button, choice);
        m_choices->addWidget(button);
        button->show(); // at once: what is hidden gets no room
        if (meaning.isEmpty())
            return button;
        auto *label = new QLabel(meaning, this);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setContentsMargins(24, 0, 0, 4);
        theme().dress(label, TypeStyle::Small, Token::Sub);
        m_choices->addWidget(label);
        label->show();
        return button;
    };
    add(tr("&Replace"), replacing, Replace)->setObjectName(u"replace"_s);
    add(tr("&Keep"), keeping, Keep)->setObjectName(u"keep"_s);
    QRadioButton *unsaid = add(tr("&As the grantor set it"), {}, Unsaid);
    unsaid->setObjectName(u"unsaid"_s);
    unsaid->setChecked(true);
    unsaid->setFocus();
    setProblem({}); // makes room
}

ActivationDialog::Request ActivationDialog::request() const
{
    Request request;
    request.grantArn = m_grant.grantArn;
    request.sourceVersion = m_grant.version;
    request.status = GrantStatus::Active;
    if (const QString reason = m_reason->text().trimmed(); !reason.isEmpty())
        request.statusReason = reason;
    if (m_choice->checkedId() == Replace)
        request.options = GrantOptions{Override::AllGrantsPermittedByIssuer};
    if (m_choice->checkedId() == Keep)
        request.options = GrantOptions{Override::DistributedGrantsOnly};
    return request;
}

CallText ActivationDialog::call() const
{
    using Op = licensemanager::CreateGrantVersion;
    Request request = this->request();
    request.clientToken = newClientToken();
    return callTextOf(m_session, m_connectionId, m_grant.homeRegion, Op::operation, &request);
}

void askToDeactivate(PageContext &context, QWidget *parent, const QString &connectionId,
                     const Grant &grant,
                     std::function<void(const ActivationDialog::Request &)> agreed)
{
    using Op = licensemanager::CreateGrantVersion;
    Op::Request request;
    request.clientToken = newClientToken();
    request.grantArn = grant.grantArn;
    request.status = GrantStatus::Disabled;
    request.sourceVersion = grant.version;
    confirmWithReason(
        context.holdBack, parent,
        {ActivationDialog::tr("Deactivate %1?").arg(grant.grantName),
         ActivationDialog::tr("The license cannot be used until the grant is activated again."),
         ActivationDialog::tr("Deactivate grant"),
         callTextOf(context.session, connectionId, grant.homeRegion, Op::operation, &request)},
        ActivationDialog::tr("Reason (optional)"),
        [request, agreed = std::move(agreed)](const QString &reason) {
            Op::Request said = request;
            if (!reason.trimmed().isEmpty())
                said.statusReason = reason.trimmed();
            agreed(said);
        });
}

} // namespace lc
