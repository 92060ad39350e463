// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/accountsfile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace lc;
using namespace Qt::StringLiterals;

/// The file that says which accounts there are and how they are organized.
class TestAccountsFile : public QObject {
    Q_OBJECT

    /// Apostrophes stand for quotes.
    static Result<AccountsFile, QString> read(QByteArray text)
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"accounts.json"_s));
        if (file.open(QIODevice::WriteOnly))
            file.write(text.replace('\'', '"'));
        file.close();
        return AccountsFile::read(file.fileName());
    }

    static QByteArray organization(const QByteArray &members)
    {
        return "{'Accounts':[{'Id':'111122223333','Name':'vendor'},"
               "{'Id':'444455556666','Name':'customer'}],'Organization':{"
            + members + "}}";
    }

private slots:
    void whatItSays()
    {
        const auto file = read(organization(
            "'Id':'o-exampleorg1','ManagementAccount':'444455556666','OrganizationalUnits':"
            "[{'Id':'ou-ab12-builds','Name':'Builds','Accounts':['111122223333']}]"));
        QVERIFY2(file, file ? "" : qPrintable(file.error()));
        QCOMPARE(file->accounts.size(), 2);
        QCOMPARE(file->accounts.first().name, u"vendor"_s);
        QCOMPARE(file->organization->members(),
                 QList<QString>({u"444455556666"_s, u"111122223333"_s}));
        QVERIFY(file->organization->isAdministrator(u"444455556666"_s));
        QVERIFY(!file->organization->isAdministrator(u"111122223333"_s));
    }

    void faults_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("fault");
        const QByteArray head = "'Id':'o-exampleorg1','ManagementAccount':'444455556666'";
        const auto row = [](const char *name, const QByteArray &text, const char *fault) {
            QTest::newRow(name) << text << QString::fromLatin1(fault);
        };
        row("no JSON", "Accounts", "Cannot use the accounts file");
        row("no accounts", "{'Accounts':[]}", "it has no accounts");
        row("no Accounts", "{}", "Accounts");
        row("short Id", "{'Accounts':[{'Id':'1','Name':'a'}]}", "is not twelve digits");
        row("bad Name", "{'Accounts':[{'Id':'111122223333','Name':'a]'}]}", "Name of account");
        row("twice",
            "{'Accounts':[{'Id':'111122223333','Name':'a'},{'Id':'111122223333','Name':'b'}]}",
            "given twice");
        row("unknown member", organization(head + ",'Accounts':['777788889999']"),
            "777788889999 is not one of Accounts");
        row("bad id", organization("'Id':'x','ManagementAccount':'444455556666'"),
            "not of the form");
        row("bad unit", organization(head + ",'OrganizationalUnits':[{'Id':'Builds'}]"),
            "not of the form");
        row("in two places",
            organization(head
                         + ",'Accounts':['111122223333'],'OrganizationalUnits':"
                           "[{'Id':'ou-ab12-x','Accounts':['111122223333']}]"),
            "two places");
        row("unknown parent",
            organization(head
                         + ",'OrganizationalUnits':"
                           "[{'Id':'ou-ab12-x','ParentId':'ou-ab12-y'}]"),
            "does not come after its parent");
        row("administrator outside",
            organization(head + ",'DelegatedAdministrators':['111122223333']"),
            "is not in the organization");
    }
    void faults()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, fault);
        const auto file = read(text);
        QVERIFY(!file);
        QVERIFY2(file.error().contains(fault), qPrintable(file.error()));
    }

    void inventory()
    {
        const QByteArray accounts =
            "{'Accounts':[{'Id':'111122223333','Name':'vendor'}],"
            "'Inventory':[{'Account':'%1','Region':'us-east-1','Resource':"
            "{'ResourceArn':'arn:aws:rds:us-east-1:%1:db:erp',"
            "'ResourceType':'RDS','EngineEdition':'oracle-ee','LicensePacks':['%2']}}]}";
        const auto with = [&](const char *account, const char *pack) {
            return read(QByteArray(accounts).replace("%1", account).replace("%2", pack));
        };
        const auto file = with("111122223333", "data guard");
        QVERIFY2(file, file ? "" : qPrintable(file.error()));
        QCOMPARE(file->inventory->size(), 1);
        QCOMPARE(file->inventory->first().resource.engineEdition, u"oracle-ee"_s);
        QVERIFY(with("444455556666", "olap").error().contains(u"no Account of Accounts"));
        QVERIFY(with("111122223333", "ola").error().contains(u"unknown value 'ola'"));
    }

    void noFile()
    {
        QVERIFY(AccountsFile::read(u"/nowhere/accounts.json"_s).error().contains(u"/nowhere"));
    }
};

QTEST_GUILESS_MAIN(TestAccountsFile)
#include "tst_accountsfile.moc"
