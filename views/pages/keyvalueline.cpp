// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/keyvalueline.h"

#include "api/apigateway/apikeychanges.h"
#include "style/consolestyle.h"
#include "style/icon.h"
#include "style/secretclipboard.h"
#include "style/secrettext.h"
#include "workflows/errortext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

using apigateway::GetApiKey;

KeyValueLine::KeyValueLine(PageContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_mask(new QLabel(this)),
      m_value(new SecretText(context.clipboard, this)), m_problem(new QLabel(this)),
      m_show(new QPushButton(this)),
      m_copy(new QPushButton(icon(context.theme, Symbol::Copy), tr("Copy value"), this))
{
    m_mask->setText(QString(12, QChar(0x2022)));
    m_mask->setAccessibleName(tr("Value, hidden"));
    m_mask->setToolTip(m_mask->accessibleName());
    m_mask->setMinimumWidth(24);
    context.theme.dress(m_mask, TypeStyle::Mono, Token::Sub);
    m_value->setReadOnly(true);
    m_value->setAccessibleName(tr("Value"));
    m_value->setTabChangesFocus(true);
    m_value->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_value->setWordWrapMode(QTextOption::WrapAnywhere);
    context.theme.dress(m_value, TypeStyle::Mono);
    constexpr int lines = 3;
    m_value->setFixedHeight(m_value->fontMetrics().lineSpacing() * lines + 10);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    context.theme.dress(m_problem, TypeStyle::Small, Token::DangerText);
    m_show->setObjectName(u"showValue"_s);
    m_copy->setObjectName(u"copyValue"_s);
    m_copy->setToolTip(tr("The clipboard forgets it after %n second(s).", nullptr,
                          int(SecretClipboard::usualStay.count())));
    constexpr int narrowest = 36; // in a narrow pane their words are cut short
    for (QPushButton *button : {m_show, m_copy}) {
        setLook(button, Look::Small);
        button->setMinimumWidth(narrowest);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    auto *row = new QHBoxLayout;
    auto *name = new QLabel(tr("Value"), this);
    context.theme.dress(name, TypeStyle::Body, Token::Sub);
    row->addWidget(name);
    row->addWidget(m_mask);
    row->addStretch(1);
    row->addWidget(m_show);
    row->addWidget(m_copy);
    layout->addLayout(row);
    layout->addWidget(m_value);
    layout->addWidget(m_problem);
    connect(m_show, &QPushButton::clicked, this, &KeyValueLine::toggle);
    connect(m_copy, &QPushButton::clicked, this, &KeyValueLine::copy);
    mask();
}

void KeyValueLine::setKey(const QString &keyId, const RowOrigin &origin)
{
    if (keyId == m_keyId && origin == m_origin)
        return;
    m_keyId = keyId;
    m_origin = origin;
    mask();
}

bool KeyValueLine::isShown() const
{
    return !m_value->isHidden();
}

void KeyValueLine::mask()
{
    m_call = {};
    m_value->clear();
    m_value->hide();
    m_mask->show();
    m_problem->hide();
    m_show->setText(tr("Show value"));
    m_show->setToolTip(m_show->text());
    m_show->setIcon(icon(m_context.theme, Symbol::Eye));
    for (QPushButton *button : {m_show, m_copy})
        button->setEnabled(!m_keyId.isEmpty());
}

void KeyValueLine::ask(std::function<void(const QString &)> use)
{
    Client *client = m_context.session.clientIn(m_origin.connection, m_origin.region);
    if (!client || m_keyId.isEmpty())
        return;
    m_problem->hide();
    m_show->setEnabled(false);
    m_copy->setEnabled(false);
    m_call = client->call<GetApiKey>(
        {m_keyId, true}, this,
        [this, use = std::move(use)](const Result<ApiKey, ApiError> &answer) {
            m_show->setEnabled(true);
            m_copy->setEnabled(true);
            if (answer)
                return use(answer->value.value_or(QString()));
            Attempt attempt;
            attempt.operation = u"GetApiKey"_s;
            attempt.connection = m_origin.connectionName;
            attempt.account = m_origin.account;
            attempt.region = m_origin.region;
            attempt.changesState = false;
            const ErrorText text = explain(answer.error(), attempt);
            m_problem->setText(text.whatHappened + u' ' + text.whatToDo);
            m_problem->setToolTip(text.details.toHtmlEscaped());
            m_problem->show();
        });
}

void KeyValueLine::toggle()
{
    if (isShown())
        return mask();
    ask([this](const QString &value) {
        m_value->setPlainText(value);
        m_value->show();
        m_mask->hide();
        m_show->setText(tr("Hide value"));
        m_show->setIcon(icon(m_context.theme, Symbol::Lock));
    });
}

void KeyValueLine::copy()
{
    ask([this](const QString &value) {
        m_context.clipboard.copy(value);
        emit statusMessage(tr("The value was copied. The clipboard forgets it soon."));
    });
}

} // namespace lc
