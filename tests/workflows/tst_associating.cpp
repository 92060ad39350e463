// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/associating.h"

#include "api/licensemanager/associations.h"
#include "support/localworld.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;
using lc::test::LocalWorld;

using ListAssociations = licensemanager::ListAssociationsForLicenseConfiguration;

/// One resource, against the embedded service through the real transport.
class TestAssociating : public QObject {
    Q_OBJECT

    QString license(const QString &name, std::optional<qint64> hardLimit = {})
    {
        licensemanager::CreateLicenseConfiguration::Request request;
        request.name = name;
        request.licenseCountingType = LicenseCountingType::Instance;
        request.licenseCount = hardLimit;
        request.licenseCountHardLimit = hardLimit.has_value();
        const auto made =
            m_world->call<licensemanager::CreateLicenseConfiguration>(m_world->vendor(), request);
        if (!made)
            qFatal("%s", qPrintable(made.error().message));
        return *made->licenseConfigurationArn;
    }
    QString instance(int number) const
    {
        return u"arn:aws:ec2:us-east-1:%1:instance/i-%2"_s.arg(m_world->vendorAccount())
            .arg(number);
    }
    QStringList attachedTo(const QString &license) const
    {
        QStringList arns;
        const auto answer = m_world->call<ListAssociations>(m_world->vendor(), {license, {}, {}});
        if (!answer)
            return {u"not read"_s};
        for (const auto &each : answer->licenseConfigurationAssociations.value_or(
                 QList<LicenseConfigurationAssociation>()))
            arns.append(each.resourceArn.value_or(QString()));
        arns.sort();
        return arns;
    }
    static Associating::Request attach(const QString &resource, const QString &license)
    {
        Associating::Request request;
        request.resourceArn = resource;
        request.addLicenseSpecifications = QList<LicenseSpecification>{{license, {}}};
        return request;
    }
    static Associating::Request detach(const QString &resource, const QString &license)
    {
        Associating::Request request;
        request.resourceArn = resource;
        request.removeLicenseSpecifications = QList<LicenseSpecification>{{license, {}}};
        return request;
    }

private slots:
    void initTestCase() { m_world = std::make_unique<LocalWorld>(); }
    void cleanupTestCase() { m_world.reset(); }

    void attachesAndDetaches()
    {
        const QString arn = license(u"one"_s);
        Associating associating(*m_world->session, m_world->vendor());
        associating.apply(attach(instance(1), arn));
        QTRY_COMPARE(associating.state(), Workflow::State::Done);
        QCOMPARE(attachedTo(arn), QStringList{instance(1)});
        associating.apply(detach(instance(1), arn));
        QTRY_COMPARE(associating.state(), Workflow::State::Done);
        QCOMPARE(attachedTo(arn), QStringList());
    }

    void explainsWhatIsRefused()
    {
        const QString arn = license(u"full"_s, 0);
        Associating associating(*m_world->session, m_world->vendor());
        associating.apply(attach(instance(1), arn));
        QTRY_COMPARE(associating.state(), Workflow::State::Failed);
        QVERIFY(associating.errorText().whatHappened.contains(u"hard limit"_s));
        QVERIFY(!associating.errorText().whatToDo.isEmpty());
        associating.retry();
        QTRY_COMPARE(associating.state(), Workflow::State::Failed);
    }

    void sendsOnlyWhatIsLeft()
    {
        Associating::Request request = attach(instance(1), u"a"_s);
        request.addLicenseSpecifications->append({u"b"_s, {}});
        request.removeLicenseSpecifications = QList<LicenseSpecification>{{u"c"_s, {}}};
        const Associating::Request left = whatIsLeft(request, {{u"a"_s, {}}});
        QCOMPARE(left.resourceArn, request.resourceArn);
        QCOMPARE(*left.addLicenseSpecifications, QList<LicenseSpecification>({{u"b"_s, {}}}));
        QVERIFY(!left.removeLicenseSpecifications);
        QVERIFY(whatIsLeft(request, {{u"c"_s, {}}}).removeLicenseSpecifications);
    }

    void looksBeforeItRetriesWhatMayBeDone()
    {
        const QString arn = license(u"cancelled"_s);
        Associating associating(*m_world->session, m_world->vendor());
        associating.apply(attach(instance(1), arn));
        associating.cancel();
        QCOMPARE(associating.state(), Workflow::State::Failed);
        QVERIFY(isOutcomeUnknown(associating.error()));
        associating.retry();
        QTRY_COMPARE(associating.state(), Workflow::State::Done);
        QCOMPARE(attachedTo(arn), QStringList{instance(1)});
        // Detached already: nothing is left, and nothing is refused.
        associating.apply(detach(instance(1), arn));
        associating.cancel();
        QVERIFY(m_world->call<licensemanager::UpdateLicenseSpecificationsForResource>(
                    m_world->vendor(), detach(instance(1), arn))
                || attachedTo(arn).isEmpty());
        associating.retry();
        QTRY_COMPARE(associating.state(), Workflow::State::Done);
        QCOMPARE(attachedTo(arn), QStringList());
    }

    void aConnectionThatIsNotOpenFails()
    {
        Associating associating(*m_world->session, u"profile:nobody"_s);
        associating.apply(attach(instance(1), u"arn"_s));
        QTRY_COMPARE(associating.state(), Workflow::State::Failed);
        QVERIFY(!isOutcomeUnknown(associating.error()));
    }

private:
    std::unique_ptr<LocalWorld> m_world;
};

QTEST_GUILESS_MAIN(TestAssociating)
#include "tst_associating.moc"
