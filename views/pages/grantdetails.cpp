// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/grantdetails.h"

#include "core/fielddiff.h"
#include "core/json.h"
#include "pages/copyline.h"
#include "pages/factlist.h"
#include "pages/pilllabel.h"
#include "workflows/grantprecheck.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

GrantDetails::GrantDetails(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_content(new QWidget(this)),
      m_nothing(new QLabel(tr("Choose a grant to see its details."), this)),
      m_name(new QLabel(m_content)), m_status(new PillLabel(theme, m_content)),
      m_arn(new CopyLine(theme, tr("ARN"), m_content)), m_facts(new FactList(theme, m_content)),
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
    layout->addWidget(m_facts);
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

void GrantDetails::show(const Grant &grant, const QString &licenseName)
{
    m_grant = grant;
    m_nothing->hide();
    m_content->show();
    m_name->setText(grant.grantName);
    m_status->setBadge(badgeOf(grant.grantStatus));
    m_arn->setText(grant.grantArn);
    m_facts->clear();
    m_facts->add(tr("License"), licenseName);
    m_facts->add(tr("From account"), grantorAccount(grant));
    m_facts->add(tr("To account"), granteeAccount(grant));
    m_facts->add(tr("Rights"),
                 valueWords(valueTypeOf<QList<Open<AllowedOperation>>>, &grant.grantedOperations));
    m_facts->add(tr("Home Region"), grant.homeRegion);
    m_facts->add(tr("Version"), grant.version);
    m_facts->add(tr("Reason"), grant.statusReason.value_or(QString()));
    m_json->setPlainText(QString::fromUtf8(writeJsonForPeople(typeOf<Grant>(), &grant)));
}

} // namespace lc
