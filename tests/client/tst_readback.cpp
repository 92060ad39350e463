// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/readback.h"

#include "api/apigateway/usageplans.h"
#include "api/licensemanager/configurations.h"
#include "api/licensemanager/grants.h"
#include "api/operations.h"
#include "client/csvcolumn.h"
#include "client/patchcheck.h"
#include "client/readbacksteps.h"
#include "support/changes.h"

#include <QTest>

using namespace lc;
using namespace lc::test;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(lc::PatchOperation)

namespace {

SentChange sentOf(std::shared_ptr<const void> request)
{
    SentChange sent;
    sent.request = std::move(request);
    sent.intent = u"intent-1"_s;
    return sent;
}

/// Answers a question and goes on.
template <class Read>
ReadBackStep answered(const ReadBackStep &step, const typename Read::Response &answer)
{
    const auto *question = std::get_if<Question>(&step.is);
    if (!question || question->read != &Read::operation)
        qFatal("another question was asked");
    *static_cast<typename Read::Response *>(question->response.get()) = answer;
    return question->next({});
}

ReadBackStep failed(const ReadBackStep &step, const ApiError &error)
{
    return std::get<Question>(step.is).next(unexpected(error));
}

std::optional<Verdict> verdictOf(const ReadBackStep &step)
{
    const auto *finding = std::get_if<Finding>(&step.is);
    return finding ? std::optional(finding->verdict) : std::nullopt;
}

ReadBackStep begun(const Operation &operation, std::shared_ptr<const void> request)
{
    return findReadBack(operation)->prove(sentOf(std::move(request)));
}

} // namespace

class TestReadBack : public QObject {
    Q_OBJECT

private slots:
    void everyChangeHasAProof_data()
    {
        QTest::addColumn<const Operation *>("operation");
        for (const Change &change : changes)
            QTest::addRow("%s %s", change.service, change.name)
                << findOperation(change.service, change.name);
    }
    void everyChangeHasAProof()
    {
        QFETCH(const Operation *, operation);
        const ReadBack *readBack = findReadBack(*operation);
        QVERIFY(readBack);
        const bool hasToken = operation->repeat == Operation::Repeat::Token;
        QCOMPARE(readBack->tokenLife.count() > 0, hasToken);
        QVERIFY(readBack->prove || hasToken);
        QVERIFY2(!readBack->mark || operation->repeat == Operation::Repeat::Never,
                 "what has another proof stays as it was asked for");
        if (readBack->mark) {
            const std::shared_ptr<void> request(operation->request().create(),
                                                operation->request().destroy);
            const std::shared_ptr<void> plain(operation->request().create(),
                                              operation->request().destroy);
            readBack->mark(request.get(), u"intent-1"_s);
            QVERIFY(!operation->request().equal(request.get(), plain.get()));
        }
    }

    /// A trial or a read of anything else would be a second change.
    void asksOnlyReads()
    {
        for (const Operation *operation : allOperations()) {
            const ReadBack *readBack = findReadBack(*operation);
            if (!readBack || !readBack->prove)
                continue;
            SentChange sent = sentOf({operation->request().create(), operation->request().destroy});
            sent.evidence = {QString(), QList<QString>(), QList<QString>{u"hash"_s}};
            const ReadBackStep step = readBack->prove(sent);
            const auto *question = std::get_if<Question>(&step.is);
            if (!question)
                continue;
            const bool isTrial = QByteArrayView(question->read->name) == "ExtendLicenseConsumption"
                && writeJson(question->read->request(), question->request.get())
                       .contains("\"DryRun\":true");
            QVERIFY2(!question->read->changesState() || isTrial, operation->name);
        }
    }

