// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/errors.h"
#include "aws/requestbuilder.h"
#include "client/protocolshapes.h"
#include "core/json.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <vector>

using namespace lc;
using namespace Qt::StringLiterals;

namespace {

/// An operation of the cases whose shape rows can describe.
struct Known {
    const char *name;
    const Type &(*type)();
};

constexpr Known knownOperations[] = {
    {"EmptyOperation", &typeOf<shapes::Empty>},
    {"EmptyInputAndEmptyOutput", &typeOf<shapes::Empty>},
    {"NoInputAndNoOutput", &typeOf<shapes::Empty>},
    {"NoInputAndOutput", &typeOf<shapes::Empty>},
    {"UnitInputAndOutput", &typeOf<shapes::Empty>},
    {"TestGetNoInputNoPayload", &typeOf<shapes::Empty>},
    {"TestPostNoInputNoPayload", &typeOf<shapes::Empty>},
    {"KitchenSinkOperation", &typeOf<shapes::KitchenSink>},
    {"NullOperation", &typeOf<shapes::Single>},
    {"OperationWithOptionalInputOutput", &typeOf<shapes::Single>},
    {"JsonEnums", &typeOf<shapes::Words>},
    {"JsonLists", &typeOf<shapes::Lists>},
    {"JsonMaps", &typeOf<shapes::Maps>},
    {"JsonTimestamps", &typeOf<shapes::Times>},
    {"SimpleScalarProperties", &typeOf<shapes::Scalars>},
    {"AllQueryStringTypes", &typeOf<shapes::Query>},
    {"ConstantAndVariableQueryString", &typeOf<shapes::Query>},
    {"OmitsNullSerializesEmptyString", &typeOf<shapes::Query>},
    {"OmitsSerializingEmptyLists", &typeOf<shapes::Query>},
    {"HttpRequestWithLabels", &typeOf<shapes::Labels>},
    {"ConstantQueryString", &typeOf<shapes::Label>},
    {"HttpRequestWithRegexLiteral", &typeOf<shapes::Literal>},
    {"GreetingWithErrors", &typeOf<shapes::Empty>},
};

/// Cases that neither service can bring, by the name of the operation or of the case.
struct Absent {
    const char *name;
    const char *reason;
};

constexpr const char *noHeaders = "no member travels in a header";
constexpr const char *noPayload = "no answer is a payload; the one such request has its own test";
constexpr const char *noDocuments = "no member is a document";
constexpr const char *noUnions = "no member is a union";
constexpr const char *noBlobs = "no member is a blob";
constexpr const char *noHost = "no operation changes the host name";
constexpr const char *noFormat = "no timestamp has another form than seconds";
constexpr const char *noNumber = "no member may be NaN or infinite";
constexpr const char *noRecursion = "no record contains itself";
constexpr const char *noQueryMap = "no map travels in the query";
constexpr const char *noCompression = "no body is compressed";

constexpr Absent absences[] = {
    {"EndpointOperation", noHost},
    {"EndpointWithHostLabelOperation", noHost},
    {"HostWithPathOperation", noHost},
    {"JsonUnions", noUnions},
    {"PostUnionWithJsonName", noUnions},
    {"PutAndGetInlineDocuments", noDocuments},
    {"DocumentType", noDocuments},
    {"DocumentTypeAsMapValue", noDocuments},
    {"DocumentTypeAsPayload", noDocuments},
    {"PutWithContentEncoding", noCompression},
    {"JsonBlobs", noBlobs},
    {"JsonIntEnums", "no enumeration is of integers"},
    {"DatetimeOffsets", noFormat},
    {"FractionalSeconds", noFormat},
    {"HttpChecksumRequired", "no operation wants a checksum header"},
    {"HttpEnumPayload", noPayload},
    {"HttpPayloadTraits", noPayload},
    {"HttpPayloadWithStructure", noPayload},
    {"HttpPayloadWithUnion", noPayload},
    {"HttpStringPayload", noPayload},
    {"TestPayloadBlob", noPayload},
    {"TestPayloadStructure", noPayload},
    {"HttpPrefixHeaders", noHeaders},
    {"HttpPrefixHeadersInResponse", noHeaders},
    {"InputAndOutputWithHeaders", noHeaders},
    {"MediaTypeHeader", noHeaders},
    {"NullAndEmptyHeadersClient", noHeaders},
    {"TimestampFormatHeaders", noHeaders},
    {"TestBodyStructure", noHeaders},
    {"TestGetNoPayload", noHeaders},
    {"TestPostNoPayload", noHeaders},
    {"RestJsonGreetingWithErrors", noHeaders},
    {"RestJsonGreetingWithErrorsNoPayload", noHeaders},
    {"RestJsonSimpleScalarProperties", noHeaders},
    {"HttpRequestWithFloatLabels", noNumber},
    {"HttpRequestWithGreedyLabelInPath", "no path member holds slashes that stay"},
    {"HttpRequestWithLabelsAndTimestampFormat", noFormat},
    {"HttpResponseCode", "no member is the status"},
    {"IgnoreQueryParamsInResponse", "no answer has a member outside its body"},
    {"QueryIdempotencyTokenAutoFill", "no member has the idempotency trait; we always fill ours"},
    {"QueryParamsAsStringListMap", noQueryMap},
    {"QueryPrecedence", noQueryMap},
    {"RestJsonQueryStringMap", noQueryMap},
    {"RecursiveShapes", noRecursion},
    {"serializes_list_of_recursive_structure_shapes", noRecursion},
    {"serializes_map_of_recursive_structure_shapes", noRecursion},
    {"serializes_recursive_structure_shapes", noRecursion},
    {"parses_list_of_recursive_structure_shapes", noRecursion},
    {"parses_map_of_recursive_structure_shapes", noRecursion},
    {"serializes_blob_shapes", noBlobs},
    {"parses_blob_shapes", noBlobs},
    {"serializes_string_shapes_with_jsonvalue_trait", "no text holds JSON"},
    {"serializes_structure_members_with_locationname_traits",
     "no member of a JSON operation has another name on the wire"},
    {"serializes_timestamp_shapes_with_iso8601_timestampformat", noFormat},
    {"serializes_timestamp_shapes_with_httpdate_timestampformat", noFormat},
    {"parses_iso8601_timestamps", noFormat},
    {"parses_httpdate_timestamps", noFormat},
    {"RestJsonJsonTimestampsWithDateTimeFormat", noFormat},
    {"RestJsonJsonTimestampsWithDateTimeOnTargetFormat", noFormat},
    {"RestJsonJsonTimestampsWithHttpDateFormat", noFormat},
    {"RestJsonJsonTimestampsWithHttpDateOnTargetFormat", noFormat},
};

const char *reasonOfAbsence(const QString &id, const QString &operation)
{
    if (id.contains("NaN"_L1) || id.contains("Infinity"_L1))
        return noNumber;
    for (const Absent &absent : absences) {
        if (id == QLatin1StringView(absent.name) || operation == QLatin1StringView(absent.name))
            return absent.reason;
    }
    return nullptr;
}

const Type *typeNamed(const QString &operation)
{
    for (const Known &known : knownOperations) {
        if (operation == QLatin1StringView(known.name))
            return &known.type();
    }
    return nullptr;
}

QJsonArray casesIn(const char *file)
{
    QFile source(QStringLiteral(LC_TESTDATA "/protocol/") + QLatin1StringView(file));
    if (!source.open(QIODevice::ReadOnly))
        return {};
    QJsonArray cases;
    for (const QJsonValue suite : QJsonDocument::fromJson(source.readAll()).array()) {
        for (const QJsonValue one : suite["cases"_L1].toArray()) {
            QJsonObject single = one.toObject();
            single["target"_L1] = suite["metadata"_L1]["targetPrefix"_L1].toString();
            cases.append(single);
        }
    }
    return cases;
}

QJsonValue withWireNames(const QJsonValue &value, const ValueType &type);

/// The cases speak of members by the names of the model.
QJsonObject withWireNames(const QJsonObject &object, const Type &type)
{
    QJsonObject renamed;
    for (const Field &row : type.fields) {
        const auto name = QLatin1StringView(row.modelName ? row.modelName : row.wireName);
        if (object.contains(name))
            renamed[QLatin1StringView(row.wireName)] = withWireNames(object[name], *row.type);
    }
    return renamed;
}

QJsonValue withWireNames(const QJsonValue &value, const ValueType &type)
{
    if (value.isObject() && type.kind == Kind::Record)
        return withWireNames(value.toObject(), type.record());
    if (value.isArray() && type.kind == Kind::List) {
        QJsonArray renamed;
        for (const QJsonValue element : value.toArray())
            renamed.append(withWireNames(element, *type.element));
        return renamed;
    }
    return value;
}

/// An object of a type, whatever the places of its members, from the words of a case.
class Sample {
public:
    Sample(const Type &type, const QJsonObject &members) : m_type(type), m_object(type.create())
    {
        std::vector<Field> rows(type.fields.begin(), type.fields.end());
        for (Field &row : rows)
            row.place = Place::Body;
        Type inBody = type;
        inBody.fields = rows;
        const QByteArray json = QJsonDocument(withWireNames(members, type)).toJson();
        m_isRead = readJson(inBody, m_object, json).has_value();
    }
    Q_DISABLE_COPY_MOVE(Sample)
    ~Sample() { m_type.destroy(m_object); }

