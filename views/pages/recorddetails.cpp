// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/recorddetails.h"

#include "core/fielddiff.h"
#include "domain/arn.h"
#include "pages/copyline.h"
#include "pages/factlist.h"
#include "pages/pilllabel.h"
#include "style/theme.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace lc {

RecordDetails::RecordDetails(const Theme &theme, const QString &nothing, const QString &idName,
                             QWidget *parent)
    : QWidget(parent), m_content(new QWidget(this)), m_nothing(new QLabel(nothing, this)),
      m_name(new QLabel(m_content)), m_state(new PillLabel(theme, m_content)),
      m_id(new CopyLine(theme, idName, m_content)), m_facts(new FactList(theme, m_content)),
      m_extra(new QVBoxLayout), m_json(new QPlainTextEdit(m_content))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    theme.dress(m_nothing, TypeStyle::Body, Token::Sub);
    outer->addWidget(m_nothing, 1);
    outer->addWidget(m_content, 1);
    auto *layout = new QVBoxLayout(m_content);
    layout->setContentsMargins(16, 16, 16, 12);
    layout->setSpacing(8);
    auto *top = new QHBoxLayout;
    m_name->setTextFormat(Qt::PlainText);
    m_name->setWordWrap(true);
    // One that has nowhere to break must not widen the pane.
    constexpr int narrowest = 96;
    m_name->setMinimumWidth(narrowest);
    theme.dress(m_name, TypeStyle::Heading);
    top->addWidget(m_name, 1);
    top->addWidget(m_state, 0, Qt::AlignTop);
    layout->addLayout(top);
    layout->addWidget(m_id);
    layout->addWidget(m_facts);
    layout->addLayout(m_extra);
    m_jsonHeading = new QLabel(tr("JSON"), m_content);
    theme.dress(m_jsonHeading, TypeStyle::SmallMedium, Token::Sub);
    layout->addWidget(m_jsonHeading);
    m_json->setReadOnly(true);
    m_json->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_json->setAccessibleName(tr("JSON"));
    theme.dress(m_json, TypeStyle::Mono);
    layout->addWidget(m_json, 100);
    layout->addStretch(1); // where there is no JSON
    clear();
}

void RecordDetails::clear()
{
    m_content->hide();
    m_nothing->show();
}

void RecordDetails::begin(const QString &name, const Badge &state, const QString &id)
{
    m_nothing->hide();
    m_content->show();
    m_name->setText(name);
    m_name->setToolTip(name.toHtmlEscaped());
    m_state->setBadge(state);
    m_state->setVisible(!state.word.isEmpty());
    m_id->setText(id);
    m_facts->clear();
    showJson(false);
}

void RecordDetails::showJson(bool isShown)
{
    m_jsonHeading->setVisible(isShown);
    m_json->setVisible(isShown);
}

void RecordDetails::addFact(const QString &label, const QString &value)
{
    m_facts->add(label, value);
}

void RecordDetails::addLink(const QString &label, const QString &value, const PageLink &target)
{
    m_facts->addLink(label, value, target);
}

void RecordDetails::addFacts(const Type &type, const void *object,
                             const QList<QByteArrayView> &without)
{
    for (const Field &field : type.fields) {
        if (!field.label || field.is(Sensitive) || without.contains(QByteArrayView(field.wireName)))
            continue;
        const void *value = field.type->peek(field.inConst(object));
        if (!value)
            continue;
        const QString words = valueWords(*field.type, value);
        // A list of ARNs is a link each.
        static const QRegularExpression between(QStringLiteral("[\\s,]+"));
        const QStringList parts = words.split(between, Qt::SkipEmptyParts);
        if (std::all_of(parts.begin(), parts.end(), isLinkable)) {
            for (const QString &arn : parts)
                m_facts->addLink(labelOf(field), Arn::parse(arn)->id(), linkToArn(arn));
        } else {
            m_facts->add(labelOf(field), words);
        }
    }
}

void RecordDetails::setJson(const QByteArray &json)
{
    m_json->setPlainText(QString::fromUtf8(json));
    showJson(true);
}

void RecordDetails::setExtra(QWidget *extra)
{
    m_extra->addWidget(extra);
}

} // namespace lc
