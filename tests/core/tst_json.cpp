// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json.h"
#include "core/jsonwriter.h"
#include "core/recordblock.h"

#include <QDir>
#include <QTest>

using namespace lc;
using namespace Qt::StringLiterals;

namespace {

enum class Colour { Red, Green };

struct Part {
    QString name;
    std::optional<qint64> count;
    bool operator==(const Part &) const = default;
    static const Type rows;
};

using Pairs = QList<QList<qint64>>;

struct Whole {
    std::optional<QString> text;
    std::optional<qint64> number;
    std::optional<double> real;
    std::optional<bool> flag;
    std::optional<Instant> time;
    std::optional<DateText> date;
    std::optional<Open<Colour>> colour;
    std::optional<Part> part;
    std::optional<QList<Part>> parts;
    std::optional<QMap<QString, Pairs>> values;
    std::optional<QString> nextToken;
    bool operator==(const Whole &) const = default;
    static const Type rows;
};

struct Listing {
    std::optional<QList<Whole>> records;
    bool operator==(const Listing &) const = default;
    static const Type rows;
};

} // namespace

namespace lc {

static constexpr ChoiceValue colourValues[] = {{"RED", "Red"}, {"GREEN", "Green"}};
template <> const ChoiceType &choiceTypeOf<Colour>()
{
    static constexpr ChoiceType type{"Colour", colourValues};
    return type;
}

} // namespace lc

static constexpr Field partRows[] = {
    field<&Part::name>("Name").with(Required),
    field<&Part::count>("Count"),
};
constinit const Type Part::rows = describe<Part>("Part", partRows);

static constexpr Field wholeRows[] = {
    field<&Whole::text>("Text"),           field<&Whole::number>("Number"),
    field<&Whole::real>("Real"),           field<&Whole::flag>("Flag"),
    field<&Whole::time>("Time"),           field<&Whole::date>("Date"),
    field<&Whole::colour>("Colour"),       field<&Whole::part>("Part"),
    field<&Whole::parts>("Parts"),         field<&Whole::values>("values"),
    field<&Whole::nextToken>("NextToken"),
};
constinit const Type Whole::rows = describe<Whole>("Whole", wholeRows);

static constexpr Field listingRows[] = {field<&Listing::records>("Records")};
constinit const Type Listing::rows = describe<Listing>("Listing", listingRows);

