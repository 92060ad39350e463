// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/suggestioneditor.h"

#include <QComboBox>
#include <QHBoxLayout>

namespace lc {

SuggestionEditor::SuggestionEditor(const QStringList &suggestions, QWidget *parent)
    : FieldEditor(parent), m_combo(new QComboBox(this))
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
    m_combo->setEditText(*static_cast<const QString *>(member));
}

void SuggestionEditor::store(void *member) const
{
    *static_cast<QString *>(member) = m_combo->currentText();
}

QWidget *SuggestionEditor::focusTarget()
{
    return m_combo;
}

} // namespace lc
