// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/boxlisteditor.h"

#include "style/consolestyle.h"
#include "style/icon.h"

#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

RecordBox::RecordBox(const Theme &theme, const QString &removeText, QWidget *parent)
    : QFrame(parent), m_head(new QHBoxLayout), m_body(new QVBoxLayout), m_title(new QLabel(this)),
      m_properties(new QLabel(this)), m_problem(new QLabel(this)),
      m_remove(new QPushButton(removeText, this))
{
    setFrameShape(StyledPanel);
    theme.dress(m_title, TypeStyle::SmallMedium);
    m_properties->setWordWrap(true);
    m_properties->setTextFormat(Qt::PlainText);
    theme.dress(m_properties, TypeStyle::Small, Token::Sub);
    theme.dress(m_problem, TypeStyle::Small, Token::DangerText);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();
    setLook(m_remove, Look::Small);
    m_head->addWidget(m_title);
    m_head->addStretch();
    m_head->addWidget(m_remove);
    m_body->setSpacing(8);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(8);
    layout->addLayout(m_head);
    layout->addWidget(m_properties);
    layout->addLayout(m_body);
    layout->addWidget(m_problem);
    connect(m_remove, &QPushButton::clicked, this, &RecordBox::removeRequested);
}

void RecordBox::addToHead(QWidget *widget)
{
    constexpr int stretchAndRemove = 2;
    m_head->insertWidget(m_head->count() - stretchAndRemove, widget);
}

void RecordBox::addToBody(QWidget *widget)
{
    m_body->addWidget(widget);
}

void RecordBox::setTitle(const QString &title, const QString &removeName)
{
    m_title->setText(title);
    m_remove->setAccessibleName(removeName);
}

void RecordBox::setProperties(const QStringList &names)
{
    m_properties->setText(tr("Properties: %1").arg(names.join(u", "_s)));
}

void RecordBox::addProblem(const QString &, const QString &sentence)
{
    m_problem->setText(sentence);
    m_problem->show();
}

void RecordBox::clearProblems()
{
    m_problem->hide();
}

BoxListEditor::BoxListEditor(const Theme &theme, const QString &addText, QWidget *parent)
    : FieldEditor(parent), m_theme(theme), m_place(new QVBoxLayout),
      m_add(new QPushButton(icon(theme, Symbol::Plus), addText, this)), m_problem(new QLabel(this))
{
    m_place->setSpacing(8);
    theme.dress(m_problem, TypeStyle::Small, Token::DangerText);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addLayout(m_place);
    layout->addWidget(m_problem);
    layout->addWidget(m_add, 0, Qt::AlignLeft);
    connect(m_add, &QPushButton::clicked, this, [this] {
        append(makeEmpty());
        m_boxes.last()->focusTarget()->setFocus(Qt::OtherFocusReason);
        emit edited();
    });
}

void BoxListEditor::append(RecordBox *box)
{
    connect(box, &RecordBox::edited, this, &FieldEditor::edited);
    connect(box, &RecordBox::removeRequested, this, [this, box] {
        m_boxes.removeOne(box);
        m_add->setFocus(Qt::OtherFocusReason);
        box->deleteLater();
        box->hide();
        renumber();
        emit edited();
    });
    m_boxes.append(box);
    m_place->addWidget(box);
    box->show(); // the layout would do it later than the focus needs it
    renumber();
}

void BoxListEditor::clear()
{
    qDeleteAll(m_boxes);
    m_boxes.clear();
}

void BoxListEditor::renumber()
{
    for (int i = 0; i < int(m_boxes.size()); ++i)
        m_boxes[i]->setNumber(i + 1);
}

QWidget *BoxListEditor::focusTarget()
{
    return m_boxes.isEmpty() ? static_cast<QWidget *>(m_add) : m_boxes.first()->focusTarget();
}

bool BoxListEditor::addProblem(const QString &place, const QString &sentence)
{
    static const QRegularExpression pattern(uR"(^\[(\d+)\]\.?(.*))"_s);
    const auto match = pattern.match(place);
    const int box = match.captured(1).toInt();
    if (match.hasMatch() && box < int(m_boxes.size())) {
        m_boxes[box]->addProblem(match.captured(2), sentence);
        return true;
    }
    m_problem->setText(sentence);
    m_problem->show();
    return true;
}

void BoxListEditor::clearProblems()
{
    for (RecordBox *box : std::as_const(m_boxes))
        box->clearProblems();
    m_problem->hide();
}

} // namespace lc
