// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/connectionregistry.h"
#include "connections/rowkey.h"
#include "support/temporaryhome.h"

#include <QTest>

using namespace lc;

class tst_ConnectionRegistry : public QObject {
    Q_OBJECT
private slots:
    void offersLocalEnvironmentAndProfiles();
    void findsByIdThenByName();
    void reloadsAndTellsProblems();
    void keepsNoSecret();
    void rowKeysTellAccountsApart();
};

void tst_ConnectionRegistry::offersLocalEnvironmentAndProfiles()
{
    TemporaryHome home;
    home.write(QStringLiteral(".aws/config"),
               "[default]\nregion = eu-west-1\n[profile b]\nregion = us-west-2\n");
    home.write(QStringLiteral(".aws/credentials"), "[a]\naws_access_key_id = A\n");
    const ConnectionRegistry registry(Environment({{QStringLiteral("HOME"), home.path()}}));
    QStringList ids;
    for (const Connection &connection : registry.connections()) {
        ids.append(connection.id);
        QVERIFY(!connection.name.isEmpty());
    }
    QCOMPARE(ids,
             (QStringList{QStringLiteral("local:vendor"), QStringLiteral("local:customer"),
                          QStringLiteral("environment"), QStringLiteral("profile:a"),
                          QStringLiteral("profile:b"), QStringLiteral("profile:default")}));
    QCOMPARE(registry.byId(QStringLiteral("profile:b"))->region, QStringLiteral("us-west-2"));
    QCOMPARE(registry.byId(QStringLiteral("profile:a"))->region, QString());
    QCOMPARE(registry.byId(QStringLiteral("environment"))->region, QStringLiteral("eu-west-1"));
    QCOMPARE(registry.byId(QStringLiteral("environment"))->profile, QStringLiteral("default"));
}

void tst_ConnectionRegistry::findsByIdThenByName()
{
    TemporaryHome home;
    home.write(QStringLiteral(".aws/credentials"),
               "[vendor]\nx = 1\n[lab]\nx = 1\n[environment]\nx = 1\n");
    const Connection own{.id = QStringLiteral("endpoint:lab"),
                         .name = QStringLiteral("My lab"),
                         .kind = Connection::Kind::Endpoint};
    const ConnectionRegistry registry(Environment({{QStringLiteral("HOME"), home.path()}}), {own});
    const auto ids = [&](const char *name) {
        QStringList found;
        for (const Connection &connection : registry.find(QString::fromLatin1(name)))
            found.append(connection.id);
        return found.join(QLatin1Char(' '));
    };
    QCOMPARE(ids("local"), QStringLiteral("local:vendor local:customer"));
    QCOMPARE(ids("profile:vendor"), QStringLiteral("profile:vendor"));
    QCOMPARE(ids("environment"), QStringLiteral("environment"));
    QCOMPARE(ids("lab"), QStringLiteral("profile:lab"));
    QCOMPARE(ids("My lab"), QStringLiteral("endpoint:lab"));
    QCOMPARE(ids("nothing"), QString());
}

void tst_ConnectionRegistry::reloadsAndTellsProblems()
{
    TemporaryHome home;
    ConnectionRegistry registry(Environment({{QStringLiteral("HOME"), home.path()}}));
    QCOMPARE(registry.connections().size(), 3);
    QVERIFY(registry.problem().isEmpty());
    home.write(QStringLiteral(".aws/config"), "[profile a]\n[profile b\n");
    registry.reload();
    // The broken one is listed, too: opening it tells what is wrong.
    QCOMPARE(registry.connections().size(), 5);
    QVERIFY2(registry.problem().contains(QStringLiteral("line 2")), qPrintable(registry.problem()));
    home.write(QStringLiteral(".aws/config"), "[profile a]\n[profile b]\n");
    registry.reload();
    QCOMPARE(registry.connections().size(), 5);
    QVERIFY(registry.problem().isEmpty());
}

void tst_ConnectionRegistry::keepsNoSecret()
{
    TemporaryHome home;
    home.write(QStringLiteral(".aws/credentials"),
               "[a]\naws_access_key_id = A\naws_secret_access_key = canary\n");
    const ConnectionRegistry registry(Environment({{QStringLiteral("HOME"), home.path()}}));
    QVERIFY(registry.profiles().contains(QStringLiteral("a")));
    for (const ProfileSection &section : registry.profiles().profiles()) {
        for (const QString &value : section)
            QVERIFY(!value.contains(QStringLiteral("canary")));
    }
}

void tst_ConnectionRegistry::rowKeysTellAccountsApart()
{
    const Identity one{QStringLiteral("aws"), QStringLiteral("111122223333"),
                       QStringLiteral("arn:a")};
    const Identity sameAccount{QStringLiteral("aws"), QStringLiteral("111122223333"),
                               QStringLiteral("arn:b")};
    const Identity otherAccount{QStringLiteral("aws"), QStringLiteral("444455556666"), {}};
    const Identity otherPartition{QStringLiteral("aws-cn"), QStringLiteral("111122223333"), {}};
    QCOMPARE(rowKey(one, "issued", "arn"), rowKey(sameAccount, "issued", "arn"));
    QSet<QByteArray> keys{rowKey(one, "issued", "arn"),
                          rowKey(one, "received", "arn"),
                          rowKey(one, "issued", "arn2"),
                          rowKey(otherAccount, "issued", "arn"),
                          rowKey(otherPartition, "issued", "arn"),
                          regionalRowKey(one, u"eu-west-1", "issued", "arn"),
                          regionalRowKey(one, u"eu-west-2", "issued", "arn")};
    QCOMPARE(keys.size(), 7);
}

QTEST_GUILESS_MAIN(tst_ConnectionRegistry)
#include "tst_connectionregistry.moc"
