// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/factlist.h"

#include "style/consolestyle.h"
#include "style/wrappedtext.h"

#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

/// As tall as its lines are: a form layout would give it the height of another width, and does not
/// ask for the least one.
class FactText final : public QLabel {
public:
    using QLabel::QLabel;

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QLabel::resizeEvent(event);
        setMinimumHeight(heightForWidth(width()));
    }
};

} // namespace

FactList::FactList(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_rows(new QFormLayout(this))
{
    m_rows->setContentsMargins({});
    m_rows->setHorizontalSpacing(16);
    m_rows->setVerticalSpacing(4);
    m_rows->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
}

void FactList::clear()
{
    const QWidget *focused = focusWidget();
    m_focused = focused && focused->hasFocus() ? focused->accessibleName() : QString();
    m_latest.clear();
    while (m_rows->rowCount() > 0)
        m_rows->removeRow(0);
}

void FactList::add(const QString &label, const QString &value)
{
    if (value.isEmpty())
        return;
    auto *text = new FactText(value, this);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setAccessibleName(label + u": "_s + value);
    // An ARN has nowhere to break: it must not widen the pane, and is shown whole all the same.
    // A label would break it at a hyphen and then be a line too short.
    constexpr int narrowest = 96;
    const QStringList words = value.split(u' ');
    const bool hasLongWord = std::ranges::any_of(words, [text](const QString &word) {
        return text->fontMetrics().horizontalAdvance(word) > narrowest;
    });
    if (hasLongWord) {
        delete text;
        auto *whole = new WrappedText(value, this);
        whole->setAccessibleName(label + u": "_s + value);
        m_rows->addRow(makeName(label), whole);
        return;
    }
    text->setMinimumWidth(narrowest);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_rows->addRow(makeName(label), text);
}

void FactList::addLink(const QString &label, const QString &value, const PageLink &target)
{
    if (value.isEmpty() || target == PageLink())
        return add(label, value);
    auto *link = new QPushButton(QString(value).replace(u'&', u"&&"_s), this);
    setLook(link, Look::Link);
    link->setToolTip(tr("Open %1").arg(value).toHtmlEscaped());
    link->setAccessibleName(label + u": "_s + value);
    constexpr int narrowest = 96;
    link->setMinimumWidth(narrowest);
    link->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(link, &QPushButton::clicked, this, [this, target] { emit openRequested(target); });
    m_rows->addRow(makeName(label), link);
    link->show(); // at once: a hidden button takes no focus
    // The facts are made anew when a figure changes: whoever stands on a link stays there.
    if (link->accessibleName() == m_focused)
        link->setFocus(Qt::OtherFocusReason);
}

QLabel *FactList::makeName(const QString &label)
{
    // Values of one name stand under each other.
    auto *name = new QLabel(label == std::exchange(m_latest, label) ? QString() : label, this);
    m_theme.dress(name, TypeStyle::Body, Token::Sub);
    // A label is as tall as its value: its words stand beside the first line.
    name->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    return name;
}

} // namespace lc
