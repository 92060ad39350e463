// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/recordlisteditor.h"

#include "forms/rowgrid.h"
#include "style/consolestyle.h"
#include "style/icon.h"

#include <QCoreApplication>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSet>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

QString readText(const Field &field, const void *record)
{
    const void *value = field.type->peek(field.inConst(record));
    if (!value)
        return {};
    if (field.type->kind == Kind::Choice)
        return static_cast<const OpenChoice *>(value)->text;
    return field.type->kind == Kind::List ? static_cast<const QStringList *>(value)->join(u", "_s)
                                          : *static_cast<const QString *>(value);
}

void writeText(const Field &field, void *record, const QString &text)
{
    if (text.isEmpty() && field.type->optional)
        return;
    void *value = field.type->engage(field.in(record));
    if (field.type->kind == Kind::Choice) {
        static_cast<OpenChoice *>(value)->text = text.trimmed();
        return;
    }
    if (field.type->kind != Kind::List) {
        *static_cast<QString *>(value) = text;
        return;
    }
    auto &list = *static_cast<QStringList *>(value);
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        if (!part.trimmed().isEmpty())
            list.append(part.trimmed());
    }
}

QList<RowGrid::Head> headsOf(const QList<RecordListEditor::Column> &columns)
{
    QList<RowGrid::Head> heads;
    for (const auto &column : columns)
        heads.append({column.title, 0});
    heads.append({QString(), 32});
    return heads;
}

} // namespace

RecordListEditor::RecordListEditor(const Theme &theme, const ValueType &listType,
                                   QList<Column> columns, Names names, QWidget *parent)
    : FieldEditor(parent), m_theme(theme), m_type(listType), m_columns(std::move(columns)),
      m_names(names), m_grid(new RowGrid(theme, headsOf(m_columns), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_grid);
    appendRow({});
}

void RecordListEditor::load(const void *member)
{
    while (m_grid->rowCount() > 0)
        m_grid->removeRow(m_grid->rowCount() - 1);
    if (const void *list = m_type.peek(member)) {
        const Type &record = m_type.element->record();
        for (qsizetype i = 0; i < m_type.size(list); ++i) {
            QStringList texts;
            for (const Column &column : std::as_const(m_columns))
                texts.append(
                    readText(*record.find(column.wireName.constData()), m_type.at(list, i)));
            appendRow(texts);
        }
    }
    appendRow({});
}

void RecordListEditor::store(void *member) const
{
    QList<int> rows;
    for (int row = 0; row < m_grid->rowCount(); ++row) {
        if (!isEmptyRow(row))
            rows.append(row);
    }
    const bool wasAbsent = m_type.peek(member) == nullptr;
    if (rows.isEmpty() && wasAbsent)
        return;
    const Type &record = m_type.element->record();
    m_type.reset(member);
    void *target = m_type.engage(member);
    for (const int row : std::as_const(rows)) {
        void *element = m_type.append(target);
        for (int column = 0; column < int(m_columns.size()); ++column) {
            const QString text = edit(row, column)->text();
            writeText(*record.find(m_columns[column].wireName.constData()), element,
                      column == 0 ? text.trimmed() : text);
        }
    }
}

QLineEdit *RecordListEditor::edit(int row, int column) const
{
    return static_cast<QLineEdit *>(m_grid->cell(row, column));
}

bool RecordListEditor::isEmptyRow(int row) const
{
    for (int column = 0; column < int(m_columns.size()); ++column) {
        if (!edit(row, column)->text().trimmed().isEmpty())
            return false;
    }
    return true;
}

