// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/operations.h"
#include "core/operation.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <span>

using namespace Qt::StringLiterals;

namespace {

/// A difference from the official model that is meant, with its reason.
struct Allowance {
    const char *where; ///< the end of the path of a difference
    const char *what; ///< the beginning of its text
    const char *reason;
};

constexpr Allowance allowances[] = {
    {"SignedToken", "min", "the model states 4096; real tokens are shorter and no client checks"},
    {"AssumeRoleWithWebIdentity.in.RoleArn", "pattern", "is parsed as an ARN, which is stricter"},
    {"PolicyArns[].arn", "pattern", "session policies are refused"},
    {"AssumeRoleWithWebIdentity.in.Policy", "pattern", "session policies are refused"},
    {"AssumedRoleUser.Arn", "pattern", "an answer; nobody checks it"},
    {"GetCallerIdentity.out.Arn", "min", "an answer; nobody checks it"},
    {"GetCallerIdentity.out.Arn", "max", "an answer; nobody checks it"},
    {"GetCallerIdentity.out.Arn", "pattern", "an answer; nobody checks it"},
};

constexpr const char *younger = "the service got it after Debian 12 took its model";
constexpr const char *widened = "the service allowed more after Debian 12 took its model";

/// Differences from the models in Debian 12, which are older than our rows.
constexpr Allowance allowancesOfDebian[] = {
    {"AssetGroup", "is not in the model", younger},
    {"AssetGroups", "is not in the model", younger},
    {"AssetRuleset", "is not in the model", younger},
    {"AssetRulesets", "is not in the model", younger},
    {"ListLicenseConfigurationsForOrganization", "is not in the model", younger},
    {"CreateLicense.in.Tags", "is not in the model", younger},
    {"CreateGrant.in.Tags", "is not in the model", younger},
    {".ResetUsage", "is not in the model", younger},
    {".Options", "is not in the model", younger},
    {".LicenseExpiry", "is not in the model", younger},
    {".ProductCodes", "is not in the model", younger},
    {".licenseAssetGroupArns", "is not in the model", younger},
    {".reportStartDate", "is not in the model", younger},
    {".reportEndDate", "is not in the model", younger},
    {".CrossRegionDiscoveryHomeRegion", "is not in the model", younger},
    {".CrossRegionDiscoverySourceRegions", "is not in the model", younger},
    {".ServiceStatus", "is not in the model", younger},
    {".EnabledDiscoverySourceRegions", "is not in the model", younger},
    {".MarketplaceProductCodes", "is not in the model", younger},
    {".UsageOperation", "is not in the model", younger},
    {".AmiId", "is not in the model", younger},
    {".HostId", "is not in the model", younger},
    {".Region", "is not in the model", younger},
    {".InstanceType", "is not in the model", younger},
    {".ipAddressType", "is not in the model", younger},
    {".rootResourceId", "is not in the model", younger},
    {".securityPolicy", "is not in the model", younger},
    {".endpointAccessMode", "is not in the model", younger},
    {".apiStatus", "is not in the model", younger},
    {".apiStatusMessage", "is not in the model", younger},
    {"AllowedOperations", "max is 7", widened},
    {"GrantedOperations", "max is 7", widened},
    {"", "pattern is ^arn:aws(-(cn|us-gov|iso-b|iso-c|iso-d))?:", widened},
    {"Type[]", "values are LicenseConfigurationSummaryReport", widened},
    {"ReportFrequency.period", "values are DAY MONTH WEEK", widened},
    {"ReportContext.licenseConfigurationArns", "is required", widened},
    {"UpdateLicenseConfiguration", "errors are", younger},
    {"UpdateLicenseSpecificationsForResource", "errors are", younger},
    {"UpdateServiceSettings", "errors are", younger},
    {"TagResource", "errors are", younger},
    {"UntagResource", "errors are", younger},
    {"ListTagsForResource", "errors are", younger},
};

/// Compares rows with the shapes of a service model and collects every difference.
class Comparison {
public:
    Comparison(const QJsonObject &model, bool isDebian)
        : m_shapes(model.value("shapes"_L1).toObject()),
          m_operations(model.value("operations"_L1).toObject()), m_allowed(allowances)
    {
        if (isDebian)
            m_older = allowancesOfDebian;
    }

    QStringList differences;
    int compared = 0;

    void operation(const lc::Operation &operation)
    {
        const QString name = QString::fromLatin1(operation.name);
        const QJsonObject official = m_operations.value(name).toObject();
        if (official.isEmpty()) {
            add(name, u"is not in the model"_s);
            return;
        }
        structure(name + u".in"_s, shapeOf(official.value("input"_L1)), operation.request());
        // The query protocol wraps its answers; the wrapper is not a member.
        structure(name + u".out"_s, shapeOf(official.value("output"_L1)), operation.response());
        errors(name, official, operation);
        binding(name, official.value("http"_L1).toObject(), operation);
    }

private:
    static QString shapeOf(const QJsonValue &reference)
    {
        return reference.toObject().value("shape"_L1).toString();
    }

