// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/keysdialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

/// Access keys, typed.
class TestKeysDialog : public QObject {
    Q_OBJECT

    QLineEdit *field(const QString &name) { return m_dialog->findChild<QLineEdit *>(name); }
    void press(int key) { QTest::keyClick(m_dialog->focusWidget(), Qt::Key(key)); }
    void type(const QString &text) { QTest::keyClicks(m_dialog->focusWidget(), text); }
    bool says(const QString &text) const
    {
        const auto labels = m_dialog->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
            return label->isVisible() && label->text().contains(text);
        });
    }
    void open(const KeyVault::Kept &place)
    {
        m_keys.reset();
        m_dialog = new KeysDialog(m_theme, u"acme"_s, place);
        connect(m_dialog, &KeysDialog::entered, this,
                [this](const Credentials &keys) { m_keys = keys; });
        m_dialog->open();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog));
    }

private slots:
    void init() { open({KeyVault::Stay::Keychain, {}}); }
    void cleanup() { delete m_dialog; }

    void takesKeysByKeyboard()
    {
        type(u"AKIAIOSFODNN7EXAMPLE"_s);
        press(Qt::Key_Tab);
        type(u"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"_s);
        press(Qt::Key_Return);
        QVERIFY(m_keys);
        QCOMPARE(m_keys->accessKeyId, u"AKIAIOSFODNN7EXAMPLE"_s);
        QVERIFY(m_keys->secretAccessKey == Secret("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"));
        QVERIFY(m_keys->sessionToken.isEmpty());
        QTRY_VERIFY(!m_dialog);
    }
    void hidesSecrets()
    {
        QCOMPARE(field(u"secretAccessKey"_s)->echoMode(), QLineEdit::Password);
        QCOMPARE(field(u"sessionToken"_s)->echoMode(), QLineEdit::Password);
        QVERIFY(!m_dialog->windowTitle().contains(u"AKIA"_s));
    }
    void saysWhereTheyAreKept()
    {
        QVERIFY(says(u"keychain of this desktop"_s));
        delete m_dialog;
        open({KeyVault::Stay::ThisRun, u"No keychain here."_s});
        QVERIFY(says(u"No keychain here."_s));
        QVERIFY(says(u"this run only"_s));
    }
    void marksWhatIsWrongAndLosesNothing_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("secret");
        QTest::addColumn<QString>("wrong");
        QTest::newRow("nothing") << QString() << QString() << u"accessKeyId"_s;
        QTest::newRow("short id") << u"AKIA"_s << u"secret"_s << u"accessKeyId"_s;
        QTest::newRow("no secret")
            << u"AKIAIOSFODNN7EXAMPLE"_s << QString() << u"secretAccessKey"_s;
        QTest::newRow("a gap") << u"AKIAIOSFODNN7EXAMPLE"_s << u"one two"_s << u"secretAccessKey"_s;
        QTest::newRow("no token") << u"ASIAIOSFODNN7EXAMPLE"_s << u"secret"_s << u"sessionToken"_s;
    }
    void marksWhatIsWrongAndLosesNothing()
    {
        QFETCH(QString, id);
        QFETCH(QString, secret);
        QFETCH(QString, wrong);
        field(u"accessKeyId"_s)->setText(id);
        field(u"secretAccessKey"_s)->setText(secret);
        press(Qt::Key_Return);
        QVERIFY(!m_keys);
        QVERIFY(m_dialog->isVisible());
        QVERIFY(m_dialog->findChild<QLabel *>(u"problem"_s)->isVisible());
        QCOMPARE(m_dialog->focusWidget()->objectName(), wrong);
        QCOMPARE(field(u"secretAccessKey"_s)->text(), secret);
    }
    void escapeTakesNothing()
    {
        type(u"AKIAIOSFODNN7EXAMPLE"_s);
        press(Qt::Key_Escape);
        QTRY_VERIFY(!m_dialog);
        QVERIFY(!m_keys);
    }

private:
    Theme m_theme;
    QPointer<KeysDialog> m_dialog;
    std::optional<Credentials> m_keys;
};

QTEST_MAIN(TestKeysDialog)
#include "tst_keysdialog.moc"