    bool isRead() const { return m_isRead; }
    void *object() const { return m_object; }
    bool operator==(const Sample &other) const { return m_type.equal(m_object, other.m_object); }

private:
    const Type &m_type;
    void *m_object;
    bool m_isRead = false;
};

bool isSameJson(const QByteArray &left, const QByteArray &right)
{
    return left == right
        || (!left.isEmpty() && QJsonDocument::fromJson(left) == QJsonDocument::fromJson(right));
}

/// Adds the cases of a file as rows; those that cannot occur are named once, with their reason.
void addCases(const char *file)
{
    QTest::addColumn<QJsonObject>("single");
    const QJsonArray cases = casesIn(file);
    if (cases.isEmpty())
        QSKIP("LICENSE_CONSOLE_TESTDATA has no protocol cases");
    for (const QJsonValue single : cases) {
        const QString id = single["id"_L1].toString();
        const QString operation = single["given"_L1]["name"_L1].toString();
        if (const char *reason = reasonOfAbsence(id, operation)) {
            qInfo("left out: %s: %s", qUtf8Printable(id), reason);
            continue;
        }
        QTest::newRow(qUtf8Printable(id)) << single.toObject();
    }
}

} // namespace

/// Requests and answers held against the public cases of the protocols that both services speak.
class tst_ProtocolCases : public QObject {
    Q_OBJECT
private slots:
    void jsonRequest_data() { addCases("input-json.json"); }
    void jsonRequest() { checkRequest(Service::Protocol::AwsJson); }
    void restRequest_data() { addCases("input-rest-json.json"); }
    void restRequest() { checkRequest(Service::Protocol::RestJson); }
    void jsonAnswer_data() { addCases("output-json.json"); }
    void jsonAnswer() { checkAnswer(); }
    void restAnswer_data() { addCases("output-rest-json.json"); }
    void restAnswer() { checkAnswer(); }

private:
    static void checkRequest(Service::Protocol protocol);
    static void checkAnswer();
};