    void add(const QString &where, const QString &what)
    {
        const auto isMeant = [&](const Allowance &allowed) {
            return where.endsWith(QLatin1StringView(allowed.where))
                && what.startsWith(QLatin1StringView(allowed.what));
        };
        if (std::none_of(m_allowed.begin(), m_allowed.end(), isMeant)
            && std::none_of(m_older.begin(), m_older.end(), isMeant))
            differences += where + u": "_s + what;
    }

    void structure(const QString &where, const QString &shapeName, const lc::Type &type)
    {
        const QString once = shapeName + u'/' + QString::fromLatin1(type.name);
        if (!shapeName.isEmpty() && m_seen.contains(once))
            return;
        m_seen.insert(once);
        const QJsonObject shape = m_shapes.value(shapeName).toObject();
        const QJsonObject members = shape.value("members"_L1).toObject();
        QSet<QString> required;
        for (const QJsonValue value : shape.value("required"_L1).toArray())
            required.insert(value.toString());

        QSet<QString> described;
        for (const lc::Field &field : type.fields) {
            const QString name =
                QString::fromLatin1(field.modelName ? field.modelName : field.wireName);
            described.insert(name);
            if (members.contains(name))
                member(where + u'.' + name, members.value(name).toObject(), name, field,
                       required.contains(name), shape.value("payload"_L1).toString());
            else
                add(where + u'.' + name, u"is not in the model"_s);
        }
        for (const QString &name : members.keys()) {
            if (!described.contains(name))
                add(where + u'.' + name, u"has no row"_s);
        }
    }

    void member(const QString &path, const QJsonObject &official, const QString &modelName,
                const lc::Field &field, bool isRequired, const QString &payload)
    {
        ++compared;
        const QString wire = official.value("locationName"_L1).toString(modelName);
        if (wire != QLatin1StringView(field.wireName))
            add(path, u"wire name is %1"_s.arg(wire));
        const QString location = official.value("location"_L1).toString();
        const lc::Place place = location == "uri"_L1 ? lc::Place::Path
            : location == "querystring"_L1           ? lc::Place::Query
            : modelName == payload                   ? lc::Place::Payload
                                                     : lc::Place::Body;
        if (place != field.place)
            add(path, u"travels in %1"_s.arg(location));
        if (isRequired != field.is(lc::Required))
            add(path, isRequired ? u"is required"_s : u"is not required"_s);
        const QString shapeName = shapeOf(official);
        value(path, shapeName, *field.type);
        constraints(path, m_shapes.value(shapeName).toObject(), field);
    }

    void value(const QString &path, const QString &shapeName, const lc::ValueType &type)
    {
        const QJsonObject shape = m_shapes.value(shapeName).toObject();
        if (!accepts(shape, shapeName, type.kind)) {
            add(path, u"type is %1 (%2)"_s.arg(shape.value("type"_L1).toString(), shapeName));
            return;
        }
        if (type.kind == lc::Kind::Record)
            structure(path, shapeName, type.record());
        if (type.kind == lc::Kind::List)
            value(path + u"[]"_s, shapeOf(shape.value("member"_L1)), *type.element);
        if (type.kind == lc::Kind::Map)
            value(path + u"{}"_s, shapeOf(shape.value("value"_L1)), *type.element);
        if (type.kind == lc::Kind::Choice)
            choices(path, shape.value("enum"_L1).toArray(), type.choice());
    }

    static bool accepts(const QJsonObject &shape, const QString &name, lc::Kind kind)
    {
        using lc::Kind;
        const QString type = shape.value("type"_L1).toString();
        const bool isString = type == "string"_L1;
        const bool isEnum = shape.contains("enum"_L1);
        const bool isDate = name == "ISO8601DateTime"_L1;
        switch (kind) {
        case Kind::Text:
            return (isString && !isEnum && !isDate) || type == "blob"_L1;
        case Kind::Date:
            return isString && isDate;
        case Kind::Choice:
            return isString && isEnum;
        case Kind::Integer:
            return type == "integer"_L1 || type == "long"_L1;
        case Kind::Real:
            return type == "double"_L1 || type == "float"_L1;
        case Kind::Boolean:
            return type == "boolean"_L1;
        case Kind::Timestamp:
            return type == "timestamp"_L1;
        case Kind::Record:
            return type == "structure"_L1;
        case Kind::List:
            return type == "list"_L1;
        case Kind::Map:
            return type == "map"_L1;
        }
        return false;
    }

