// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/suggestioneditor.h"

#include <QComboBox>
#include <QHBoxLayout>

namespace lc {

SuggestionEditor::SuggestionEditor(const QStringList &suggestions, QWidget *parent,
                                   const ValueType &type)
    : FieldEditor(parent), m_type(type), m_combo(new QComboBox(this))
{
    m_combo->setEditable(true);
    m_combo->setInsertPolicy(QComboBox::NoInsert);
    m_combo->addItems(suggestions);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_combo);
    setFocusProxy(m_combo);
    connect(m_combo, &QComboBox::editTextChanged, this, &FieldEditor::edited);
}

void SuggestionEditor::load(const void *member)
{
    const QSignalBlocker block(m_combo);
    const void *text = m_type.peek(member);
    m_combo->setEditText(text ? *static_cast<const QString *>(text) : QString());
}

void SuggestionEditor::store(void *member) const
{
    if (m_type.optional && m_combo->currentText().isEmpty())
        return m_type.reset(member);
    *static_cast<QString *>(m_type.engage(member)) = m_combo->currentText();
}

QWidget *SuggestionEditor::focusTarget()
{
    return m_combo;
}

} // namespace lc
