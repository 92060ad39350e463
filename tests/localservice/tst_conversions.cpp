// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/conversiontasks.h"
#include "api/licensemanager/inventory.h"
#include "localservice/behaviour.h"
#include "localservice/inventory.h"
#include "localservice/serviceworld.h"

#include <QRegularExpression>
#include <QTest>

using namespace lc;
using namespace lc::licensemanager;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Conversion tasks by the service's clock, and what they do to the inventory.
class TestConversions : public QObject {
    Q_OBJECT

    std::unique_ptr<ServiceWorld> m_world;
    const QString m_vendor = u"vendor"_s;
    using Create = CreateLicenseConversionTaskForResource;
    using Status = LicenseConversionTaskStatus;

    static QString instance(int number)
    {
        return u"arn:aws:ec2:us-east-1:111122223333:instance/i-%1"_s.arg(number);
    }
    InventoryResource machine(const QString &operation = u"RunInstances:0800"_s) const
    {
        InventoryResource machine = unknownResource(instance(1));
        machine.resourceStatus = u"stopped"_s;
        machine.vcpus = 4;
        machine.usageOperation = operation;
        return machine;
    }
    void put(const InventoryResource &resource)
    {
        QVERIFY(m_world->dispatcher().change([&resource](Store &store) {
            inventory::put(store, {u"111122223333"_s, u"us-east-1"_s, resource});
            return true;
        }));
    }
    ResourceInventory shown(const QString &id)
    {
        ListResourceInventory::Request request;
        request.filters = {
            {InventoryFilter{u"resource_id"_s, InventoryFilterCondition::Equals, id}}};
        const auto answer = m_world->call<ListResourceInventory>(m_vendor, request);
        return answer ? answer->resourceInventoryList->value(0) : ResourceInventory();
    }
    static Create::Request request(const QString &to = u"RunInstances:0002"_s,
                                   const QString &from = u"RunInstances:0800"_s)
    {
        Create::Request request;
        request.resourceArn = instance(1);
        request.sourceLicenseContext.usageOperation = from;
        request.destinationLicenseContext.usageOperation = to;
        return request;
    }
    QString create(const Create::Request &request)
    {
        const auto created = m_world->call<Create>(m_vendor, request);
        return created ? *created->licenseConversionTaskId : created.error().message;
    }
    GetLicenseConversionTask::Response get(const QString &id)
    {
        return m_world->call<GetLicenseConversionTask>(m_vendor, {id})
            .value_or(GetLicenseConversionTask::Response());
    }
    template <class T> static QByteArray codeOf(const Served<T> &outcome)
    {
        return outcome ? QByteArray() : outcome.error().code;
    }

private slots:
    void init() { m_world = std::make_unique<ServiceWorld>(); }
    void cleanup() { QCOMPARE(m_world->unmodelledErrors(), QStringList()); }

    void tasksSucceedByTheClock()
    {
        put(machine());
        const QString id = create(request());
        QVERIFY(QRegularExpression(u"^lct-[a-zA-Z0-9]{32}$"_s).match(id).hasMatch());
        const Instant start = m_world->clock().now();
        m_world->clock().advance(behaviour::conversionTime.value - 1ms);
        auto task = get(id);
        QCOMPARE(task.status, Open(Status::InProgress));
        QCOMPARE(task.resourceArn, instance(1));
        QCOMPARE(task.startTime, start);
        QCOMPARE(task.endTime, std::nullopt);
        QCOMPARE(shown(u"i-1"_s).usageOperation, u"RunInstances:0800"_s);
        m_world->restart();
        m_world->clock().advance(1h);
        QCOMPARE(shown(u"i-1"_s).usageOperation, u"RunInstances:0002"_s);
        task = get(id);
        QCOMPARE(task.status, Open(Status::Succeeded));
        QCOMPARE(task.endTime, start + behaviour::conversionTime.value);
        QCOMPARE(task.licenseConversionTime, task.endTime);
        QCOMPARE(task.statusMessage, std::nullopt);
        QCOMPARE(task.sourceLicenseContext->usageOperation, u"RunInstances:0800"_s);
        QCOMPARE(task.destinationLicenseContext->usageOperation, u"RunInstances:0002"_s);
        m_world->clock().advance(-2h); // what has ended stays ended
        QCOMPARE(get(id).status, Open(Status::Succeeded));
        QCOMPARE(codeOf(m_world->call<GetLicenseConversionTask>(u"customer"_s, {id})),
                 "InvalidParameterValueException");
    }

