// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/historyplacesection.h"

#include "shell/preferencesdialog.h"
#include "style/theme.h"
#include "support/fakeclock.h"
#include "support/memorykeychain.h"
#include "support/postgresprogram.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

class TestHistoryPlaceSection : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_program = std::make_unique<test::PostgresProgram>();
        if (!m_program->problem().isEmpty())
            QSKIP(qPrintable(m_program->problem()));
    }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_keychain = std::make_unique<test::MemoryKeychain>();
        m_settings =
            std::make_unique<Settings>(m_folder->filePath(u"settings.ini"_s), m_clock->now());
        m_places = std::make_unique<HistoryPlaces>(*m_settings, *m_keychain,
                                                   m_folder->filePath(u"history.db"_s), m_clock);
        m_store = m_places->open();
        m_server = m_program->newDatabase();
        show();
    }
    void cleanup()
    {
        m_dialog.reset();
        m_store.reset();
        m_places.reset();
    }
    void cleanupTestCase() { m_program.reset(); }

    void asksForNothingWhereAFileIsEnough()
    {
        QVERIFY(!field(u"Host"_s)->isVisible());
        QVERIFY(!m_dialog->findChild<QCheckBox *>(u"copiesHistory"_s)->isVisible());
        QTest::keyClick(m_dialog.get(), Qt::Key_Return);
        QVERIFY(!m_dialog->isVisible());
        QCOMPARE(m_places->place(), HistoryPlace());
    }

    void movesToAServerByKeyboard()
    {
        QSignalSpy moved(m_places.get(), &HistoryPlaces::moved);
        QSignalSpy copied(m_places.get(), &HistoryPlaces::copied);
        typeServer(m_program->passwordText());
        QVERIFY(m_dialog->findChild<QCheckBox *>(u"copiesHistory"_s)->isVisible());
        test();
        QTRY_VERIFY2(outcome()->text().startsWith(u"PostgreSQL "_s), qPrintable(outcome()->text()));
        QCOMPARE(moved.size(), 0);
        m_dialog->accept();
        QVERIFY(!m_dialog->isVisible());
        QCOMPARE(moved.size(), 1);
        QCOMPARE(m_places->place(), (HistoryPlace{HistoryPlace::Kind::Server, m_server}));
        QTRY_COMPARE(m_store->state().access, HistoryState::Access::Writable);
        QTRY_COMPARE_WITH_TIMEOUT(copied.size(), 1, 20'000);

        // The next time all of it is there but the password, and nothing happens without a change.
        show();
        QCOMPARE(field(u"Host"_s)->text(), m_server.host);
        QVERIFY(field(u"Password"_s)->text().isEmpty());
        m_dialog->accept();
        QCOMPARE(moved.size(), 1);
    }

    void saysWhatIsWrong()
    {
        typeServer("wrong");
        test();
        QTRY_VERIFY2(outcome()->text().contains(u"password"_s), qPrintable(outcome()->text()));
        QVERIFY(outcome()->text().contains(m_server.database));
        QVERIFY(button()->isEnabled());

        field(u"Host"_s)->clear();
        m_dialog->accept();
        QVERIFY(m_dialog->isVisible());
        QVERIFY(outcome()->text().contains(u"host"_s));
        QCOMPARE(m_dialog->focusWidget(), field(u"Host"_s));
        m_dialog->reject();
        QCOMPARE(m_places->place(), HistoryPlace());
    }

    void everyControlHasAName()
    {
        typeServer("x");
        for (const QWidget *control : m_dialog->findChildren<QWidget *>()) {
            if (control->focusPolicy() == Qt::NoFocus || !control->isVisible()
                || qobject_cast<const QAbstractButton *>(control)
                || control->parentWidget()->inherits("QAbstractSpinBox"))
                continue;
            QVERIFY2(!control->accessibleName().isEmpty(), control->metaObject()->className());
        }
    }

private:
    void show()
    {
        m_dialog = std::make_unique<PreferencesDialog>(*m_settings, m_theme, nullptr);
        m_dialog->addSection(new HistoryPlaceSection(*m_places, m_theme));
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    }
    void type(QWidget *field, const QString &text)
    {
        field->setFocus();
        QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(field, text);
    }
    void typeServer(const QByteArray &password)
    {
        auto *kind = m_dialog->findChild<QComboBox *>(u"historyKind"_s);
        kind->setFocus();
        QTest::keyClick(kind, Qt::Key_End);
        type(field(u"Host"_s), m_server.host);
        type(field(u"Database"_s), m_server.database);
        type(field(u"User"_s), m_server.user);
        type(field(u"Password"_s), QString::fromLatin1(password));
        for (auto *port : m_dialog->findChildren<QSpinBox *>()) {
            if (port->accessibleName() == u"Port"_s)
                port->setValue(m_server.port);
        }
        for (auto *tls : m_dialog->findChildren<QComboBox *>()) {
            if (tls->accessibleName() == u"TLS"_s)
                tls->setCurrentIndex(int(PostgresServer::Tls::Disable));
        }
    }
    void test()
    {
        button()->setFocus();
        QTest::keyClick(button(), Qt::Key_Space);
    }
    QLineEdit *field(const QString &name)
    {
        for (auto *field : m_dialog->findChildren<QLineEdit *>()) {
            if (field->accessibleName() == name)
                return field;
        }
        qFatal("no field %ls", qUtf16Printable(name));
    }
    QPushButton *button() { return m_dialog->findChild<QPushButton *>(u"testHistory"_s); }
    QLabel *outcome() { return m_dialog->findChild<QLabel *>(u"historyOutcome"_s); }

    Theme m_theme;
    std::shared_ptr<FakeClock> m_clock = std::make_shared<FakeClock>();
    std::unique_ptr<test::PostgresProgram> m_program;
    PostgresServer m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::MemoryKeychain> m_keychain;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<HistoryPlaces> m_places;
    std::unique_ptr<HistoryStore> m_store;
    std::unique_ptr<PreferencesDialog> m_dialog;
};

QTEST_MAIN(TestHistoryPlaceSection)
#include "tst_historyplacesection.moc"