void tst_ProtocolCases::checkRequest(Service::Protocol protocol)
{
    QFETCH(const QJsonObject, single);
    const QJsonObject given = single["given"_L1].toObject();
    const Known *known = std::find_if(
        std::begin(knownOperations), std::end(knownOperations), [&](const Known &candidate) {
            return given["name"_L1].toString() == QLatin1StringView(candidate.name);
        });
    QVERIFY2(known != std::end(knownOperations), "no shape for this operation");

    const QByteArray name = given["name"_L1].toString().toUtf8();
    const QByteArray target = single["target"_L1].toString().toUtf8() + '.';
    const QByteArray method = given["http"_L1]["method"_L1].toString().toUtf8();
    const QByteArray path = given["http"_L1]["requestUri"_L1].toString().toUtf8();
    const Service service{"cases", "CASES", "cases", "cases", protocol, target.constData(), "1"};
    const Operation operation{.name = name.constData(),
                              .service = &service,
                              .request = known->type,
                              .response = known->type,
                              .method = method.constData(),
                              .path = path.constData()};
    const Sample request(known->type(), single["params"_L1].toObject());
    QVERIFY(request.isRead());
    const auto built = buildRequest(operation, request.object());
    QVERIFY2(built, qPrintable(built ? QString() : built.error()));

    const QJsonObject expected = single["serialized"_L1].toObject();
    const QByteArray uri = built->path + (built->query.isEmpty() ? "" : "?" + built->query);
    QCOMPARE(uri, expected["uri"_L1].toString().toUtf8());
    QCOMPARE(method, expected["method"_L1].toString().toUtf8());
    if (expected.contains("body"_L1)) {
        QVERIFY2(isSameJson(built->body, expected["body"_L1].toString().toUtf8()),
                 built->body.constData());
    }
    const auto header = [&](const QString &wanted) {
        for (const HttpHeader &own : built->headers) {
            if (wanted.compare(QLatin1StringView(own.name), Qt::CaseInsensitive) == 0)
                return own.value;
        }
        return QByteArray();
    };
    const QJsonObject headers = expected["headers"_L1].toObject();
    for (auto wanted = headers.begin(); wanted != headers.end(); ++wanted)
        QCOMPARE(header(wanted.key()), wanted.value().toString().toUtf8());
    for (const QJsonValue forbidden : expected["forbidHeaders"_L1].toArray())
        QCOMPARE(header(forbidden.toString()), QByteArray());
}