    void machinesCanMakeThemFail_data()
    {
        QTest::addColumn<QString>("status");
        QTest::addColumn<qint64>("vcpus");
        QTest::addColumn<QString>("tenancy");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("message");
        const QString stopped = u"stopped"_s, shared = u"EC2-Default"_s;
        QTest::newRow("running") << u"running"_s << qint64(8) << shared << u"RunInstances:0002"_s
                                 << u"not stopped"_s;
        QTest::newRow("small") << stopped << qint64(2) << shared << u"RunInstances:0006"_s
                               << u"at least 4 vCPUs"_s;
        QTest::newRow("on a host") << stopped << qint64(8) << u"EC2-DedicatedHost"_s
                                   << u"RunInstances:0102"_s << u"Dedicated Hosts"_s;
        QTest::newRow("small without SQL Server")
            << stopped << qint64(2) << shared << u"RunInstances:0002"_s << QString();
        QTest::newRow("large enough")
            << stopped << qint64(4) << shared << u"RunInstances:0202"_s << QString();
    }

    void machinesCanMakeThemFail()
    {
        QFETCH(QString, status);
        QFETCH(qint64, vcpus);
        QFETCH(QString, tenancy);
        QFETCH(QString, to);
        QFETCH(QString, message);
        InventoryResource other = machine();
        other.resourceStatus = status;
        other.vcpus = vcpus;
        other.tenancy = tenancy;
        put(other);
        const QString id = create(request(to));
        m_world->clock().advance(behaviour::conversionTime.value);
        const auto task = get(id);
        QCOMPARE(task.status, Open(message.isEmpty() ? Status::Succeeded : Status::Failed));
        QVERIFY2(task.statusMessage.value_or(QString()).contains(message),
                 qPrintable(task.statusMessage.value_or(QString())));
        QCOMPARE(task.statusMessage.has_value(), !message.isEmpty());
        QCOMPARE(task.licenseConversionTime.has_value(), message.isEmpty());
        QVERIFY(task.endTime);
        QCOMPARE(shown(u"i-1"_s).usageOperation, message.isEmpty() ? to : u"RunInstances:0800"_s);
    }

