// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/boxlisteditor.h"

#include "style/icon.h"

#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

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