    /// A read that fails says nothing about the change, unless the thing is gone.
    void aFailedReadSettlesNothing()
    {
        const ApiError offline{.kind = ApiError::Kind::Offline};
        for (const Operation *operation : allOperations()) {
            const ReadBack *readBack = findReadBack(*operation);
            if (!readBack || !readBack->prove)
                continue;
            SentChange sent = sentOf({operation->request().create(), operation->request().destroy});
            sent.evidence = {QString(), QList<QString>(), QList<QString>{u"hash"_s}};
            const ReadBackStep step = readBack->prove(sent);
            if (std::holds_alternative<Question>(step.is))
                QVERIFY2(std::holds_alternative<ApiError>(failed(step, offline).is),
                         operation->name);
        }
    }

    void findsTheMarkedConfigurationOnAnyPage()
    {
        using namespace licensemanager;
        auto request = std::make_shared<CreateLicenseConfiguration::Request>();
        request->name = u"x"_s;
        ReadBackStep step = begun(CreateLicenseConfiguration::operation, request);

        ListLicenseConfigurations::Response page;
        page.licenseConfigurations.emplace();
        for (const auto &[name, arn] : {std::pair(u"x"_s, u"arn-1"_s), {u"y"_s, u"arn-2"_s}}) {
            LicenseConfiguration configuration;
            configuration.name = name;
            configuration.licenseConfigurationArn = arn;
            page.licenseConfigurations->append(configuration);
        }
        page.nextToken = u"more"_s;
        step = answered<ListLicenseConfigurations>(step, page);
        GetLicenseConfiguration::Response other;
        other.tags = QList<Tag>{{QString::fromLatin1(intentTag), u"of another"_s}};
        step = answered<GetLicenseConfiguration>(step, other);
        page.licenseConfigurations->first().licenseConfigurationArn = u"arn-3"_s;
        page.nextToken.reset();
        step = answered<ListLicenseConfigurations>(step, page);

        GetLicenseConfiguration::Response ours;
        ours.tags = QList<Tag>{{QString::fromLatin1(intentTag), u"intent-1"_s}};
        const ReadBackStep found = answered<GetLicenseConfiguration>(step, ours);
        QCOMPARE(verdictOf(found), Verdict::Done);
        QCOMPARE(std::get<Finding>(found.is).answer,
                 QByteArray(R"({"LicenseConfigurationArn":"arn-3"})"));
        QCOMPARE(verdictOf(answered<GetLicenseConfiguration>(step, other)), Verdict::NotDone);
    }

    void judgesGrants_data()
    {
        QTest::addColumn<QString>("operation");
        QTest::addColumn<GrantStatus>("status");
        QTest::addColumn<Verdict>("verdict");
        const auto row = [](const char *operation, GrantStatus status, Verdict verdict) {
            QTest::addRow("%s %d", operation, int(status))
                << QString::fromLatin1(operation) << status << verdict;
        };
        row("AcceptGrant", GrantStatus::PendingAccept, Verdict::NotDone);
        row("AcceptGrant", GrantStatus::Rejected, Verdict::NotDone);
        row("AcceptGrant", GrantStatus::Disabled, Verdict::Done);
        row("AcceptGrant", GrantStatus::Active, Verdict::Done);
        row("AcceptGrant", GrantStatus::Deleted, Verdict::Unproven);
        row("RejectGrant", GrantStatus::PendingAccept, Verdict::NotDone);
        row("RejectGrant", GrantStatus::Rejected, Verdict::Done);
        row("DeleteGrant", GrantStatus::Active, Verdict::NotDone);
        row("DeleteGrant", GrantStatus::PendingDelete, Verdict::Done);
        row("DeleteGrant", GrantStatus::Deleted, Verdict::Done);
    }
    void judgesGrants()
    {
        using namespace licensemanager;
        QFETCH(QString, operation);
        QFETCH(GrantStatus, status);
        QFETCH(Verdict, verdict);
        const Operation &change = *findOperation("license-manager", operation.toStdString());
        const ReadBackStep step =
            begun(change, {change.request().create(), change.request().destroy});
        Grant grant;
        grant.grantStatus = status;
        QCOMPARE(verdictOf(answered<GetGrant>(step, {grant})), verdict);
    }

