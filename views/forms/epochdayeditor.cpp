// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/epochdayeditor.h"

#include "forms/dateedit.h"
#include "style/layouts.h"

#include <QHBoxLayout>

namespace lc {

namespace {

DateText dateOf(std::optional<qint64> seconds)
{
    return seconds ? DateText(Instant(std::chrono::seconds(*seconds))) : DateText();
}

} // namespace

EpochDayEditor::EpochDayEditor(const Theme &theme, QWidget *parent)
    : FieldEditor(parent), m_edit(new DateEdit(theme, this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_edit);
    layout->addStretch();
    m_edit->setFixedWidth(atTypeSize(164));
    setFocusProxy(m_edit);
    connect(m_edit, &DateEdit::dateEdited, this, &FieldEditor::edited);
}

void EpochDayEditor::load(const void *member)
{
    m_seconds = *static_cast<const std::optional<qint64> *>(member);
    m_edit->setDate(dateOf(m_seconds));
}

void EpochDayEditor::store(void *member) const
{
    auto &seconds = *static_cast<std::optional<qint64> *>(member);
    const auto date = m_edit->date();
    const auto instant = date ? date->instant() : std::nullopt;
    if (!instant)
        seconds.reset();
    else if (date->text == dateOf(m_seconds).text)
        seconds = m_seconds;
    else
        seconds =
            std::chrono::duration_cast<std::chrono::seconds>(instant->time_since_epoch()).count();
}

QWidget *EpochDayEditor::focusTarget()
{
    return m_edit;
}

void EpochDayEditor::setLocked(bool locked)
{
    m_edit->setReadOnly(locked);
}

} // namespace lc
