// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/namedchoiceeditor.h"

#include <QComboBox>
#include <QHBoxLayout>

namespace lc {

NamedChoiceEditor::NamedChoiceEditor(QWidget *parent)
    : FieldEditor(parent), m_combo(new QComboBox(this))
{
    m_combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_combo->setMinimumContentsLength(32);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_combo);
    setFocusProxy(m_combo);
    connect(m_combo, &QComboBox::currentIndexChanged, this, &FieldEditor::edited);
}

void NamedChoiceEditor::setEntries(const QList<Entry> &entries)
{
    const QString before = m_combo->currentData().toString();
    const QSignalBlocker block(m_combo);
    m_combo->clear();
    for (const Entry &entry : entries)
        m_combo->addItem(entry.name, entry.value);
    m_combo->setCurrentIndex(m_combo->findData(before));
}

QString NamedChoiceEditor::chosenName() const
{
    return m_combo->currentIndex() < 0 ? QString() : m_combo->currentText();
}

void NamedChoiceEditor::choose(const QString &value)
{
    int index = value.isEmpty() ? -1 : m_combo->findData(value);
    if (index < 0 && !value.isEmpty()) {
        m_combo->addItem(value, value);
        index = m_combo->count() - 1;
    }
    m_combo->setCurrentIndex(index);
}

void NamedChoiceEditor::load(const void *member)
{
    const auto *text = static_cast<const std::optional<QString> *>(member);
    const QSignalBlocker block(m_combo);
    choose(text->value_or(QString()));
}

void NamedChoiceEditor::store(void *member) const
{
    auto *text = static_cast<std::optional<QString> *>(member);
    const QString value = m_combo->currentData().toString();
    if (value.isEmpty())
        text->reset();
    else
        *text = value;
}

QWidget *NamedChoiceEditor::focusTarget()
{
    return m_combo;
}

} // namespace lc
