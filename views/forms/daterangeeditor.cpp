// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/daterangeeditor.h"

#include "style/consolestyle.h"
#include "style/layouts.h"

#include <QGridLayout>
#include <QLabel>

namespace lc {

DateRangeEditor::DateRangeEditor(const Theme &theme, QWidget *parent)
    : FieldEditor(parent), m_begin(new DateEdit(theme, this)), m_end(new DateEdit(theme, this)),
      m_change(new QLabel(this)), m_problem(new QLabel(this))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(2);
    grid->setColumnMinimumWidth(0, 136);
    const auto label = [&](const QString &text, QWidget *buddy) {
        auto *made = new QLabel(text, this);
        made->setBuddy(buddy);
        theme.dress(made, TypeStyle::Body, Token::Sub);
        return made;
    };
    m_begin->setFixedWidth(atTypeSize(170));
    m_end->setFixedWidth(atTypeSize(170));
    m_begin->setAccessibleName(tr("Begins, required"));
    m_end->setAccessibleName(tr("Ends"));
    m_end->setPlaceholderText(tr("No end"));
    grid->addWidget(label(tr("&Begins") + QStringLiteral("\u00A0*"), m_begin), 0, 0,
                    Qt::AlignRight);
    grid->addWidget(m_begin, 0, 1);
    grid->addWidget(label(tr("E&nds"), m_end), 0, 2);
    grid->addWidget(m_end, 0, 3);
    grid->addWidget(m_change, 0, 4);
    grid->addWidget(m_problem, 1, 1, 1, 4);
    grid->setColumnStretch(4, 1);
    theme.dress(m_change, TypeStyle::Body, Token::InfoText);
    theme.dress(m_problem, TypeStyle::Small, Token::DangerText);
    m_change->setTextFormat(Qt::PlainText);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();
    for (DateEdit *edit : {m_begin, m_end}) {
        connect(edit, &DateEdit::dateEdited, this, [this] {
            showChange();
            emit edited();
        });
    }
}

void DateRangeEditor::load(const void *member)
{
    m_original = *static_cast<const DatetimeRange *>(member);
    m_begin->setDate(m_original.begin);
    m_end->setDate(m_original.end.value_or(DateText()));
    showChange();
}

void DateRangeEditor::store(void *member) const
{
    auto *range = static_cast<DatetimeRange *>(member);
    range->begin = m_begin->date().value_or(DateText());
    range->end = m_end->date();
}

void DateRangeEditor::showChange()
{
    const auto day = [this](const DateText &date) {
        const auto instant = date.instant();
        return instant ? locale().toString(toQDateTime(*instant).date(), tr("d MMMM yyyy"))
                       : date.text;
    };
    const std::optional<DateText> end = m_end->date();
    QString text;
    if (!m_original.begin.text.isEmpty() && end != m_original.end)
        text = m_original.end ? tr("Changed from %1").arg(day(*m_original.end))
                              : tr("Changed from no end");
    else if (!m_original.begin.text.isEmpty() && m_begin->date() != m_original.begin)
        text = tr("Begin changed from %1").arg(day(m_original.begin));
    m_change->setText(text);
}

QWidget *DateRangeEditor::focusTarget()
{
    return m_endIsWrong ? m_end : m_begin;
}

bool DateRangeEditor::addProblem(const QString &place, const QString &sentence)
{
    m_endIsWrong = place == QStringLiteral(".End");
    DateEdit *edit = m_endIsWrong ? m_end : m_begin;
    setFieldState(edit, FieldState::Wrong);
    edit->setAccessibleDescription(sentence);
    const QString former = m_problem->text();
    m_problem->setText(former.isEmpty() ? sentence : former + u'\n' + sentence);
    m_problem->show();
    return true;
}

void DateRangeEditor::clearProblems()
{
    m_endIsWrong = false;
    m_problem->clear();
    m_problem->hide();
    for (DateEdit *edit : {m_begin, m_end}) {
        setFieldState(edit, FieldState::Right);
        edit->setAccessibleDescription({});
    }
}

void DateRangeEditor::setLocked(bool locked)
{
    m_begin->setReadOnly(locked);
    m_end->setReadOnly(locked);
}

void DateRangeEditor::setName(const QString &name)
{
    setAccessibleName(name);
}

} // namespace lc