    void choices(const QString &path, const QJsonArray &official, const lc::ChoiceType &type)
    {
        QStringList theirs;
        for (const QJsonValue value : official)
            theirs += value.toString();
        QStringList ours;
        for (const lc::ChoiceValue &value : type.values)
            ours += QString::fromLatin1(value.wireName);
        theirs.sort();
        ours.sort();
        if (theirs != ours)
            add(path, u"values are %1"_s.arg(theirs.join(u' ')));
    }

    void constraints(const QString &path, const QJsonObject &shape, const lc::Field &field)
    {
        const bool hasMin = shape.contains("min"_L1);
        const bool hasMax = shape.contains("max"_L1);
        const auto min = qint64(shape.value("min"_L1).toDouble());
        const auto max = qint64(shape.value("max"_L1).toDouble());
        if (hasMin && (!field.isLimited() || field.low != min))
            add(path, u"min is %1"_s.arg(min));
        if (hasMax && (!field.isLimited() || field.high != max))
            add(path, u"max is %1"_s.arg(max));
        if (!hasMin && !hasMax && field.isLimited())
            add(path, u"has no limits"_s);
        QJsonObject text = shape;
        if (shape.value("type"_L1) == "list"_L1)
            text = m_shapes.value(shapeOf(shape.value("member"_L1))).toObject();
        const QString pattern = text.value("pattern"_L1).toString();
        if (pattern != QLatin1StringView(field.pattern ? field.pattern : ""))
            add(path, u"pattern is %1"_s.arg(pattern));
    }

    void errors(const QString &name, const QJsonObject &official, const lc::Operation &operation)
    {
        static const QSet<QString> common{
            u"AccessDeniedException"_s,      u"AuthorizationException"_s,
            u"RateLimitExceededException"_s, u"ServerInternalException"_s,
            u"BadRequestException"_s,        u"UnauthorizedException"_s,
            u"NotFoundException"_s,          u"TooManyRequestsException"_s};
        QSet<QString> theirs;
        for (const QJsonValue value : official.value("errors"_L1).toArray())
            theirs.insert(shapeOf(value));
        theirs.subtract(common);
        QSet<QString> ours;
        for (const char *error : operation.errors)
            ours.insert(QString::fromLatin1(error));
        if (ours != theirs)
            add(name, u"errors are %1"_s.arg(QStringList(theirs.values()).join(u' ')));
    }

    void binding(const QString &name, const QJsonObject &http, const lc::Operation &operation)
    {
        if (http.value("method"_L1).toString() != QLatin1StringView(operation.method))
            add(name, u"method is %1"_s.arg(http.value("method"_L1).toString()));
        if (http.value("requestUri"_L1).toString() != QLatin1StringView(operation.path))
            add(name, u"path is %1"_s.arg(http.value("requestUri"_L1).toString()));
        if (http.value("responseCode"_L1).toInt(200) != operation.successStatus)
            add(name, u"status is %1"_s.arg(http.value("responseCode"_L1).toInt()));
    }

    QJsonObject m_shapes;
    QJsonObject m_operations;
    std::span<const Allowance> m_allowed;
    std::span<const Allowance> m_older;
    QSet<QString> m_seen;
};

QJsonObject readModel(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}

} // namespace

/// Holds the rows against the official service models.
class ServiceModelTest : public QObject {
    Q_OBJECT
private slots:
    void operationsMatchTheOfficialModel_data()
    {
        const QString newest = QStringLiteral(LC_TESTDATA "/model/");
        const QString debian =
            QStringLiteral("/usr/lib/python3/dist-packages/botocore/data/%1/service-2.json");
        QTest::addColumn<QByteArray>("service");
        QTest::addColumn<QString>("path");
        QTest::newRow("License Manager")
            << QByteArray("license-manager") << newest + u"license-manager.json"_s;
        QTest::newRow("API Gateway") << QByteArray("apigateway") << newest + u"apigateway.json"_s;
        QTest::newRow("License Manager in Debian 12")
            << QByteArray("license-manager") << debian.arg(u"license-manager/2018-08-01"_s);
        QTest::newRow("API Gateway in Debian 12")
            << QByteArray("apigateway") << debian.arg(u"apigateway/2015-07-09"_s);
        QTest::newRow("STS") << QByteArray("sts") << debian.arg(u"sts/2011-06-15"_s);
    }

    void operationsMatchTheOfficialModel()
    {
        QFETCH(QByteArray, service);
        QFETCH(QString, path);
        const QJsonObject model = readModel(path);
        if (model.isEmpty())
            QSKIP(qPrintable(u"no service model at "_s + path));
        Comparison comparison(model, path.contains("botocore"_L1));
        for (const lc::Operation *operation : lc::allOperations()) {
            if (service == operation->service->signingName)
                comparison.operation(*operation);
        }
        QVERIFY(comparison.compared > 0);
        QVERIFY2(comparison.differences.isEmpty(),
                 qPrintable(u'\n' + comparison.differences.join(u'\n')));
    }