void tst_ProtocolCases::checkAnswer()
{
    QFETCH(const QJsonObject, single);
    const Type *type = typeNamed(single["given"_L1]["name"_L1].toString());
    QVERIFY2(type, "no shape for this operation");
    const QJsonObject response = single["response"_L1].toObject();
    TransportReply reply;
    reply.status = response["status_code"_L1].toInt();
    reply.body = response["body"_L1].toString().toUtf8();
    const QJsonObject headers = response["headers"_L1].toObject();
    for (auto header = headers.begin(); header != headers.end(); ++header)
        reply.headers.append({header.key().toUtf8(), header.value().toString().toUtf8()});

    if (single.contains("errorCode"_L1)) {
        QVERIFY(!isSuccess(reply));
        const Service service{"cases",  "CASES", "cases", "cases", Service::Protocol::AwsJson,
                              "Cases.", "1"};
        const Operation operation{.name = "GreetingWithErrors",
                                  .service = &service,
                                  .request = &typeOf<shapes::Empty>,
                                  .response = &typeOf<shapes::Empty>};
        const ApiError error = judge(operation, reply, Instant{}).error;
        QCOMPARE(error.code, single["errorCode"_L1].toString());
        if (single.contains("errorMessage"_L1))
            QCOMPARE(error.message, single["errorMessage"_L1].toString());
        return;
    }
    QVERIFY(isSuccess(reply));
    const Sample expected(*type, single["result"_L1].toObject());
    QVERIFY(expected.isRead());
    Sample read(*type, {});
    QVERIFY(readJson(*type, read.object(), reply.body));
    QVERIFY(read == expected);
    if (const QString id = headers["X-Amzn-Requestid"_L1].toString(); !id.isEmpty())
        QCOMPARE(requestIdOf(reply), id);
}

QTEST_GUILESS_MAIN(tst_ProtocolCases)
#include "tst_protocolcases.moc"
