// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/grantdetails.h"

#include "core/fielddiff.h"
#include "core/json.h"
#include "pages/copyline.h"
#include "pages/pilllabel.h"
#include "workflows/grantprecheck.h"

#include <QFormLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

GrantDetails::GrantDetails(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_content(new QWidget(this)),
      m_nothing(new QLabel(tr("Choose a grant to see its details."), this)),
      m_name(new QLabel(m_content)), m_status(new PillLabel(theme, m_content)),
      m_arn(new CopyLine(theme, tr("ARN"), m_content)), m_facts(new QFormLayout),
      m_json(new QPlainTextEdit(m_content))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    m_nothing->setAlignment(Qt::AlignCenter);
    theme.dress(m_nothing, TypeStyle::Body, Token::Sub);
    outer->addWidget(m_nothing, 1);
    outer->addWidget(m_content, 1);
    auto *layout = new QVBoxLayout(m_content);
    layout->setContentsMargins(16, 16, 16, 12);
    layout->setSpacing(8);
    auto *top = new QHBoxLayout;
    m_name->setTextFormat(Qt::PlainText);
    m_name->setWordWrap(true);
    theme.dress(m_name, TypeStyle::Heading);
    top->addWidget(m_name, 1);
    top->addWidget(m_status, 0, Qt::AlignTop);
    layout->addLayout(top);
    layout->addWidget(m_arn);
    m_facts->setHorizontalSpacing(16);
    m_facts->setVerticalSpacing(4);
    m_facts->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    layout->addLayout(m_facts);
    auto *heading = new QLabel(tr("JSON"), m_content);
    theme.dress(heading, TypeStyle::SmallMedium, Token::Sub);
    layout->addWidget(heading);
    m_json->setReadOnly(true);
    m_json->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_json->setAccessibleName(tr("JSON"));
    theme.dress(m_json, TypeStyle::Mono);
    layout->addWidget(m_json, 1);
    clear();
}

void GrantDetails::clear()
{
    m_grant = {};
    m_content->hide();
    m_nothing->show();
}

void GrantDetails::addFact(const QString &label, const QString &value)
{
    if (value.isEmpty())
        return;
    auto *name = new QLabel(label, m_content);
    m_theme.dress(name, TypeStyle::Body, Token::Sub);
    auto *text = new QLabel(value, m_content);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text->setAccessibleName(label + u": "_s + value);
    m_facts->addRow(name, text);
}

void GrantDetails::show(const Grant &grant, const QString &licenseName)
{
    m_grant = grant;
    m_nothing->hide();
    m_content->show();
    m_name->setText(grant.grantName);
    m_status->setBadge(badgeOf(grant.grantStatus));
    m_arn->setText(grant.grantArn);
    while (m_facts->rowCount() > 0)
        m_facts->removeRow(0);
    addFact(tr("License"), licenseName);
    addFact(tr("From account"), grantorAccount(grant));
    addFact(tr("To account"), granteeAccount(grant));
    addFact(tr("Rights"),
            valueWords(valueTypeOf<QList<Open<AllowedOperation>>>, &grant.grantedOperations));
    addFact(tr("Home Region"), grant.homeRegion);
    addFact(tr("Version"), grant.version);
    addFact(tr("Reason"), grant.statusReason.value_or(QString()));
    m_json->setPlainText(QString::fromUtf8(writeJsonForPeople(typeOf<Grant>(), &grant)));
}

} // namespace lc
