// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/formhistory.h"

#include "forms/recordform.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>

#include <utility>

using namespace std::chrono_literals;

namespace lc {

namespace {

constexpr auto pause = 1s;
constexpr qsizetype mostStates = 200;

bool isTypedIn(const QWidget *widget)
{
    return qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget)
        || qobject_cast<const QTextEdit *>(widget)
        || qobject_cast<const QAbstractSpinBox *>(widget);
}

/// The editor of a cell, whose text the form does not know yet.
bool isCellEditor(const QWidget *widget)
{
    const QWidget *parent = widget->parentWidget();
    return parent && qobject_cast<const QAbstractItemView *>(parent->parentWidget());
}

/// Long texts have steps of their own, finer than the form's and with what is not valid yet.
bool hasStepOfItsOwn(const QObject *widget, bool isUndo)
{
    const auto *text = qobject_cast<const QPlainTextEdit *>(widget);
    return text
        && (isUndo ? text->document()->isUndoAvailable() : text->document()->isRedoAvailable());
}

} // namespace

FormHistory::FormHistory(RecordForm &form) : QObject(&form), m_form(form)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&form, &RecordForm::filled, this, &FormHistory::begin);
    connect(&form, &RecordForm::edited, this, &FormHistory::note);
    connect(qApp, &QApplication::focusChanged, this,
            [this](QWidget *, QWidget *now) { follow(now); });
}

void FormHistory::begin()
{
    m_typedIn = nullptr;
    if (std::exchange(m_base, m_form.baseJson()) == m_form.baseJson() && !m_states.isEmpty())
        return note(); // what was thrown away can be taken back
    m_states = {m_form.editedJson()};
    m_at = 0;
    emit changed();
}

void FormHistory::note()
{
    if (m_isGoing || m_states.isEmpty())
        return;
    const QByteArray state = m_form.editedJson();
    if (state == m_states[m_at])
        return;
    QWidget *focused = QApplication::focusWidget();
    const bool goesOn = m_at > 0 && m_pause.isActive() && focused && focused == m_typedIn;
    m_states.resize(m_at + 1);
    if (goesOn)
        m_states.last() = state;
    else
        m_states.append(state);
    if (m_states.size() > mostStates)
        m_states.removeFirst();
    m_at = m_states.size() - 1;
    m_typedIn = isTypedIn(focused) ? focused : nullptr;
    m_pause.start();
    emit changed();
}

void FormHistory::undo()
{
    if (canUndo())
        goTo(m_at - 1);
}

void FormHistory::redo()
{
    if (canRedo())
        goTo(m_at + 1);
}

void FormHistory::goTo(qsizetype index)
{
    m_isGoing = true;
    const QStringList touched = m_form.takeEdit(m_states[m_at], m_states[index]);
    m_isGoing = false;
    m_at = index;
    m_typedIn = nullptr;
    if (!touched.isEmpty())
        m_form.focusField(touched.first());
    emit changed();
}

void FormHistory::follow(QWidget *focused)
{
    if (m_watched)
        m_watched->removeEventFilter(this);
    m_watched = nullptr;
    if (!focused || !m_form.isAncestorOf(focused) || isCellEditor(focused))
        return;
    m_watched = focused;
    focused->installEventFilter(this);
}

bool FormHistory::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            if (hasStepOfItsOwn(watched, key->matches(QKeySequence::Undo)))
                return false;
            key->ignore();
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace lc
