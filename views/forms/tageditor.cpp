// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/tageditor.h"

#include "forms/rowgrid.h"
#include "style/consolestyle.h"
#include "style/icon.h"

#include <QLineEdit>
#include <QRegularExpression>
#include <QSet>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

const Field *keyField(const Type &type)
{
    const Field *key = type.find("Key");
    return key ? key : type.find("Name");
}

QString readText(const Field &field, const void *record)
{
    const void *value = field.type->peek(field.in(const_cast<void *>(record))); // NOLINT
    return value ? *static_cast<const QString *>(value) : QString();
}

void writeText(const Field &field, void *record, const QString &text)
{
    *static_cast<QString *>(field.type->engage(field.in(record))) = text;
}

} // namespace

TagEditor::TagEditor(const Theme &theme, const ValueType &listType, QWidget *parent)
    : FieldEditor(parent), m_theme(theme), m_type(listType),
      m_grid(new RowGrid(theme, {{tr("Name"), 0}, {tr("Value"), 0}, {QString(), 32}}, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_grid);
    setEntries({});
}

void TagEditor::load(const void *member)
{
    QList<Entry> entries;
    if (const void *list = m_type.peek(member)) {
        const Type &record = m_type.element->record();
        const Field *key = keyField(record);
        const Field *value = record.find("Value");
        for (qsizetype i = 0; i < m_type.size(list); ++i)
            entries.append(
                {readText(*key, m_type.at(list, i)), readText(*value, m_type.at(list, i))});
    }
    setEntries(entries);
}

void TagEditor::store(void *member) const
{
    const QList<Entry> list = entries();
    const bool wasAbsent = m_type.peek(member) == nullptr;
    if (list.isEmpty() && wasAbsent)
        return;
    const Type &record = m_type.element->record();
    const Field *key = keyField(record);
    const Field *value = record.find("Value");
    m_type.reset(member);
    void *target = m_type.engage(member);
    for (const Entry &entry : list) {
        void *element = m_type.append(target);
        writeText(*key, element, entry.key);
        writeText(*value, element, entry.value);
    }
}

void TagEditor::setEntries(const QList<Entry> &entries)
{
    while (m_grid->rowCount() > 0)
        m_grid->removeRow(m_grid->rowCount() - 1);
    for (const Entry &entry : entries)
        appendRow(entry);
    appendRow({});
}

QList<TagEditor::Entry> TagEditor::entries() const
{
    QList<Entry> entries;
    for (int row = 0; row < m_grid->rowCount(); ++row) {
        const Entry entry{static_cast<QLineEdit *>(m_grid->cell(row, 0))->text().trimmed(),
                          static_cast<QLineEdit *>(m_grid->cell(row, 1))->text()};
        if (!entry.key.isEmpty() || !entry.value.isEmpty())
            entries.append(entry);
    }
    return entries;
}

void TagEditor::appendRow(const Entry &entry)
{
    auto *key = new QLineEdit(entry.key);
    key->setPlaceholderText(tr("New name"));
    key->setTextMargins(4, 0, 0, 0);
    auto *value = new QLineEdit(entry.value);
    auto *remove = new QToolButton;
    remove->setAutoRaise(true);
    remove->setIcon(icon(m_theme, Symbol::Close));
    remove->setFocusPolicy(Qt::TabFocus);
    setLook(key, Look::Cell);
    setLook(value, Look::Cell);
    const auto name = [key, value, remove] {
        const QString what = key->text().isEmpty() ? tr("new entry") : key->text();
        key->setAccessibleName(tr("Name of %1").arg(what));
        value->setAccessibleName(tr("Value of %1").arg(what));
        remove->setAccessibleName(tr("Remove %1").arg(what));
        remove->setToolTip(tr("Remove %1").arg(what));
    };
    name();
    remove->setVisible(!entry.key.isEmpty());
    m_grid->addRow({key, value, remove});
    remove->setVisible(!entry.key.isEmpty());
    const auto edit = [this, key, name] {
        name();
        rowEdited(m_grid->rowOf(key));
    };
    connect(key, &QLineEdit::textEdited, this, edit);
    connect(value, &QLineEdit::textEdited, this, edit);
    connect(remove, &QToolButton::clicked, this, [this, key] {
        const int row = m_grid->rowOf(key);
        m_grid->removeRow(row);
        m_grid->cell(std::min(row, m_grid->rowCount() - 1), 0)->setFocus(Qt::OtherFocusReason);
        markDuplicates();
        emit edited();
    });
}

void TagEditor::rowEdited(int row)
{
    m_grid->cell(row, 2)->show();
    if (row == m_grid->rowCount() - 1)
        appendRow({});
    markDuplicates();
    emit edited();
}

void TagEditor::markDuplicates()
{
    QSet<QString> seen;
    for (int row = 0; row < m_grid->rowCount(); ++row) {
        auto *key = static_cast<QLineEdit *>(m_grid->cell(row, 0));
        const QString text = key->text().trimmed();
        const bool twice = !text.isEmpty() && seen.contains(text);
        seen.insert(text);
        setFieldState(key, twice ? FieldState::Wrong : FieldState::Right);
        m_grid->setProblem(
            row,
            twice ? tr("%1 is there twice. Give it another name, or remove one.").arg(text)
                  : QString());
    }
}

QWidget *TagEditor::focusTarget()
{
    return m_grid->cell(0, 0);
}

bool TagEditor::addProblem(const QString &place, const QString &sentence)
{
    static const QRegularExpression pattern(uR"(^\[(\d+)\]\.?(\w*))"_s);
    const auto match = pattern.match(place);
    const int row = match.captured(1).toInt();
    if (!match.hasMatch() || row >= m_grid->rowCount())
        return false;
    QWidget *cell = m_grid->cell(row, match.captured(2) == u"Value" ? 1 : 0);
    setFieldState(cell, FieldState::Wrong);
    cell->setAccessibleDescription(sentence);
    m_grid->setProblem(row, sentence);
    return true;
}

void TagEditor::clearProblems()
{
    for (int row = 0; row < m_grid->rowCount(); ++row) {
        for (const int column : {0, 1}) {
            setFieldState(m_grid->cell(row, column), FieldState::Right);
            m_grid->cell(row, column)->setAccessibleDescription({});
        }
        m_grid->setProblem(row, {});
    }
    markDuplicates();
}

void TagEditor::setLocked(bool locked)
{
    m_grid->setEnabled(!locked);
}

void TagEditor::setName(const QString &name)
{
    m_grid->setAccessibleName(name);
}

} // namespace lc
