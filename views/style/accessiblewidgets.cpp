// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/accessiblewidgets.h"

#include <QAccessibleWidget>
#include <QComboBox>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollArea>

#include <algorithm>

namespace lc {

namespace {

constexpr char pressableProperty[] = "lcPressable";

/// A line of text. Qt's own does not tell the program that somebody typed: forms would not notice.
class AccessibleLineEdit final : public QAccessibleWidget,
                                 public QAccessibleTextInterface,
                                 public QAccessibleEditableTextInterface {
public:
    explicit AccessibleLineEdit(QLineEdit *edit)
        : QAccessibleWidget(edit, QAccessible::EditableText), m_edit(edit)
    {
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TextInterface)
            return static_cast<QAccessibleTextInterface *>(this);
        if (type == QAccessible::EditableTextInterface)
            return static_cast<QAccessibleEditableTextInterface *>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    QString text(QAccessible::Text which) const override
    {
        if (which == QAccessible::Value)
            return isSecret() ? QString() : m_edit->text();
        const QString found = QAccessibleWidget::text(which);
        if (!found.isEmpty())
            return found;
        // The field of a box that can be typed into is called like the box.
        if (qobject_cast<QComboBox *>(m_edit->parentWidget()) && parent())
            return parent()->text(which);
        return which == QAccessible::Name || which == QAccessible::Description
            ? m_edit->placeholderText()
            : QString();
    }
    void setText(QAccessible::Text which, const QString &text) override
    {
        if (which == QAccessible::Value)
            edit(text);
        else
            QAccessibleWidget::setText(which, text);
    }
    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.editable = !m_edit->isReadOnly();
        state.readOnly = m_edit->isReadOnly();
        state.passwordEdit = isSecret();
        state.selectableText = true;
        state.hasPopup = m_edit->completer() != nullptr;
        return state;
    }

    void selection(int index, int *start, int *end) const override
    {
        const bool has = index == 0 && m_edit->hasSelectedText();
        *start = has ? m_edit->selectionStart() : 0;
        *end = has ? m_edit->selectionEnd() : 0;
    }
    int selectionCount() const override { return m_edit->hasSelectedText() ? 1 : 0; }
    void addSelection(int start, int end) override { setSelection(0, start, end); }
    void removeSelection(int) override { m_edit->deselect(); }
    void setSelection(int, int start, int end) override
    {
        m_edit->setSelection(start, end - start);
    }
    int cursorPosition() const override { return m_edit->cursorPosition(); }
    void setCursorPosition(int position) override { m_edit->setCursorPosition(position); }
    QString text(int start, int end) const override
    {
        return m_edit->displayText().mid(start, end - start);
    }
    int characterCount() const override { return int(m_edit->displayText().size()); }
    QRect characterRect(int offset) const override
    {
        const QFontMetrics metrics = m_edit->fontMetrics();
        const QString shown = m_edit->displayText();
        const int left = metrics.horizontalAdvance(shown.left(offset));
        const QRect place(left, 0, metrics.horizontalAdvance(shown.mid(offset, 1)),
                          m_edit->height());
        return place.translated(m_edit->mapToGlobal(QPoint()));
    }
    int offsetAtPoint(const QPoint &point) const override
    {
        return m_edit->cursorPositionAt(m_edit->mapFromGlobal(point));
    }
    void scrollToSubstring(int start, int) override { m_edit->setCursorPosition(start); }
    QString attributes(int, int *start, int *end) const override
    {
        *start = 0;
        *end = characterCount();
        return {};
    }

    void deleteText(int start, int end) override { replaceText(start, end, {}); }
    void insertText(int offset, const QString &text) override { replaceText(offset, offset, text); }
    void replaceText(int start, int end, const QString &text) override
    {
        edit(QString(m_edit->text()).replace(start, end - start, text));
    }

private:
    bool isSecret() const { return m_edit->echoMode() != QLineEdit::Normal; }
    /// As if the user had typed it: with undo, and with the limits and signals of typing.
    void edit(const QString &text)
    {
        if (m_edit->isReadOnly() || !m_edit->isEnabled())
            return;
        m_edit->selectAll();
        if (text.isEmpty())
            m_edit->del();
        else
            m_edit->insert(text);
    }

    QLineEdit *m_edit;
};

/// What is scrolled has the name of what it stands in, unless it has its own.
class AccessibleScrollArea final : public QAccessibleWidget {
public:
    explicit AccessibleScrollArea(QScrollArea *area)
        : QAccessibleWidget(area, QAccessible::Pane) { }

    QString text(QAccessible::Text which) const override
    {
        QString found = QAccessibleWidget::text(which);
        for (const QWidget *around = widget()->parentWidget();
             which == QAccessible::Name && found.isEmpty() && around;
             around = around->parentWidget())
            found = around->accessibleName();
        return found;
    }
};

class AccessibleButton final : public QAccessibleWidget {
public:
    explicit AccessibleButton(QWidget *widget) : QAccessibleWidget(widget, QAccessible::Button) { }

    QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString &name) override
    {
        if (name != pressAction())
            return QAccessibleWidget::doAction(name);
        for (const auto type : {QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent key(type, Qt::Key_Return, Qt::NoModifier);
            QCoreApplication::sendEvent(widget(), &key);
        }
    }
};

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    if (auto *edit = qobject_cast<QLineEdit *>(object))
        return new AccessibleLineEdit(edit);
    if (auto *area = qobject_cast<QScrollArea *>(object))
        return new AccessibleScrollArea(area);
    auto *widget = qobject_cast<QWidget *>(object);
    return widget && widget->property(pressableProperty).toBool() ? new AccessibleButton(widget)
                                                                  : nullptr;
}

} // namespace

void installAccessibleWidgets()
{
    QAccessible::installFactory(makeInterface);
}

void setPressable(QWidget *widget)
{
    widget->setProperty(pressableProperty, true);
}

} // namespace lc