    void judgesPatches_data()
    {
        QTest::addColumn<PatchOperation>("patch");
        QTest::addColumn<Verdict>("verdict");
        const auto row = [](PatchOperationKind kind, const char *path, const char *value,
                            Verdict verdict) {
            QTest::addRow("%d %s %s", int(kind), path, value)
                << PatchOperation{kind, QString::fromLatin1(path), QString::fromLatin1(value), {}}
                << verdict;
        };
        using enum PatchOperationKind;
        row(Replace, "/name", "Gold", Verdict::Done);
        row(Replace, "/name", "Silver", Verdict::NotDone);
        row(Replace, "/description", "", Verdict::Done);
        row(Replace, "/quota/limit", "100", Verdict::Done);
        row(Replace, "/quota/limit", "101", Verdict::NotDone);
        row(Replace, "/throttle/rateLimit", "2.50", Verdict::Done);
        row(Remove, "/throttle", "", Verdict::NotDone);
        row(Remove, "/productCode", "", Verdict::Done);
        row(Add, "/apiStages", "a:prod", Verdict::Done);
        row(Add, "/apiStages", "a:test", Verdict::NotDone);
        row(Remove, "/apiStages", "a:prod", Verdict::NotDone);
        row(Remove, "/apiStages", "a:test", Verdict::Done);
        row(Replace, "/apiStages/a:prod/throttle/~1pets/GET/burstLimit", "7", Verdict::Done);
        row(Replace, "/apiStages/a:prod/throttle/~1pets/GET/burstLimit", "8", Verdict::NotDone);
        row(Replace, "/somethingNew", "1", Verdict::Unproven);
        row(Test, "/name", "Gold", Verdict::Unproven);
    }
    void judgesPatches()
    {
        QFETCH(PatchOperation, patch);
        QFETCH(Verdict, verdict);
        UsagePlan plan;
        plan.name = u"Gold"_s;
        plan.quota = QuotaSettings{100, {}, {}};
        plan.throttle = ThrottleSettings{10, 2.5};
        ApiStage stage{u"a"_s, u"prod"_s, QMap<QString, ThrottleSettings>()};
        stage.throttle->insert(u"/pets/GET"_s, {7, 1.0});
        plan.apiStages = QList<ApiStage>{stage};
        QCOMPARE(verdictOf(patchStep(QList<PatchOperation>{patch}, typeOf<UsagePlan>(), &plan)),
                 verdict);
    }

    void readsAColumnOfCommaSeparatedValues()
    {
        QCOMPARE(csvColumn(u"Name,Key,Enabled\r\na,k1,true\n\"b,c\",\"k\"\"2\",\n"_s, u"key"_s),
                 QStringList({u"k1"_s, u"k\"2"_s}));
        QVERIFY(csvColumn(u"name\na\n"_s, u"key"_s).isEmpty());
        QVERIFY(csvColumn({}, u"key"_s).isEmpty());
    }

    void comparesWhatWasSentOnly()
    {
        using namespace licensemanager;
        UpdateLicenseConfiguration::Request sent;
        sent.name = u"x"_s;
        sent.description = QString();
        sent.licenseCount = 5;
        GetLicenseConfiguration::Response read;
        read.name = u"x"_s;
        read.licenseCount = 5;
        read.licenseCountHardLimit = true;
        QVERIFY(readbacks::isCovered(sent, read));
        read.licenseCount = 6;
        QVERIFY(!readbacks::isCovered(sent, read));
        QVERIFY(readbacks::isCovered(sent, read, {"LicenseCount"}));
        read.licenseCount = 5;
        read.description = u"old"_s;
        QVERIFY2(!readbacks::isCovered(sent, read), "an empty text takes the old one away");
    }
};

QTEST_GUILESS_MAIN(TestReadBack)
#include "tst_readback.moc"
