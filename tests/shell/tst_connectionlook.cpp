// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/directtransport.h"
#include "connections/session.h"
#include "shell/connectionlook.h"
#include "shell/consolestatusbar.h"
#include "style/connectioncolor.h"

#include <QLabel>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

/// What the window shows of the connections that are open.
class TestConnectionLook : public QObject {
    Q_OBJECT

    static Connection named(const QString &name)
    {
        Connection connection;
        connection.id = u"endpoint:"_s + name;
        connection.name = name;
        connection.kind = Connection::Kind::Endpoint;
        return connection;
    }
    /// Marks do not wait for an answer of the service: these connections have no Region.
    std::unique_ptr<Session> sessionOf(const QList<Connection> &connections)
    {
        auto session = std::make_unique<Session>(
            SessionParts{m_workers, std::make_shared<SystemClock>(), nullptr, nullptr},
            ConnectionRegistry(Environment(), connections));
        for (const Connection &connection : connections)
            session->open(connection.id);
        return session;
    }

private slots:
    void showsMarks_data()
    {
        QTest::addColumn<QList<Connection>>("connections");
        QTest::addColumn<int>("strip");
        QTest::addColumn<QString>("mark");
        Connection plain = named(u"plain"_s);
        Connection production = named(u"prod"_s);
        production.stage = Connection::Stage::Production;
        Connection readOnly = named(u"audit"_s);
        readOnly.access = Connection::Access::ReadOnly;
        Connection both = named(u"both"_s);
        both.stage = Connection::Stage::Production;
        both.access = Connection::Access::ReadOnly;
        Connection green = named(u"green"_s);
        green.colour = u"green"_s;
        Connection greenProduction = production;
        greenProduction.colour = u"green"_s;
        Connection unknownColor = named(u"odd"_s);
        unknownColor.colour = u"plaid"_s;
        const auto row = [](const char *name, const QList<Connection> &connections, Token strip,
                            const QString &mark) {
            QTest::newRow(name) << connections << int(strip) << mark;
        };
        row("nothing open", {}, Token::Border, {});
        row("plain", {plain}, Token::StripNormal, {});
        row("production", {production}, Token::StripProduction, u"Production"_s);
        row("read-only", {readOnly}, Token::StripReadOnly, u"Read-only"_s);
        row("both", {both}, Token::StripProduction, u"Production, read-only"_s);
        row("one of two is production", {plain, production}, Token::StripProduction,
            u"Production"_s);
        row("one of two takes changes", {plain, readOnly}, Token::StripNormal, {});
        row("own color", {green}, Token::Series3, {});
        row("two colors", {green, plain}, Token::StripNormal, {});
        row("production stays red", {greenProduction}, Token::StripProduction, u"Production"_s);
        row("unknown color", {unknownColor}, Token::StripNormal, {});
    }
    void showsMarks()
    {
        QFETCH(QList<Connection>, connections);
        QFETCH(int, strip);
        QFETCH(QString, mark);
        const auto session = sessionOf(connections);
        const ConnectionLook look = connectionLook(*session);
        QCOMPARE(int(look.strip), strip);
        QCOMPARE(look.mark, mark);
    }
    void theStatusBarSaysTheMark()
    {
        Connection production = named(u"prod"_s);
        production.stage = Connection::Stage::Production;
        const auto session = sessionOf({production});
        const ConsoleStatusBar bar(*session, m_theme);
        QVERIFY(bar.findChild<QLabel *>(u"statusConnection"_s)->text().contains(u"Production"_s));
    }
    void everyColorHasAName()
    {
        for (const ConnectionColor &color : connectionColors()) {
            QVERIFY(!color.word.isEmpty());
            QVERIFY(connectionColor(color.name) == color.token);
            QVERIFY(color.token != Token::StripProduction);
        }
        QVERIFY(!connectionColor({}));
    }

private:
    Theme m_theme;
    std::shared_ptr<Workers> m_workers =
        std::make_shared<Workers>([] { return std::make_unique<DirectTransport>(); });
};

QTEST_MAIN(TestConnectionLook)
#include "tst_connectionlook.moc"