class JsonTest : public QObject {
    Q_OBJECT
private slots:
    void integersAreExact_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<qint64>("number");
        QTest::newRow("largest") << QByteArray("9223372036854775807")
                                 << std::numeric_limits<qint64>::max();
        QTest::newRow("smallest") << QByteArray("-9223372036854775808")
                                  << std::numeric_limits<qint64>::min();
        QTest::newRow("beyond 2^53") << QByteArray("9007199254740993") << qint64(9007199254740993);
        QTest::newRow("spelled as a real") << QByteArray("3.0") << qint64(3);
    }
    void integersAreExact()
    {
        QFETCH(QByteArray, json);
        QFETCH(qint64, number);
        const auto whole = readJson<Whole>("{\"Number\":" + json + '}');
        QVERIFY(whole);
        QCOMPARE(whole->number, number);
    }

    void numbersThatDoNotFitAreNotRounded()
    {
        for (const char *json : {"9223372036854775808", "0.5", "1e40", "\"7\""}) {
            const auto whole =
                readJson<Whole>("{\"Number\":" + QByteArray(json) + ",\"Text\":\"kept\"}");
            QVERIFY(whole);
            QVERIFY2(!whole->number, json);
            QCOMPARE(whole->text, u"kept"_s);
            QVERIFY(!readJson<Whole>("{\"Number\":" + QByteArray(json) + '}', Reading::Strict));
        }
    }

    void absentIsNotEmpty()
    {
        const auto empty = readJson<Whole>(R"({"Text":"","Parts":[],"Part":null})");
        QVERIFY(empty);
        QVERIFY(empty->text && empty->text->isEmpty());
        QVERIFY(empty->parts && empty->parts->isEmpty());
        QVERIFY(!empty->part);
        QVERIFY(!empty->number);
        QCOMPARE(writeJson(*empty), QByteArray(R"({"Text":"","Parts":[]})"));
    }

    void anUnknownWordIsWrittenBack()
    {
        const auto whole = readJson<Whole>(R"({"Colour":"ULTRAVIOLET","Later":{"a":[1]}})");
        QVERIFY(whole && whole->colour);
        QVERIFY(!whole->colour->known());
        QCOMPARE(writeJson(*whole), QByteArray(R"({"Colour":"ULTRAVIOLET"})"));
        QCOMPARE(Open(Colour::Green).text, u"GREEN"_s);
        QVERIFY(Open<Colour>::fromText(u"RED"_s) == Colour::Red);
    }

    void timesInEveryForm_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("fraction") << QByteArray("1568825118.617");
        QTest::newRow("text") << QByteArray("\"2019-09-18T16:45:18.617Z\"");
        QTest::newRow("zone") << QByteArray("\"2019-09-18T18:45:18.617+02:00\"");
        QTest::newRow("no zone is UTC") << QByteArray("\"2019-09-18T16:45:18.617\"");
    }
    void timesInEveryForm()
    {
        QFETCH(QByteArray, json);
        const auto whole = readJson<Whole>("{\"Time\":" + json + '}');
        QVERIFY(whole && whole->time);
        QCOMPARE(whole->time->time_since_epoch().count(), 1568825118617);
        QCOMPARE(writeJson(*whole), QByteArray(R"({"Time":1568825118.617})"));
    }

    void datesKeepTheirSpelling()
    {
        for (const QString &text :
             {u"1630000000"_s, u"2020-12-01T00:47:35"_s, u"2021-04-12T00:00:00Z"_s}) {
            const auto whole = readJson<Whole>("{\"Date\":\"" + text.toUtf8() + "\"}");
            QVERIFY(whole && whole->date);
            QVERIFY(whole->date->instant());
            QCOMPARE(writeJson(*whole), "{\"Date\":\"" + text.toUtf8() + "\"}");
        }
        QCOMPARE(DateText(u"1630000000"_s).instant()->time_since_epoch().count(), 1630000000000);
        QVERIFY(!DateText(u"next week"_s).instant());
        QVERIFY(!DateText(u"99999999999999999"_s).instant());
    }

    void strictReadingNamesTheMember_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<JsonError::Kind>("kind");
        QTest::addColumn<QString>("where");
        using enum JsonError::Kind;
        QTest::newRow("text") << QByteArray(R"({"Text":7})") << Mistyped << u"Text"_s;
        QTest::newRow("nested") << QByteArray(R"({"Part":{"Name":[]}})") << Mistyped
                                << u"Part.Name"_s;
        QTest::newRow("list") << QByteArray(R"({"Parts":{}})") << Mistyped << u"Parts"_s;
        QTest::newRow("element") << QByteArray(R"({"Parts":[{"Name":"a"},{"Name":1}]})") << Mistyped
                                 << u"Parts[1].Name"_s;
        QTest::newRow("missing") << QByteArray(R"({"Parts":[{"Count":1}]})") << Missing
                                 << u"Parts[0].Name"_s;
        QTest::newRow("map") << QByteArray(R"({"values":{"k":[[1],"x"]}})") << Mistyped
                             << u"values.k[1]"_s;
        QTest::newRow("not a structure") << QByteArray("[1]") << Mistyped << QString();
        QTest::newRow("cut") << QByteArray("{\"Text\":\"a") << Malformed << QString();
        QTest::newRow("two texts") << QByteArray("{} {}") << Malformed << QString();
        QTest::newRow("bad UTF-8") << QByteArray("{\"Text\":\"\xff\"}") << Malformed << QString();
    }
    void strictReadingNamesTheMember()
    {
        QFETCH(QByteArray, json);
        QFETCH(JsonError::Kind, kind);
        QFETCH(QString, where);
        const auto whole = readJson<Whole>(json, Reading::Strict);
        QVERIFY(!whole);
        QCOMPARE(whole.error().kind, kind);
        QCOMPARE(whole.error().where, where);
    }

    void aListGoesToABlock()
    {
        RecordBlock block(typeOf<Part>());
        Whole rest;
        const Field *list = typeOf<Whole>().find("Parts");
        const QByteArray json =
            R"({"NextToken":"t","Parts":[{"Name":"a","Count":1},{"Count":"x","Name":"b","New":[1]},{}]})";
        QVERIFY(readJsonList(typeOf<Whole>(), &rest, *list, block, json));
        QCOMPARE(rest.nextToken, u"t"_s);
        QCOMPARE(block.size(), 3);
        QCOMPARE(block.record<Part>(0), (Part{u"a"_s, 1}));
        QCOMPARE(block.record<Part>(1), (Part{u"b"_s, std::nullopt}));
        const int name = block.layout().indexOf("Name");
        QVERIFY(!block.has(2, name));
        QVERIFY(!readJsonList(typeOf<Whole>(), &rest, *list, block, "<html>"));
    }

    void nestedListsOfABlockReadLikeStructs()
    {
        const QByteArray record =
            R"({"Part":{"Name":"p","Count":2},"Parts":[{"Name":"x"},{"Count":9,)"
            R"("Name":"y"}],"values":{"k":[[1,-2],[3]]},"Colour":"RED"})";
        RecordBlock block(typeOf<Whole>());
        const auto direct = readJson<Whole>(record);
        QVERIFY(direct);
        block.append(&*direct);
        QCOMPARE(block.record<Whole>(0), *direct);
        QCOMPARE(block.text(0, block.layout().indexOf("Part.Name")), std::string_view("p"));
        QCOMPARE(block.integer(0, block.layout().indexOf("Part.Count")), 2);
        QCOMPARE(block.count(0, block.layout().indexOf("Parts")), 2);
    }

    void nullsInContainersAreNotThere()
    {
        const QByteArray record = R"({"Parts":[null,{"Name":"x"},null],)"
                                  R"("values":{"gone":null,"k":[[1],null]}})";
        const auto read = readJson<Whole>(record);
        QVERIFY(read);
        QCOMPARE(read->parts, (QList<Part>{{u"x"_s, {}}}));
        QCOMPARE(read->values, (QMap<QString, Pairs>{{u"k"_s, {{1}}}}));
        QVERIFY(!readJson<Whole>(record, Reading::Strict));

        Listing rest;
        RecordBlock block(typeOf<Whole>());
        const Field *list = typeOf<Listing>().find("Records");
        QVERIFY(readJsonList(typeOf<Listing>(), &rest, *list, block,
                             R"({"Records":[)" + record + "]}"));
        QCOMPARE(block.record<Whole>(0), *read);
    }

    void repeatedTextIsStoredOnce()
    {
        const auto memory = [](int records) {
            RecordBlock block(typeOf<Part>());
            const Part part{QString(60, u'x'), std::nullopt};
            for (int i = 0; i < records; ++i)
                block.append(&part);
            block.finish();
            return block.memoryUse();
        };
        QVERIFY(memory(1000) < memory(1) + 1000 * 2 * 9 + 200);
    }

    /// The public suite of JSON texts: what must be refused is refused, what must be read is read.
    void publicSuite()
    {
        const QDir folder(QStringLiteral(LC_TESTDATA "/json"));
        if (QStringLiteral(LC_TESTDATA).isEmpty() || !folder.exists())
            QSKIP("no JSON suite: set LICENSE_CONSOLE_TESTDATA");
        int read = 0;
        for (const QFileInfo &info : folder.entryInfoList({u"*.json"_s})) {
            QFile file(info.filePath());
            QVERIFY(file.open(QIODevice::ReadOnly));
            // Our reader wants a structure at the top; the suite's text becomes one of its members.
            const QByteArray json = "{\"Unknown\":" + file.readAll() + '}';
            const bool ok = bool(readJson<Whole>(json));
            const QString name = info.fileName();
            if (name.startsWith(u"y_"))
                QVERIFY2(ok, qPrintable(name));
            if (name.startsWith(u"n_"))
                QVERIFY2(!ok, qPrintable(name));
            ++read;
        }
        QVERIFY(read > 250);
    }

    void writerEscapes()
    {
        QCOMPARE(toJsonString(u"a\"\\\n\t\u0001\u007f\u20ac"),
                 QByteArray("\"a\\\"\\\\\\n\\t\\u0001\x7f\xe2\x82\xac\""));
        JsonWriter writer(JsonWriter::Layout::Indented);
        writer.beginObject();
        writer.key(u"a");
        writer.beginArray();
        writer.integer(1);
        writer.boolean(true);
        writer.endArray();
        writer.key(std::string_view("b"));
        writer.beginObject();
        writer.endObject();
        writer.endObject();
        QCOMPARE(writer.bytes(),
                 QByteArray("{\n  \"a\": [\n    1,\n    true\n  ],\n  \"b\": {}\n}"));
    }
};

QTEST_GUILESS_MAIN(JsonTest)
#include "tst_json.moc"
