// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/session.h"
#include "console/consoleworld.h"

#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace lc;

/// Where a person begins who never opened anything, by key.
class TestFirstStart : public QObject {
    Q_OBJECT

    WelcomePage *welcome() const { return m_world->pageAs<WelcomePage>(); }
    Session &session() const { return m_world->console().session(); }
    bool isShown(const QString &text) const
    {
        const auto labels = m_world->window().findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
            return label->isVisible() && label->text().contains(text);
        });
    }

private slots:
    void init() { m_world = std::make_unique<test::ConsoleWorld>(); }
    void cleanup()
    {
        m_world.reset();
        qunsetenv("AWS_CONFIG_FILE");
        QCOMPARE(test::ConsoleWorld::warnings(), QStringList());
    }

    void returnTakesTheSampleDataToTheOverview()
    {
        QVERIFY(m_world->startOnly());
        QVERIFY(welcome());
        QVERIFY(session().opened().isEmpty());
        m_world->press(Qt::Key_Return);
        QCOMPARE(m_world->window().tabs().currentId(), u"overview"_s);
        QTRY_COMPARE(m_world->window().tabs().count(), 1);
        QCOMPARE(session().opened(), QStringList({u"local:vendor"_s, u"local:customer"_s}));
        QTRY_COMPARE(session().state(u"local:vendor"_s), Session::State::Open);
    }
    void isShownOnce()
    {
        QVERIFY(m_world->start());
        m_world->close();
        QVERIFY(m_world->startOnly());
        QVERIFY(!welcome());
        QCOMPARE(session().opened(), QStringList({u"local:vendor"_s, u"local:customer"_s}));
    }
    void closingEverythingDoesNotBringItBack()
    {
        QVERIFY(m_world->start());
        for (const QString &id : session().opened())
            session().close(id);
        m_world->close();
        QVERIFY(m_world->startOnly());
        QVERIFY(!welcome());
        QCOMPARE(session().opened(), QStringList());
    }
    void whoNamesAConnectionIsNotAsked()
    {
        CommandLine line;
        line.connections = {u"local:vendor"_s};
        QVERIFY(m_world->startOnly(line));
        QVERIFY(!welcome());
        QCOMPARE(session().opened(), QStringList(u"local:vendor"_s));
    }
    void offersTheProfilesThatWereFound()
    {
        QFile config(m_world->path(u"config"_s));
        QVERIFY(config.open(QIODevice::WriteOnly));
        config.write("[profile acme-dev]\nregion = eu-west-1\n[profile acme-prod]\n");
        config.close();
        qputenv("AWS_CONFIG_FILE", config.fileName().toLocal8Bit());
        QVERIFY(m_world->startOnly());
        QVERIFY(isShown(u"acme-dev"_s));
        QVERIFY(isShown(u"eu-west-1"_s));
        QVERIFY(m_world->tabTo<QWidget>(u"acme-dev"_s));
        m_world->press(Qt::Key_Return);
        QCOMPARE(session().opened(), QStringList(u"profile:acme-dev"_s));
        QCOMPARE(m_world->window().tabs().currentId(), u"overview"_s);
    }
    void aBrokenFileIsNamedWithItsLine()
    {
        QFile config(m_world->path(u"config"_s));
        QVERIFY(config.open(QIODevice::WriteOnly));
        config.write("[profile acme-dev\n");
        config.close();
        qputenv("AWS_CONFIG_FILE", config.fileName().toLocal8Bit());
        QVERIFY(m_world->startOnly());
        QVERIFY(isShown(config.fileName()));
        QVERIFY(m_world->tabTo<QPushButton>(u"sample"_s));
    }
    void aClosedTabLeavesTheOverview()
    {
        QVERIFY(m_world->startOnly());
        m_world->press(Qt::Key_W, Qt::ControlModifier);
        QTRY_COMPARE(m_world->window().tabs().currentId(), u"overview"_s);
        QCOMPARE(session().opened(), QStringList());
    }
    void aConnectionThatIsGoneIsNotReplaced()
    {
        QVERIFY(m_world->start());
        m_world->close();
        {
            QSettings settings(m_world->path(u"settings.ini"_s), QSettings::IniFormat);
            settings.setValue(u"Connections/open"_s, QStringList(u"profile:gone"_s));
        }
        QVERIFY(m_world->startOnly());
        QCOMPARE(session().opened(), QStringList());
        QVERIFY(isShown(u"profile:gone"_s));
    }

private:
    std::unique_ptr<test::ConsoleWorld> m_world;
};

QTEST_MAIN(TestFirstStart)
#include "tst_firststart.moc"
