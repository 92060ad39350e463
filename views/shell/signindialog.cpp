// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/signindialog.h"

#include "style/icon.h"
#include "style/secretclipboard.h"

#include <QDesktopServices>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

SignInDialog::SignInDialog(const Theme &theme, const Clock &clock, SecretClipboard &clipboard,
                           const Prompter::SignInRequest &request, QWidget *parent)
    : PromptDialog(theme, tr("Sign in to %1").arg(request.connectionName),
                   tr("Open this page in your browser and confirm there, if it shows this code. "
                      "This window closes by itself afterwards."),
                   parent),
      m_clock(clock), m_request(request), m_open(addPrimaryButton(tr("Open browser"))),
      m_copy(addButton(tr("Copy code")))
{
    setObjectName(u"signInDialog"_s);
    QLabel *code = addText(request.userCode, TypeStyle::Number, Token::Text);
    code->setObjectName(u"userCode"_s);
    code->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    code->setAccessibleName(tr("Code: %1").arg(request.userCode));
    // Without spaces there is nowhere to break the line: the whole address stays readable.
    QLabel *page = addText(request.verificationUri.toDisplayString(), TypeStyle::Mono, Token::Sub);
    page->setObjectName(u"signInPage"_s);
    page->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    page->setAccessibleName(tr("Page: %1").arg(page->text()));
    m_left = addText({}, TypeStyle::Small, Token::Sub);
    m_left->setObjectName(u"timeLeft"_s);
    m_open->setObjectName(u"openBrowser"_s);
    m_copy->setObjectName(u"copyCode"_s);
    m_copy->setIcon(icon(theme, Symbol::Copy));
    m_copy->setToolTip(tr("Taken from the clipboard again after %n second(s)", nullptr,
                          int(SecretClipboard::usualStay.count())));
    connect(m_open, &QPushButton::clicked, this, &SignInDialog::openBrowser);
    connect(m_copy, &QPushButton::clicked, this,
            [this, &clipboard] { clipboard.copy(m_request.userCode); });
    connect(&m_second, &QTimer::timeout, this, &SignInDialog::countDown);
    m_second.start(std::chrono::seconds(1));
    countDown();
    m_open->setFocus();
}

void SignInDialog::openBrowser()
{
    const QString scheme = m_request.verificationUri.scheme();
    // The address came over the network: a browser page is all that it may open.
    const bool isPage = scheme == "https"_L1 || scheme == "http"_L1;
    if (!isPage || !QDesktopServices::openUrl(m_request.verificationUri))
        setProblem(tr("No browser could be opened. Open the page above on any device."));
}

void SignInDialog::countDown()
{
    using namespace std::chrono;
    const auto left = duration_cast<seconds>(m_request.expiresAt - m_clock.now());
    if (left.count() > 0) {
        const auto whole = left.count();
        m_left->setText(tr("The code is good for %1:%2 more minutes.")
                            .arg(QString::number(whole / 60))
                            .arg(whole % 60, 2, 10, QLatin1Char('0')));
        return;
    }
    m_second.stop();
    m_left->setText({});
    m_open->setEnabled(false);
    m_copy->setEnabled(false);
    setProblem(tr("The code is no longer good. Nothing was changed. Cancel, then open the "
                  "connection again."));
}

} // namespace lc
