// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/accesstokendialog.h"

#include "grids/noticeband.h"
#include "grids/waitband.h"
#include "pages/page.h"
#include "pages/tokendialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace lc {

AccessTokenDialog::AccessTokenDialog(PageContext &context, const QString &connectionId,
                                     const QString &region, QWidget *parent)
    : QDialog(parent), m_context(context), m_region(region), m_call(context.session, connectionId),
      m_band(new NoticeBand(context.theme, this)), m_token(new QLineEdit(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("accessTokenDialog"));
    setWindowTitle(tr("Get an access token"));
    auto *label = new QLabel(tr("&Refresh token"), this);
    label->setBuddy(m_token);
    m_token->setAccessibleName(tr("Refresh token"));
    m_token->setObjectName(QStringLiteral("refreshToken"));
    m_token->setEchoMode(QLineEdit::Password);
    auto *note = new QLabel(tr("The access token is valid for an hour. It becomes credentials by "
                               "AssumeRoleWithWebIdentity of STS."),
                            this);
    note->setWordWrap(true);
    context.theme.dress(note, TypeStyle::Small, Token::Sub);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_exchange = buttons->addButton(tr("Get access token"), QDialogButtonBox::AcceptRole);
    m_exchange->setDefault(true);
    m_exchange->setEnabled(false);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_band);
    auto *waitBand = new WaitBand(context.theme, this);
    waitBand->follow(m_call);
    layout->addWidget(waitBand);
    layout->addWidget(label);
    layout->addWidget(m_token);
    layout->addWidget(note);
    layout->addWidget(buttons);
    setMinimumWidth(480);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_exchange, &QPushButton::clicked, this, &AccessTokenDialog::send);
    connect(m_token, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_exchange->setEnabled(!text.trimmed().isEmpty()); });
    connect(&m_call, &Workflow::finished, this, &AccessTokenDialog::onFinished);
}

void AccessTokenDialog::send()
{
    m_band->clear();
    m_exchange->setEnabled(false);
    m_call.start({m_token->text().trimmed(), {}}, tr("The access token"), m_region);
}

void AccessTokenDialog::onFinished()
{
    m_exchange->setEnabled(true);
    if (m_call.state() != Workflow::State::Done) {
        const ErrorText text = m_call.errorText();
        m_band->show({Tone::Danger, text.whatHappened, text.whatToDo, text.details, {}});
        return;
    }
    auto *dialog =
        new TokenDialog(m_context.theme, m_context.clipboard, tr("Access token, valid for an hour"),
                        m_call.answer().accessToken.value_or(QString()), parentWidget());
    dialog->open();
    accept();
}

} // namespace lc
