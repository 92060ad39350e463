// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/signedtokendialog.h"

#include "core/json.h"
#include "domain/jsonwebtoken.h"
#include "grids/noticeband.h"
#include "style/secrettext.h"
#include "style/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace lc {

namespace {

QString readable(const QByteArray &json)
{
    return QString::fromUtf8(indentJson(json)) + u'\n';
}

} // namespace

SignedTokenDialog::SignedTokenDialog(const Theme &theme, SecretClipboard &clipboard,
                                     const QString &token, QWidget *parent)
    : QDialog(parent), m_verdict(new NoticeBand(theme, this)),
      m_token(new SecretText(clipboard, this)), m_key(new QPlainTextEdit(this)),
      m_content(new QPlainTextEdit(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("signedTokenDialog"));
    setWindowTitle(tr("Read a signed token"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_verdict);
    const auto add = [&](const QString &title, QPlainTextEdit *edit, const QString &name) {
        auto *label = new QLabel(title, this);
        label->setBuddy(edit);
        edit->setAccessibleName(title.isEmpty() ? name : QString(title).remove(u'&'));
        edit->setObjectName(name);
        edit->setTabChangesFocus(true);
        theme.dress(edit, TypeStyle::Mono);
        layout->addWidget(label);
        layout->addWidget(edit, 1);
    };
    add(tr("&Token"), m_token, QStringLiteral("token"));
    add(tr("Public &key of the issuer (PEM)"), m_key, QStringLiteral("key"));
    add(tr("What it &says"), m_content, QStringLiteral("content"));
    m_content->setReadOnly(true);
    m_key->setPlaceholderText(QStringLiteral("-----BEGIN PUBLIC KEY-----"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    layout->addWidget(buttons);
    setMinimumSize(640, 600);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_token, &QPlainTextEdit::textChanged, this, &SignedTokenDialog::judge);
    connect(m_key, &QPlainTextEdit::textChanged, this, &SignedTokenDialog::judge);
    m_token->setPlainText(token);
    judge();
}

void SignedTokenDialog::judge()
{
    const QByteArray text = m_token->toPlainText().simplified().remove(u' ').toUtf8();
    const QByteArray key = m_key->toPlainText().trimmed().toUtf8();
    const auto token = JsonWebToken::read(text);
    m_content->setPlainText(token ? readable(token->header) + readable(token->payload) : QString());
    if (text.isEmpty())
        return m_verdict->clear();
    Notice notice;
    if (!token) {
        notice = {Tone::Danger,
                  tr("This is not a signed token."),
                  tr("It has three parts of letters and digits, with dots between them."),
                  {},
                  {}};
    } else if (key.isEmpty()) {
        notice = {Tone::Info,
                  tr("Not verified."),
                  tr("Anybody can write such a text. Paste the issuer's public key."),
                  {},
                  {}};
    } else if (token->isSignedBy(key)) {
        notice = {Tone::Success,
                  tr("The signature is right."),
                  tr("The token says what the holder of this key signed."),
                  {},
                  {}};
    } else {
        notice = {Tone::Danger,
                  tr("The signature is wrong."),
                  tr("The token was changed, or it was signed with another key."),
                  {},
                  {}};
    }
    m_verdict->show(notice);
}

} // namespace lc
