// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/valueeditors.h"

#include "core/fielddiff.h"
#include "style/consolestyle.h"
#include "style/icon.h"
#include "style/layouts.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

void fill(FieldEditor *editor, QWidget *widget)
{
    auto *layout = new QHBoxLayout(editor);
    layout->setContentsMargins({});
    layout->addWidget(widget);
    editor->setFocusProxy(widget);
}

constexpr auto yesWord = "true"_L1;
constexpr auto noWord = "false"_L1;

} // namespace

bool FieldEditor::addProblem(const QString &, const QString &)
{
    setFieldState(focusTarget(), FieldState::Wrong);
    return false;
}

void FieldEditor::clearProblems()
{
    setFieldState(focusTarget(), FieldState::Right);
}

LineEditor::LineEditor(const Theme &theme, const Field &field, QWidget *parent)
    : FieldEditor(parent), m_theme(theme), m_type(*field.type), m_edit(new QLineEdit(this))
{
    fill(this, m_edit);
    const bool isNumber = m_type.kind == Kind::Integer || m_type.kind == Kind::Real;
    constexpr qint64 few = 20; // signs that stand where a number would
    const bool isShort = m_type.kind == Kind::Text && field.isLimited() && field.high <= few;
    if (isNumber)
        m_edit->setAlignment(Qt::AlignRight);
    if (isNumber || isShort) {
        m_edit->setMaximumWidth(atTypeSize(160));
        static_cast<QHBoxLayout *>(layout())->addStretch();
    }
    if (field.is(Sensitive))
        m_edit->setEchoMode(QLineEdit::Password);
    connect(m_edit, &QLineEdit::textEdited, this, &FieldEditor::edited);
}

void LineEditor::load(const void *member)
{
    const void *value = m_type.peek(member);
    QString text;
    if (value && m_type.kind == Kind::Text)
        text = *static_cast<const QString *>(value);
    else if (value && m_type.kind == Kind::Integer)
        text = QString::number(*static_cast<const qint64 *>(value));
    else if (value && m_type.kind == Kind::Real)
        text = QString::number(*static_cast<const double *>(value), 'g',
                               QLocale::FloatingPointShortest);
    m_edit->setText(text);
    m_edit->setCursorPosition(0);
}

void LineEditor::store(void *member) const
{
    const QString text = m_type.kind == Kind::Text ? m_edit->text() : m_edit->text().trimmed();
    const bool wasAbsent = m_type.peek(member) == nullptr;
    if (text.isEmpty()) {
        // A text that was there and empty stays so.
        const void *former = m_type.peek(member);
        if (m_type.kind != Kind::Text || wasAbsent
            || !static_cast<const QString *>(former)->isEmpty())
            m_type.reset(member);
        return;
    }
    if (m_type.kind == Kind::Text) {
        *static_cast<QString *>(m_type.engage(member)) = text;
        return;
    }
    // Grouped as people write it: "10,080".
    const QLocale locale;
    bool ok = false;
    if (m_type.kind == Kind::Integer) {
        qint64 number = text.toLongLong(&ok);
        if (!ok)
            number = locale.toLongLong(text, &ok);
        if (ok)
            *static_cast<qint64 *>(m_type.engage(member)) = number;
        else
            m_type.reset(member);
        return;
    }
    double number = text.toDouble(&ok);
    if (!ok)
        number = locale.toDouble(text, &ok);
    if (ok)
        *static_cast<double *>(m_type.engage(member)) = number;
    else
        m_type.reset(member);
}

QWidget *LineEditor::focusTarget()
{
    return m_edit;
}

void LineEditor::setLocked(bool locked)
{
    m_edit->setReadOnly(locked);
    if (locked && !m_lock)
        m_lock = m_edit->addAction(icon(m_theme, Symbol::Lock), QLineEdit::LeadingPosition);
    if (m_lock)
        m_lock->setVisible(locked);
}

TextBlockEditor::TextBlockEditor(const Field &field, QWidget *parent)
    : FieldEditor(parent), m_type(*field.type), m_edit(new QPlainTextEdit(this))
{
    fill(this, m_edit);
    m_edit->setTabChangesFocus(true);
    m_edit->setFixedHeight(m_edit->fontMetrics().lineSpacing() * 4 + 12);
    if (m_type.kind == Kind::List)
        m_edit->setPlaceholderText(tr("One a line"));
    connect(m_edit, &QPlainTextEdit::textChanged, this, &FieldEditor::edited);
}

void TextBlockEditor::load(const void *member)
{
    const QSignalBlocker quiet(m_edit);
    const void *value = m_type.peek(member);
    if (!value)
        m_edit->clear();
    else if (m_type.kind == Kind::List)
        m_edit->setPlainText(static_cast<const QList<QString> *>(value)->join(u'\n'));
    else
        m_edit->setPlainText(*static_cast<const QString *>(value));
}

void TextBlockEditor::store(void *member) const
{
    const QString text = m_edit->toPlainText();
    if (m_type.kind == Kind::List) {
        QList<QString> lines;
        for (const QString &line : text.split(u'\n')) {
            if (!line.trimmed().isEmpty())
                lines.append(line.trimmed());
        }
        if (lines.isEmpty() && m_type.optional && !m_type.peek(member))
            return;
        *static_cast<QList<QString> *>(m_type.engage(member)) = lines;
        return;
    }
    if (text.isEmpty() && m_type.optional && !m_type.peek(member))
        return;
    *static_cast<QString *>(m_type.engage(member)) = text;
}