    void nothingIsMissing_data()
    {
        QTest::addColumn<QByteArray>("service");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("family");
        const QString newest = QStringLiteral(LC_TESTDATA "/model/");
        QTest::newRow("License Manager")
            << QByteArray("license-manager") << newest + u"license-manager.json"_s << u"^"_s;
        QTest::newRow("API Gateway")
            << QByteArray("apigateway") << newest + u"apigateway.json"_s
            << u"UsagePlan|ApiKey|Usage$|^GetTags$|^TagResource$|^UntagResource$|Account$|"
               "^GetRestApis$|^GetStages?$"_s;
    }

    /// The other way round: the model has no operation of the family that is not described.
    void nothingIsMissing()
    {
        QFETCH(const QByteArray, service);
        QFETCH(const QString, path);
        QFETCH(const QString, family);
        const QJsonObject model = readModel(path);
        if (model.isEmpty())
            QSKIP(qPrintable(u"no service model at "_s + path));
        const QRegularExpression ofFamily(family);
        for (const QString &name : model.value("operations"_L1).toObject().keys()) {
            if (ofFamily.match(name).hasMatch())
                QVERIFY2(lc::findOperation(service.constData(), name.toStdString()),
                         qPrintable(name));
        }
    }

    void pagingMatchesTheOfficialPaginators_data()
    {
        QTest::addColumn<QByteArray>("service");
        QTest::addColumn<QString>("path");
        QTest::newRow("License Manager")
            << QByteArray("license-manager")
            << QStringLiteral(LC_TESTDATA "/model/license-manager-paginators.json");
        QTest::newRow("API Gateway") << QByteArray("apigateway")
                                     << u"/usr/lib/python3/dist-packages/botocore/data/apigateway/"
                                        "2015-07-09/paginators-1.json"_s;
    }

    void pagingMatchesTheOfficialPaginators()
    {
        QFETCH(const QByteArray, service);
        QFETCH(const QString, path);
        const QJsonObject paging = readModel(path).value("pagination"_L1).toObject();
        if (paging.isEmpty())
            QSKIP(qPrintable(u"no paginators at "_s + path));
        int compared = 0;
        for (auto pager = paging.begin(); pager != paging.end(); ++pager) {
            const lc::Operation *operation =
                lc::findOperation(service.constData(), pager.key().toStdString());
            if (!operation)
                continue; // not of the family
            ++compared;
            const QJsonObject official = pager->toObject();
            QCOMPARE(QString::fromLatin1(operation->pageTokenIn),
                     official["input_token"_L1].toString());
            QCOMPARE(QString::fromLatin1(operation->pageTokenOut),
                     official["output_token"_L1].toString());
            if (!operation->list)
                continue; // a map, as in GetUsage
            const lc::Field *list = operation->response().find(operation->list);
            QCOMPARE(QString::fromLatin1(list->modelName ? list->modelName : list->wireName),
                     official["result_key"_L1].toString());
        }
        QVERIFY(compared > 4);
    }

    void everyOperationIsWhole_data()
    {
        QTest::addColumn<int>("index");
        const auto operations = lc::allOperations();
        for (size_t i = 0; i < operations.size(); ++i)
            QTest::newRow(operations[i]->name) << int(i);
    }

    /// What an operation must state to be usable, checked without any model file.
    void everyOperationIsWhole()
    {
        QFETCH(int, index);
        const lc::Operation &operation = *lc::allOperations()[size_t(index)];
        QCOMPARE(lc::findOperation(operation.service->signingName, operation.name), &operation);
        const lc::Type &request = operation.request();
        const lc::Type &response = operation.response();
        QVERIFY(!operation.pageTokenIn || request.find(operation.pageTokenIn));
        QVERIFY(!operation.pageTokenOut || response.find(operation.pageTokenOut));
        if (operation.list) {
            const lc::Field *list = response.find(operation.list);
            QVERIFY(list && list->type->kind == lc::Kind::List);
            QCOMPARE(list->type->element->kind, lc::Kind::Record);
        }
        QCOMPARE(operation.repeat == lc::Operation::Repeat::Token,
                 request.find("ClientToken") != nullptr);
        const QString path = QString::fromLatin1(operation.path);
        for (const lc::Field &field : request.fields) {
            if (field.place == lc::Place::Path)
                QVERIFY(path.contains(u'{' + QString::fromLatin1(field.wireName) + u'}'));
        }
    }
};

QTEST_GUILESS_MAIN(ServiceModelTest)
#include "tst_servicemodel.moc"
