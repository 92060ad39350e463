// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/accessiblewidgets.h"

#include <QAccessible>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

namespace {

/// Counts presses of Return, as a tile of the overview takes them.
class Tile final : public QWidget {
public:
    int presses = 0;

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->key() == Qt::Key_Return)
            ++presses;
    }
};

} // namespace

/// What assistive technology gets of our widgets beyond Qt's own.
class TestAccessibleWidgets : public QObject {
    Q_OBJECT

    static QAccessibleEditableTextInterface *editable(QLineEdit &edit)
    {
        return QAccessible::queryAccessibleInterface(&edit)->editableTextInterface();
    }

private slots:
    void initTestCase() { installAccessibleWidgets(); }

    void whatItTypesIsTyped()
    {
        QLineEdit edit(u"one two"_s);
        QSignalSpy edited(&edit, &QLineEdit::textEdited);
        editable(edit)->replaceText(0, 3, u"three"_s);
        QCOMPARE(edit.text(), u"three two"_s);
        QCOMPARE(edited.size(), 1);
        QVERIFY(edit.isUndoAvailable());
        editable(edit)->insertText(5, u" or"_s);
        editable(edit)->deleteText(0, 6);
        QCOMPARE(edit.text(), u"or two"_s);
        editable(edit)->deleteText(0, 6);
        QCOMPARE(edit.text(), QString());
        QCOMPARE(edited.size(), 4);
    }

    void limitsHoldForItToo()
    {
        QLineEdit edit;
        edit.setMaxLength(3);
        editable(edit)->insertText(0, u"abcdef"_s);
        QCOMPARE(edit.text(), u"abc"_s);
        edit.setReadOnly(true);
        editable(edit)->deleteText(0, 3);
        QCOMPARE(edit.text(), u"abc"_s);
        const QAccessible::State state = QAccessible::queryAccessibleInterface(&edit)->state();
        QVERIFY(state.readOnly && !state.editable);
    }

    void secretsAreNotRead()
    {
        QLineEdit edit(u"secret"_s);
        edit.setEchoMode(QLineEdit::Password);
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(&edit);
        QVERIFY(spoken->state().passwordEdit);
        QCOMPARE(spoken->text(QAccessible::Value), QString());
        const QString read = spoken->textInterface()->text(0, 6);
        QCOMPARE(read.size(), 6);
        QVERIFY(!read.contains(u"secret"_s));
    }

    void theFieldOfABoxIsCalledLikeTheBox()
    {
        QComboBox box;
        box.setEditable(true);
        box.setAccessibleName(u"Stage"_s);
        QCOMPARE(QAccessible::queryAccessibleInterface(box.lineEdit())->text(QAccessible::Name),
                 u"Stage"_s);
    }

    void scrolledContentsAreCalledLikeTheirPlace()
    {
        QWidget pane;
        pane.setAccessibleName(u"Details"_s);
        QScrollArea area(&pane);
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(&area);
        QCOMPARE(spoken->text(QAccessible::Name), u"Details"_s);
        area.setAccessibleName(u"Own name"_s);
        QCOMPARE(spoken->text(QAccessible::Name), u"Own name"_s);
    }

    void aTileIsPressedLikeAButton()
    {
        Tile tile;
        setPressable(&tile);
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(&tile);
        QCOMPARE(spoken->role(), QAccessible::Button);
        spoken->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(tile.presses, 1);
    }
};

QTEST_MAIN(TestAccessibleWidgets)
#include "tst_accessiblewidgets.moc"