QWidget *TextBlockEditor::focusTarget()
{
    return m_edit;
}

void TextBlockEditor::setLocked(bool locked)
{
    m_edit->setReadOnly(locked);
}

ChoiceEditor::ChoiceEditor(const Field &field, QWidget *parent)
    : FieldEditor(parent), m_type(*field.type), m_combo(new QComboBox(this))
{
    fill(this, m_combo);
    static_cast<QHBoxLayout *>(layout())->addStretch();
    m_combo->setMinimumWidth(160);
    if (m_type.optional)
        m_combo->addItem(tr("Not set"), QString());
    if (m_type.kind == Kind::Boolean) {
        m_combo->addItem(tr("Yes"), QString(yesWord));
        m_combo->addItem(tr("No"), QString(noWord));
    } else {
        for (const ChoiceValue &value : m_type.choice().values) {
            const QString wire = QString::fromLatin1(value.wireName);
            m_combo->addItem(
                value.label ? QCoreApplication::translate("Choice", value.label) : wire, wire);
        }
    }
    connect(m_combo, &QComboBox::activated, this, &FieldEditor::edited);
}

void ChoiceEditor::load(const void *member)
{
    const void *value = m_type.peek(member);
    QString wire;
    if (value && m_type.kind == Kind::Boolean)
        wire = *static_cast<const bool *>(value) ? yesWord : noWord;
    else if (value)
        wire = static_cast<const OpenChoice *>(value)->text;
    int index = m_combo->findData(wire);
    if (index < 0 && !wire.isEmpty()) {
        m_combo->addItem(wire, wire);
        index = m_combo->count() - 1;
    }
    m_combo->setCurrentIndex(index);
}

void ChoiceEditor::store(void *member) const
{
    const QString wire = m_combo->currentData().toString();
    if (wire.isEmpty()) {
        m_type.reset(member);
        return;
    }
    if (m_type.kind == Kind::Boolean)
        *static_cast<bool *>(m_type.engage(member)) = wire == yesWord;
    else
        static_cast<OpenChoice *>(m_type.engage(member))->text = wire;
}

QWidget *ChoiceEditor::focusTarget()
{
    return m_combo;
}

SwitchEditor::SwitchEditor(const Field &field, QWidget *parent)
    : FieldEditor(parent), m_type(*field.type), m_box(new QCheckBox(this))
{
    fill(this, m_box);
    m_box->setText(labelOf(field));
    connect(m_box, &QCheckBox::clicked, this, &FieldEditor::edited);
}

void SwitchEditor::load(const void *member)
{
    const void *value = m_type.peek(member);
    m_box->setChecked(value && *static_cast<const bool *>(value));
}

void SwitchEditor::store(void *member) const
{
    *static_cast<bool *>(m_type.engage(member)) = m_box->isChecked();
}

QWidget *SwitchEditor::focusTarget()
{
    return m_box;
}

DateFieldEditor::DateFieldEditor(const Theme &theme, const Field &field, QWidget *parent)
    : FieldEditor(parent), m_type(*field.type), m_edit(new DateEdit(theme, this))
{
    fill(this, m_edit);
    m_edit->setMaximumWidth(atTypeSize(180));
    static_cast<QHBoxLayout *>(layout())->addStretch();
    connect(m_edit, &DateEdit::dateEdited, this, &FieldEditor::edited);
}

void DateFieldEditor::load(const void *member)
{
    const void *value = m_type.peek(member);
    DateText date;
    if (value && m_type.kind == Kind::Date)
        date = *static_cast<const DateText *>(value);
    else if (value)
        date = DateText(*static_cast<const Instant *>(value));
    m_edit->setDate(date);
}

void DateFieldEditor::store(void *member) const
{
    const auto date = m_edit->date();
    if (!date) {
        m_type.reset(member);
        return;
    }
    if (m_type.kind == Kind::Date)
        *static_cast<DateText *>(m_type.engage(member)) = *date;
    else if (const auto instant = date->instant())
        *static_cast<Instant *>(m_type.engage(member)) = *instant;
}

QWidget *DateFieldEditor::focusTarget()
{
    return m_edit;
}

void DateFieldEditor::setLocked(bool locked)
{
    m_edit->setReadOnly(locked);
}

FieldEditor *makeFieldEditor(const Theme &theme, const Field &field, QWidget *parent)
{
    const ValueType &type = *field.type;
    switch (type.kind) {
    case Kind::Text:
        if (field.is(LongText))
            return new TextBlockEditor(field, parent);
        return new LineEditor(theme, field, parent);
    case Kind::Integer:
    case Kind::Real:
        return new LineEditor(theme, field, parent);
    case Kind::Boolean:
        if (type.optional)
            return new ChoiceEditor(field, parent);
        return new SwitchEditor(field, parent);
    case Kind::Choice:
        return new ChoiceEditor(field, parent);
    case Kind::Date:
    case Kind::Timestamp:
        return new DateFieldEditor(theme, field, parent);
    case Kind::List:
        if (type.element->kind == Kind::Text)
            return new TextBlockEditor(field, parent);
        return nullptr;
    case Kind::Record:
    case Kind::Map:
        break;
    }
    return nullptr;
}

} // namespace lc
