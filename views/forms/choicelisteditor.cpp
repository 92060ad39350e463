// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/choicelisteditor.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace lc {

ChoiceListEditor::ChoiceListEditor(const Theme &theme, const ValueType &listType,
                                   const QList<QByteArrayView> &offered, QWidget *parent)
    : FieldEditor(parent), m_type(listType), m_problem(new QLabel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(24);
    constexpr int columns = 3;
    for (const ChoiceValue &value : listType.element->choice().values) {
        const QByteArray wireName(value.wireName);
        if (!offered.isEmpty() && !offered.contains(QByteArrayView(wireName)))
            continue;
        auto *box = new QCheckBox(QCoreApplication::translate("Choice", value.label), this);
        box->setToolTip(QString::fromLatin1(wireName));
        connect(box, &QCheckBox::toggled, this, &FieldEditor::edited);
        const int at = int(m_boxes.size());
        grid->addWidget(box, at / columns, at % columns);
        m_boxes.append({wireName, box});
    }
    grid->setColumnStretch(columns, 1);
    layout->addLayout(grid);
    layout->addWidget(m_problem);
    theme.dress(m_problem, TypeStyle::Small, Token::DangerText);
    m_problem->hide();
}

void ChoiceListEditor::load(const void *member)
{
    QStringList present;
    if (const void *list = m_type.peek(member)) {
        for (qsizetype i = 0; i < m_type.size(list); ++i)
            present.append(static_cast<const OpenChoice *>(m_type.at(list, i))->text);
    }
    for (const Box &box : std::as_const(m_boxes)) {
        const QSignalBlocker quiet(box.box);
        box.box->setChecked(present.removeAll(QString::fromLatin1(box.wireName)) > 0);
    }
    m_others = present;
}

void ChoiceListEditor::store(void *member) const
{
    QStringList words;
    for (const Box &box : m_boxes) {
        if (box.box->isChecked())
            words.append(QString::fromLatin1(box.wireName));
    }
    words += m_others;
    m_type.reset(member);
    if (words.isEmpty() && m_type.optional)
        return;
    void *list = m_type.engage(member);
    for (const QString &word : std::as_const(words))
        static_cast<OpenChoice *>(m_type.append(list))->text = word;
}

QWidget *ChoiceListEditor::focusTarget()
{
    return m_boxes.isEmpty() ? this : static_cast<QWidget *>(m_boxes.first().box);
}

bool ChoiceListEditor::addProblem(const QString &, const QString &sentence)
{
    m_problem->setText(sentence);
    m_problem->show();
    return true;
}

void ChoiceListEditor::clearProblems()
{
    m_problem->hide();
}

} // namespace lc
