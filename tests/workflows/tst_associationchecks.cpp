// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/associationchecks.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lc;

using Verdict = ResourceCheck::Verdict;

class TestAssociationChecks : public QObject {
    Q_OBJECT

    static AssociationFacts facts()
    {
        AssociationFacts facts;
        facts.account = u"111122223333"_s;
        facts.region = u"us-east-1"_s;
        facts.attached = {u"arn:aws:ec2:us-east-1:111122223333:instance/i-attached"_s};
        facts.inventory = {u"arn:aws:ec2:us-east-1:111122223333:instance/i-known"_s,
                           u"arn:aws:ec2:us-east-1:111122223333:instance/i-attached"_s};
        return facts;
    }

private slots:
    void readsWhatIsPasted_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("arns");
        QTest::newRow("nothing") << u" \n\t"_s << QStringList();
        QTest::newRow("lines") << u"a\nb\r\n\nc"_s << QStringList{u"a"_s, u"b"_s, u"c"_s};
        QTest::newRow("JSON") << u"[\"a\",\n \"b\"]"_s << QStringList{u"a"_s, u"b"_s};
        QTest::newRow("a column of a table") << u"a\tb;c"_s << QStringList{u"a"_s, u"b"_s, u"c"_s};
    }
    void readsWhatIsPasted()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, arns);
        QCOMPARE(resourcesIn(text), arns);
    }

    void judges_data()
    {
        QTest::addColumn<QString>("arn");
        QTest::addColumn<Verdict>("attach");
        QTest::addColumn<Verdict>("detach");
        const QString here = u"arn:aws:ec2:us-east-1:111122223333:"_s;
        QTest::newRow("known") << here + u"instance/i-known"_s << Verdict::Ready
                               << Verdict::NotAttached;
        QTest::newRow("attached") << here + u"instance/i-attached"_s << Verdict::AlreadyAttached
                                  << Verdict::Ready;
        QTest::newRow("new") << here + u"dedicated-host/h-1"_s << Verdict::NotInInventory
                             << Verdict::NotAttached;
        QTest::newRow("image") << u"arn:aws:ec2:us-east-1::image/ami-1"_s << Verdict::NotInInventory
                               << Verdict::NotAttached;
        QTest::newRow("server") << u"arn:aws:ssm:us-east-1:111122223333:managed-instance/mi-1"_s
                                << Verdict::NotInInventory << Verdict::NotAttached;
        QTest::newRow("id") << u"i-0123"_s << Verdict::NotAnArn << Verdict::NotAnArn;
        QTest::newRow("bucket") << u"arn:aws:s3:::bucket"_s << Verdict::NotAResource
                                << Verdict::NotAResource;
        QTest::newRow("no id") << here + u"instance/"_s << Verdict::NotAResource
                               << Verdict::NotAResource;
        QTest::newRow("volume") << here + u"volume/vol-1"_s << Verdict::NotAResource
                                << Verdict::NotAResource;
        QTest::newRow("Region") << u"arn:aws:ec2:eu-west-1:111122223333:instance/i-1"_s
                                << Verdict::OtherRegion << Verdict::OtherRegion;
        QTest::newRow("account") << u"arn:aws:ec2:us-east-1:444455556666:instance/i-1"_s
                                 << Verdict::OtherAccount << Verdict::OtherAccount;
    }
    void judges()
    {
        QFETCH(QString, arn);
        QFETCH(Verdict, attach);
        QFETCH(Verdict, detach);
        const auto attaching = checkResources(Association::Attach, {arn}, facts());
        QCOMPARE(attaching.first().verdict, attach);
        QCOMPARE(attaching.first().isSent(),
                 attach == Verdict::Ready || attach == Verdict::NotInInventory);
        QCOMPARE(verdictWords(attach).isEmpty(), attach == Verdict::Ready);
        const auto detaching = checkResources(Association::Detach, {arn}, facts());
        QCOMPARE(detaching.first().verdict, detach);
    }

    void namesTwiceOnce()
    {
        const QString arn = u"arn:aws:ec2:us-east-1:111122223333:instance/i-known"_s;
        const auto checks = checkResources(Association::Attach, {arn, arn}, facts());
        QCOMPARE(checks.size(), 2);
        QCOMPARE(checks[0].verdict, Verdict::Ready);
        QCOMPARE(checks[0].type, std::optional(ResourceType::Ec2Instance));
        QCOMPARE(checks[1].verdict, Verdict::Repeated);
        QVERIFY(!checks[1].isSent());
    }

    void isNotWorriedByAnInventoryThatWasNotRead()
    {
        AssociationFacts unread = facts();
        unread.inventory.reset();
        const auto checks = checkResources(
            Association::Attach, {u"arn:aws:ec2:us-east-1:111122223333:instance/i-new"_s}, unread);
        QCOMPARE(checks.first().verdict, Verdict::Ready);
    }
};

QTEST_GUILESS_MAIN(TestAssociationChecks)
#include "tst_associationchecks.moc"
