// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/licensetemplates.h"

#include "support/samplerequests.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

/// Templates in a settings file.
class TestLicenseTemplates : public QObject {
    Q_OBJECT

    QString path() const { return m_folder.filePath(u"settings.ini"_s); }

private slots:
    void init() { QFile::remove(path()); }

    void aTemplateSurvivesTheProgram()
    {
        auto license = test::licenseRequest(u"Render Pro – Käufer \"A\" ; %1\\n"_s);
        license.entitlements.first().maxCount = 9007199254740993; // no double has it
        license.licenseMetadata = QList<Metadata>{{u"note"_s, u"line 1\nline 2"_s}};
        {
            Settings settings(path(), Instant());
            LicenseTemplates(settings).keep(u"Standard"_s, license);
        }
        Settings settings(path(), Instant());
        const LicenseTemplates templates(settings);
        QCOMPARE(templates.names(), QStringList{u"Standard"_s});
        auto read = templates.find(u"Standard"_s);
        QVERIFY(read);
        QVERIFY(read->clientToken.isEmpty());
        read->clientToken = license.clientToken;
        QCOMPARE(*read, license);
    }

    void theTokenOfACallIsNotKept()
    {
        const auto license = test::licenseRequest(u"Secretive"_s);
        {
            Settings settings(path(), Instant());
            LicenseTemplates(settings).keep(u"A"_s, license);
        }
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(text.contains("Secretive"));
        QVERIFY(!text.contains(license.clientToken.toUtf8()));
    }

    void namesAreUniqueAndSorted()
    {
        Settings settings(path(), Instant());
        LicenseTemplates templates(settings);
        for (const QString &name : {u"c"_s, u"b"_s, u"a"_s})
            templates.keep(name, test::licenseRequest(name));
        QCOMPARE(templates.names(), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
        templates.keep(u"a"_s, test::licenseRequest(u"another"_s));
        QCOMPARE(templates.names().size(), 3);
        QCOMPARE(templates.find(u"a"_s)->licenseName, u"another"_s);
        templates.remove(u"a"_s);
        QVERIFY(!templates.find(u"a"_s));
        QCOMPARE(templates.names().size(), 2);
    }

    void aDamagedSettingIsNoTemplate_data()
    {
        QTest::addColumn<QString>("stored");
        QTest::newRow("no JSON") << u"]["_s;
        QTest::newRow("an object") << u"{\"name\":\"a\"}"_s;
        QTest::newRow("numbers") << u"[1,2,null]"_s;
        QTest::newRow("without a license") << u"[{\"name\":\"a\"}]"_s;
        QTest::newRow("a license of the wrong kind")
            << u"[{\"name\":\"a\",\"license\":\"{\\\"Entitlements\\\":7}\"}]"_s;
    }
    void aDamagedSettingIsNoTemplate()
    {
        QFETCH(QString, stored);
        Settings settings(path(), Instant());
        settings.set(Setting<QString>{"LicenseForm/templates"}, stored);
        LicenseTemplates templates(settings);
        QVERIFY(!templates.find(u"a"_s));
        templates.keep(u"b"_s, test::licenseRequest(u"b"_s));
        QVERIFY(templates.find(u"b"_s));
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestLicenseTemplates)
#include "tst_licensetemplates.moc"