    void badInputIsRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("member");
        const auto row = [](const char *name, const char *member, const QByteArray &resource,
                            const QByteArray &from, const QByteArray &to) {
            QTest::newRow(name) << QByteArray("{\"ResourceArn\":\"" + resource
                                              + "\",\"SourceLicenseContext\":{" + from
                                              + "},\"DestinationLicenseContext\":{" + to + "}}")
                                << QString::fromLatin1(member);
        };
        const QByteArray one = instance(1).toLatin1();
        const QByteArray from = R"("UsageOperation":"RunInstances:0800")";
        const QByteArray to = R"("UsageOperation":"RunInstances:0002")";
        row("unknown machine", "ResourceArn", instance(9).toLatin1(), from, to);
        row("no ARN", "ResourceArn", "i-1", from, to);
        row("image", "ResourceArn", "arn:aws:ec2:us-east-1::image/ami-1", from, to);
        row("no source", "SourceLicenseContext", one, "", to);
        row("another source", "SourceLicenseContext", one, to, from);
        row("no destination", "DestinationLicenseContext", one, from, "");
        row("unknown destination", "DestinationLicenseContext", one, from,
            R"("UsageOperation":"RunInstances:9999")");
        row("another system", "DestinationLicenseContext", one, from,
            R"("UsageOperation":"RunInstances:0010")");
        row("no change", "DestinationLicenseContext", one, from, from);
        row("long operation", "UsageOperation", one, from,
            QByteArray(R"("UsageOperation":"%")").replace("%", QByteArray(51, 'x')));
        row("product code", "ProductCodeId", one, from,
            R"("ProductCodes":[{"ProductCodeId":"a b","ProductCodeType":"marketplace"}])");
        row("product code type", "ProductCodeType", one, from,
            R"("ProductCodes":[{"ProductCodeId":"ab","ProductCodeType":"other"}])");
    }

    void badInputIsRefused()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, member);
        put(machine());
        InventoryResource image = unknownResource(u"arn:aws:ec2:us-east-1::image/ami-1"_s);
        image.usageOperation = u"RunInstances:0800"_s;
        put(image);
        const Create::Request nothing;
        HttpRequest http = m_world->requestFor(Create::operation, &nothing);
        http.body = body;
        const HttpAnswer answer = m_world->send(m_world->signedBy(m_vendor, http));
        QCOMPARE(answer.status, 400);
        const ServiceError error = ServiceWorld::errorIn(answer);
        QVERIFY2(error.message.contains(member), qPrintable(error.message));
        QVERIFY(isModelled(Create::operation, error.code));
        QVERIFY(m_world->call<ListLicenseConversionTasks>(m_vendor, {})
                    ->licenseConversionTasks->isEmpty());
    }

    void productCodesAreSet()
    {
        put(machine(u"RunInstances"_s));
        Create::Request sent = request({}, u"RunInstances"_s);
        sent.destinationLicenseContext.usageOperation.reset();
        sent.destinationLicenseContext.productCodes = {
            {ProductCodeListItem{u"abc123"_s, ProductCodeType::Marketplace}}};
        create(sent);
        m_world->clock().advance(behaviour::conversionTime.value);
        QCOMPARE(shown(u"i-1"_s).marketplaceProductCodes, QList<QString>{u"abc123"_s});
        QCOMPARE(shown(u"i-1"_s).usageOperation, u"RunInstances"_s);
    }

    void oneAtATimeAndFiveADay()
    {
        put(machine());
        QString from = u"RunInstances:0800"_s, to = u"RunInstances:0002"_s;
        for (int i = 0; i < behaviour::conversionsPerDay.value; ++i) {
            QVERIFY(create(request(to, from)).startsWith(u"lct-"));
            QCOMPARE(codeOf(m_world->call<Create>(m_vendor, request(to, from))),
                     "ValidationException");
            m_world->clock().advance(behaviour::conversionTime.value);
            std::swap(from, to);
        }
        QCOMPARE(codeOf(m_world->call<Create>(m_vendor, request(to, from))),
                 "RateLimitExceededException");
        m_world->clock().advance(24h);
        QVERIFY(create(request(to, from)).startsWith(u"lct-"));
    }

    void listsByFilterAndPage()
    {
        QStringList created;
        for (int i = 1; i <= 5; ++i) {
            InventoryResource each = machine();
            each.resourceArn = instance(i);
            each.resourceStatus = i == 3 ? u"running"_s : u"stopped"_s;
            put(each);
            auto sent = request();
            sent.resourceArn = instance(i);
            created += create(sent);
        }
        const auto listed = [this](const QList<Filter> &filters) {
            ListLicenseConversionTasks::Request page;
            page.maxResults = 2;
            page.filters = filters;
            QStringList seen;
            do {
                const auto answer = m_world->call<ListLicenseConversionTasks>(m_vendor, page);
                if (!answer)
                    return QStringList{QString::fromLatin1(answer.error().code)};
                for (const LicenseConversionTask &each : *answer->licenseConversionTasks)
                    seen += *each.licenseConversionTaskId;
                page.nextToken = answer->nextToken;
            } while (page.nextToken);
            return seen;
        };
        QCOMPARE(listed({{u"Status"_s, QList<QString>{u"IN_PROGRESS"_s}}}), created);
        m_world->clock().advance(behaviour::conversionTime.value);
        QCOMPARE(listed({}), created);
        QCOMPARE(listed({{u"Status"_s, QList<QString>{u"FAILED"_s}}}), QStringList{created[2]});
        QCOMPARE(listed({{u"ResourceArns"_s, QList<QString>{instance(4)}}}),
                 QStringList{created[3]});
        QCOMPARE(listed({{u"Status"_s, QList<QString>{u"FAILED"_s}},
                         {u"ResourceArns"_s, QList<QString>{instance(4)}}}),
                 QStringList());
        QCOMPARE(listed({{u"status"_s, QList<QString>{u"FAILED"_s}}}),
                 QStringList{u"InvalidParameterValueException"_s});
    }
};

QTEST_GUILESS_MAIN(TestConversions)
#include "tst_conversions.moc"
