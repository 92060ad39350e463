// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/recordform.h"

#include "forms/recordformrow.h"
#include "style/consolestyle.h"
#include "style/icon.h"
#include "style/layouts.h"

#include <QGridLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr int labelWidth = 136;

QLabel *makeNote(const Theme &theme, Token color, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->hide();
    theme.dress(label, TypeStyle::Small, color);
    return label;
}

} // namespace

RecordForm::RecordForm(const Theme &theme, const Type &type, QList<FormSection> sections,
                       QWidget *parent)
    : QWidget(parent), m_theme(theme), m_type(type), m_sections(std::move(sections)),
      m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(24, 16, 24, 24);
    m_layout->setSpacing(0);
    if (m_sections.isEmpty()) {
        FormSection all;
        for (const Field &field : type.fields) {
            if (field.label)
                all.paths.append(QString::fromLatin1(field.wireName));
        }
        m_sections.append(all);
    }
}

RecordForm::~RecordForm() = default;

void RecordForm::setEditor(const QString &path, FieldEditor *editor)
{
    editor->setParent(this);
    editor->hide(); // until a section has it
    m_custom.insert(path, editor);
}

void RecordForm::lock(const QString &path, const QString &reason)
{
    m_locks.insert(path, reason);
    if (Row *row = rowOf(path); row && row->editor) {
        row->editor->setLocked(!reason.isEmpty());
        row->note->setText(reason);
        row->note->setVisible(!reason.isEmpty());
    }
}

void RecordForm::setLabel(const QString &path, const QString &label)
{
    m_labels.insert(path, label);
}

void RecordForm::setHint(const QString &path, const QString &hint)
{
    m_hints.insert(path, hint);
    if (Row *row = rowOf(path)) {
        row->note->setText(hint);
        row->note->setVisible(!hint.isEmpty());
    }
}

std::vector<const Field *> RecordForm::resolve(const QString &path) const
{
    std::vector<const Field *> fields;
    const Type *type = &m_type;
    for (const QString &name : path.split(u'.')) {
        const Field *field = type ? type->find(name.toStdString()) : nullptr;
        if (!field)
            return {};
        fields.push_back(field);
        type = field->type->kind == Kind::Record ? &field->type->record() : nullptr;
    }
    return fields;
}

RecordForm::Row *RecordForm::rowOf(const QString &path) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [&](const auto &row) { return row->path == path; });
    return found == m_rows.end() ? nullptr : found->get();
}

void RecordForm::build()
{
    m_built = true;
    for (const FormSection &section : std::as_const(m_sections))
        buildSection(section);
    m_layout->addStretch();
}