void RecordListEditor::appendRow(const QStringList &texts)
{
    QList<QWidget *> cells;
    QList<QLineEdit *> edits;
    for (int column = 0; column < int(m_columns.size()); ++column) {
        auto *edit = new QLineEdit(texts.value(column));
        edit->setPlaceholderText(m_columns[column].placeholder);
        if (column == 0)
            edit->setTextMargins(4, 0, 0, 0);
        setLook(edit, Look::Cell);
        edits.append(edit);
        cells.append(edit);
    }
    auto *remove = new QToolButton;
    remove->setAutoRaise(true);
    remove->setIcon(icon(m_theme, Symbol::Close));
    remove->setFocusPolicy(Qt::TabFocus);
    cells.append(remove);
    const auto name = [this, edits, remove] {
        const QString first = edits.first()->text();
        const QString what = first.isEmpty() ? tr("new entry") : first;
        for (int column = 0; column < int(edits.size()); ++column)
            edits[column]->setAccessibleName(
                tr("%1 of %2", "column, entry").arg(m_columns[column].title, what));
        remove->setAccessibleName(tr("Remove %1").arg(what));
        remove->setToolTip(tr("Remove %1").arg(what));
    };
    name();
    m_grid->addRow(cells);
    remove->setVisible(!texts.join(QString()).isEmpty());
    QLineEdit *key = edits.first();
    for (QLineEdit *edit : std::as_const(edits)) {
        connect(edit, &QLineEdit::textEdited, this, [this, key, name] {
            name();
            rowEdited(m_grid->rowOf(key));
        });
    }
    connect(remove, &QToolButton::clicked, this, [this, key] {
        const int row = m_grid->rowOf(key);
        m_grid->removeRow(row);
        m_grid->cell(std::min(row, m_grid->rowCount() - 1), 0)->setFocus(Qt::OtherFocusReason);
        markDuplicates();
        emit edited();
    });
}

void RecordListEditor::rowEdited(int row)
{
    m_grid->cell(row, int(m_columns.size()))->show();
    if (row == m_grid->rowCount() - 1)
        appendRow({});
    markDuplicates();
    emit edited();
}

void RecordListEditor::markDuplicates()
{
    if (m_names == Names::MayRepeat)
        return;
    QSet<QString> seen;
    for (int row = 0; row < m_grid->rowCount(); ++row) {
        const QString text = edit(row, 0)->text().trimmed();
        const bool twice = !text.isEmpty() && seen.contains(text);
        seen.insert(text);
        setFieldState(edit(row, 0), twice ? FieldState::Wrong : FieldState::Right);
        m_grid->setProblem(
            row,
            twice ? tr("%1 is there twice. Give it another name, or remove one.").arg(text)
                  : QString());
    }
}

QWidget *RecordListEditor::focusTarget()
{
    return m_grid->cell(0, 0);
}

bool RecordListEditor::addProblem(const QString &place, const QString &sentence)
{
    static const QRegularExpression pattern(uR"(^\[(\d+)\]\.?(\w*))"_s);
    const auto match = pattern.match(place);
    const int row = match.captured(1).toInt();
    if (!match.hasMatch() || row >= m_grid->rowCount())
        return false;
    const QByteArray member = match.captured(2).toLatin1();
    const auto column =
        std::find_if(m_columns.cbegin(), m_columns.cend(),
                     [&](const Column &candidate) { return candidate.wireName == member; });
    QWidget *cell =
        m_grid->cell(row, column == m_columns.cend() ? 0 : int(column - m_columns.cbegin()));
    setFieldState(cell, FieldState::Wrong);
    cell->setAccessibleDescription(sentence);
    m_grid->setProblem(row, sentence);
    return true;
}

void RecordListEditor::clearProblems()
{
    for (int row = 0; row < m_grid->rowCount(); ++row) {
        for (int column = 0; column < int(m_columns.size()); ++column) {
            setFieldState(m_grid->cell(row, column), FieldState::Right);
            m_grid->cell(row, column)->setAccessibleDescription({});
        }
        m_grid->setProblem(row, {});
    }
    markDuplicates();
}

void RecordListEditor::setLocked(bool locked)
{
    m_grid->setEnabled(!locked);
}

void RecordListEditor::setName(const QString &name)
{
    m_grid->setAccessibleName(name);
}

RecordListEditor *makeTagEditor(const Theme &theme, const ValueType &listType, QWidget *parent)
{
    const QByteArray key = listType.element->record().find("Key") ? "Key" : "Name";
    const auto translated = [](const char *text) {
        return QCoreApplication::translate("lc::RecordListEditor", text);
    };
    return new RecordListEditor(
        theme, listType,
        {{key, translated(QT_TRANSLATE_NOOP("lc::RecordListEditor", "Name")),
          translated(QT_TRANSLATE_NOOP("lc::RecordListEditor", "New name"))},
         {"Value", translated(QT_TRANSLATE_NOOP("lc::RecordListEditor", "Value")), {}}},
        RecordListEditor::Names::Differ, parent);
}

} // namespace lc
