// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/secretclipboard.h"
#include "style/secrettext.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

class TestSecretClipboard : public QObject {
    Q_OBJECT

    static QString copied() { return QGuiApplication::clipboard()->text(); }

private slots:
    void isEmptiedAfterAWhile()
    {
        SecretClipboard clipboard(std::chrono::milliseconds(20));
        clipboard.copy(u"canary"_s);
        QCOMPARE(copied(), u"canary"_s);
        QVERIFY(
            QGuiApplication::clipboard()->mimeData()->hasFormat(u"x-kde-passwordManagerHint"_s));
        QTRY_COMPARE(copied(), QString());
    }
    void leavesWhatCameAfterwards()
    {
        {
            SecretClipboard clipboard;
            clipboard.copy(u"canary"_s);
            QGuiApplication::clipboard()->setText(u"something else"_s);
        }
        QCOMPARE(copied(), u"something else"_s);
    }
    void isEmptiedAtTheEnd()
    {
        {
            SecretClipboard clipboard;
            clipboard.copy(u"canary"_s);
        }
        QCOMPARE(copied(), QString());
    }
    void aSecondSecretHasItsOwnWhile()
    {
        SecretClipboard clipboard(std::chrono::milliseconds(20));
        clipboard.copy(u"first"_s);
        clipboard.copy(u"second"_s);
        QCOMPARE(copied(), u"second"_s);
        QTRY_COMPARE(copied(), QString());
    }
    void aSelectionIsTakenAwayToo_data()
    {
        QTest::addColumn<int>("letters");
        QTest::newRow("all") << 9;
        QTest::newRow("a part") << 4;
    }
    void aSelectionIsTakenAwayToo()
    {
        QFETCH(int, letters);
        SecretClipboard clipboard(std::chrono::milliseconds(50));
        SecretText text(clipboard);
        text.setPlainText(u"canary\ntwo"_s.left(9));
        text.setReadOnly(true);
        QTextCursor cursor = text.textCursor();
        cursor.setPosition(0);
        cursor.setPosition(letters, QTextCursor::KeepAnchor);
        text.setTextCursor(cursor);
        QTest::keyClick(&text, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(copied(), u"canary\ntwo"_s.left(letters));
        QVERIFY(
            QGuiApplication::clipboard()->mimeData()->hasFormat(u"x-kde-passwordManagerHint"_s));
        QTRY_COMPARE(copied(), QString());
    }
    void staysTenSecondsByDefault() { QCOMPARE(SecretClipboard::usualStay.count(), 10); }
};

QTEST_MAIN(TestSecretClipboard)
#include "tst_secretclipboard.moc"