void RecordForm::buildSection(const FormSection &section)
{
    if (!m_headings.isEmpty()) {
        auto *line = new QFrame(this);
        line->setFixedHeight(1);
        line->setBackgroundRole(QPalette::Window);
        line->setAutoFillBackground(true);
        const auto recolour = [this, line] {
            QPalette palette = line->palette();
            palette.setColor(QPalette::Window, m_theme.color(Token::Line));
            line->setPalette(palette);
        };
        recolour();
        connect(&m_theme, &Theme::changed, line, recolour);
        m_layout->addSpacing(14);
        m_layout->addWidget(line);
        m_layout->addSpacing(14);
    }
    auto *head = new QHBoxLayout;
    head->setSpacing(10);
    auto *title = new QLabel(section.title, this);
    m_theme.dress(title, TypeStyle::Heading);
    title->setVisible(!section.title.isEmpty());
    head->addWidget(title);
    auto *note = makeNote(m_theme, Token::Sub, this);
    note->setText(section.note);
    note->setVisible(!section.note.isEmpty());
    head->addWidget(note, 1);
    m_layout->addLayout(head);
    m_headings.append(title);
    auto *grid = new QGridLayout;
    grid->setContentsMargins(0, section.title.isEmpty() ? 0 : 10, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->setColumnMinimumWidth(0, atTypeSize(labelWidth));
    grid->setColumnStretch(1, 1);
    m_layout->addLayout(grid);
    for (const QString &path : section.paths)
        addRow(grid, path);
}

void RecordForm::addRow(QGridLayout *grid, const QString &path)
{
    auto row = std::make_unique<Row>();
    row->path = path;
    row->fields = resolve(path);
    if (row->fields.empty())
        return;
    const Field &leaf = row->leaf();
    const bool isPresence =
        leaf.type->kind == Kind::Record && leaf.type->optional && !m_custom.contains(path);
    QWidget *shown = nullptr;
    if (isPresence) {
        row->presence = new QCheckBox(m_labels.value(path, labelOf(leaf)), this);
        connect(row->presence, &QCheckBox::clicked, this, [this] {
            updateDependents();
            showChanges();
            emit edited();
        });
        shown = row->presence;
    } else {
        row->editor =
            m_custom.contains(path) ? m_custom.value(path) : makeFieldEditor(m_theme, leaf, this);
        if (!row->editor)
            return;
        connect(row->editor, &FieldEditor::edited, this, [this] {
            showChanges();
            emit edited();
        });
        row->editor->show();
        shown = row->editor;
    }

    const bool namesItself =
        isPresence || (leaf.type->kind == Kind::Boolean && !leaf.type->optional);
    const bool isWide = m_custom.contains(path) && m_custom.value(path)->takesWholeRow();
    const QString name = m_labels.value(path, labelOf(leaf));
    if (!namesItself && !isWide) {
        // A no-break space keeps the mark with its word.
        row->label = new QLabel(leaf.is(Required) ? name + u"\u00A0*"_s : name, this);
        row->label->setTextFormat(Qt::PlainText);
        row->label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        row->label->setMinimumHeight(m_theme.lineHeight(TypeStyle::Body) + 10);
        row->label->setBuddy(row->target());
        m_theme.dress(row->label, TypeStyle::Body, Token::Sub);
    }
    if (!namesItself && !isWide)
        row->editor->setName(leaf.is(Required) ? tr("%1, required").arg(name) : name);

    auto *cell = new QVBoxLayout;
    cell->setSpacing(2);
    auto *line = new QHBoxLayout;
    line->setSpacing(12);
    line->addWidget(shown, 1);
    row->change = makeNote(m_theme, Token::InfoText, this);
    row->note = makeNote(m_theme, Token::Sub, this);
    row->problem = makeNote(m_theme, Token::DangerText, this);
    cell->addLayout(line);
    cell->addWidget(row->problem);
    cell->addWidget(row->change);
    cell->addWidget(row->note);
    const int at = grid->rowCount();
    if (isWide) {
        grid->addLayout(cell, at, 0, 1, 2);
    } else {
        if (row->label)
            grid->addWidget(row->label, at, 0, Qt::AlignTop);
        grid->addLayout(cell, at, 1);
    }
    const QString reason = m_locks.value(path);
    if (row->editor && (leaf.is(ReadOnly) || !reason.isEmpty()))
        row->editor->setLocked(true);
    const QString note = reason.isEmpty() ? m_hints.value(path) : reason;
    row->note->setText(note);
    row->note->setVisible(!note.isEmpty());
    m_rows.push_back(std::move(row));
}

void RecordForm::showChanges()
{
    const QList<FieldChange> changed = changes();
    for (const auto &row : m_rows) {
        if (m_custom.contains(row->path))
            continue;
        const auto found =
            std::find_if(changed.begin(), changed.end(),
                         [&](const FieldChange &change) { return change.path == row->path; });
        const bool shown =
            found != changed.end() && !found->before.isEmpty() && !row->isWrong && !row->presence;
        if (shown)
            row->change->setText(tr("Changed from %1").arg(found->before));
        row->change->setVisible(shown);
    }
}

void RecordForm::updateDependents()
{
    for (const auto &row : m_rows) {
        if (!row->presence)
            continue;
        const QString prefix = row->path + u'.';
        for (const auto &other : m_rows) {
            if (!other->path.startsWith(prefix))
                continue;
            const bool on = row->presence->isChecked();
            (other->presence ? static_cast<QWidget *>(other->presence) : other->editor)
                ->setEnabled(on);
            if (other->label)
                other->label->setEnabled(on);
        }
    }
}

QList<FieldProblem> RecordForm::setProblems(const QList<FieldProblem> &problems)
{
    for (const auto &row : m_rows) {
        row->isWrong = false;
        row->problem->hide();
        row->problem->clear();
        if (row->editor)
            row->editor->clearProblems();
    }
    m_problems = static_cast<int>(problems.size());
    QList<FieldProblem> homeless;
    for (const FieldProblem &problem : problems) {
        Row *best = nullptr;
        for (const auto &row : m_rows) {
            const bool fits = problem.path == row->path || problem.path.startsWith(row->path + u'.')
                || problem.path.startsWith(row->path + u'[');
            if (fits && (!best || row->path.size() > best->path.size()))
                best = row.get();
        }
        if (!best) {
            homeless.append(problem);
            continue;
        }
        best->isWrong = true;
        const QString place = problem.path.mid(best->path.size());
        const bool shown = best->editor && best->editor->addProblem(place, problem.sentence);
        if (shown)
            continue;
        const QString former = best->problem->text();
        best->problem->setText(former.isEmpty() ? problem.sentence
                                                : former + u'\n' + problem.sentence);
        best->problem->show();
        best->target()->setAccessibleDescription(best->problem->text());
    }
    for (const auto &row : m_rows) {
        if (!row->isWrong)
            row->target()->setAccessibleDescription({});
    }
    if (m_base)
        showChanges();
    return homeless;
}

bool RecordForm::goToFirstProblem()
{
    for (const auto &row : m_rows) {
        if (!row->isWrong)
            continue;
        focusField(row->path);
        return true;
    }
    return false;
}

QWidget *RecordForm::section(int index) const
{
    return m_headings.value(index);
}

void RecordForm::focusField(const QString &path)
{
    Row *row = rowOf(path);
    if (!row)
        return;
    QWidget *target = row->target();
    target->setFocus(Qt::ShortcutFocusReason);
    for (QWidget *up = parentWidget(); up; up = up->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(up)) {
            area->ensureWidgetVisible(target, 24, 48);
            break;
        }
    }
}

} // namespace lc
