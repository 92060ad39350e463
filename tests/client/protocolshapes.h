// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"

#include <optional>

// The shapes of the public protocol cases that rows can describe, named as there. For one program
// only.

namespace shapes {

using namespace lc;

struct Empty {
    bool operator==(const Empty &) const = default;
    static const Type rows;
};
constinit const Type Empty::rows = describe<Empty>("Empty");

struct Named {
    std::optional<QString> value;
    bool operator==(const Named &) const = default;
    static const Type rows;
};
constexpr Field namedRows[] = {field<&Named::value>("Value")};
constinit const Type Named::rows = describe<Named>("SimpleStruct", namedRows);

struct Renamed {
    std::optional<QString> value;
    bool operator==(const Renamed &) const = default;
    static const Type rows;
};
constexpr Field renamedRows[] = {field<&Renamed::value>("RenamedField").named("Value")};
constinit const Type Renamed::rows = describe<Renamed>("StructWithJsonName", renamedRows);

struct KitchenSink {
    std::optional<QString> text;
    std::optional<qint64> integer;
    std::optional<qint64> longInteger;
    std::optional<double> single;
    std::optional<double> real;
    std::optional<bool> boolean;
    std::optional<Instant> timestamp;
    std::optional<Instant> unixTimestamp;
    std::optional<QList<QString>> listOfStrings;
    std::optional<QList<QMap<QString, QString>>> listOfMapsOfStrings;
    std::optional<QList<QList<QString>>> listOfLists;
    std::optional<QList<Named>> listOfStructs;
    std::optional<QMap<QString, QString>> mapOfStrings;
    std::optional<QMap<QString, QList<QString>>> mapOfListsOfStrings;
    std::optional<QMap<QString, QMap<QString, QString>>> mapOfMaps;
    std::optional<QMap<QString, Named>> mapOfStructs;
    std::optional<Named> simpleStruct;
    std::optional<Renamed> structWithJsonName;
    std::optional<Empty> emptyStruct;
    bool operator==(const KitchenSink &) const = default;
    static const Type rows;
};
constexpr Field kitchenSinkRows[] = {
    field<&KitchenSink::text>("String"),
    field<&KitchenSink::integer>("Integer"),
    field<&KitchenSink::longInteger>("Long"),
    field<&KitchenSink::single>("Float"),
    field<&KitchenSink::real>("Double"),
    field<&KitchenSink::boolean>("Boolean"),
    field<&KitchenSink::timestamp>("Timestamp"),
    field<&KitchenSink::unixTimestamp>("UnixTimestamp"),
    field<&KitchenSink::listOfStrings>("ListOfStrings"),
    field<&KitchenSink::listOfMapsOfStrings>("ListOfMapsOfStrings"),
    field<&KitchenSink::listOfLists>("ListOfLists"),
    field<&KitchenSink::listOfStructs>("ListOfStructs"),
    field<&KitchenSink::mapOfStrings>("MapOfStrings"),
    field<&KitchenSink::mapOfListsOfStrings>("MapOfListsOfStrings"),
    field<&KitchenSink::mapOfMaps>("MapOfMaps"),
    field<&KitchenSink::mapOfStructs>("MapOfStructs"),
    field<&KitchenSink::simpleStruct>("SimpleStruct"),
    field<&KitchenSink::structWithJsonName>("StructWithJsonName"),
    field<&KitchenSink::emptyStruct>("EmptyStruct"),
};
constinit const Type KitchenSink::rows = describe<KitchenSink>("KitchenSink", kitchenSinkRows);

/// Single members of small operations.
struct Single {
    std::optional<QString> text;
    std::optional<QString> value;
    bool operator==(const Single &) const = default;
    static const Type rows;
};
constexpr Field singleRows[] = {field<&Single::text>("string"), field<&Single::value>("Value")};
constinit const Type Single::rows = describe<Single>("Single", singleRows);

struct Words {
    std::optional<QString> first;
    std::optional<QString> second;
    std::optional<QString> third;
    std::optional<QList<QString>> list;
    std::optional<QList<QString>> set;
    std::optional<QMap<QString, QString>> map;
    bool operator==(const Words &) const = default;
    static const Type rows;
};
constexpr Field wordsRows[] = {
    field<&Words::first>("fooEnum1"), field<&Words::second>("fooEnum2"),
    field<&Words::third>("fooEnum3"), field<&Words::list>("fooEnumList"),
    field<&Words::set>("fooEnumSet"), field<&Words::map>("fooEnumMap"),
};
constinit const Type Words::rows = describe<Words>("JsonEnums", wordsRows);

struct Scalars {
    std::optional<QString> text;
    std::optional<bool> yes;
    std::optional<bool> no;
    std::optional<qint64> byte;
    std::optional<qint64> shortNumber;
    std::optional<qint64> integer;
    std::optional<qint64> longNumber;
    std::optional<double> single;
    std::optional<double> real;
    bool operator==(const Scalars &) const = default;
    static const Type rows;
};
constexpr Field scalarsRows[] = {
    field<&Scalars::text>("stringValue"),
    field<&Scalars::yes>("trueBooleanValue"),
    field<&Scalars::no>("falseBooleanValue"),
    field<&Scalars::byte>("byteValue"),
    field<&Scalars::shortNumber>("shortValue"),
    field<&Scalars::integer>("integerValue"),
    field<&Scalars::longNumber>("longValue"),
    field<&Scalars::single>("floatValue"),
    field<&Scalars::real>("DoubleDribble").named("doubleValue"),
};
constinit const Type Scalars::rows = describe<Scalars>("SimpleScalarProperties", scalarsRows);

struct Pair {
    std::optional<QString> a;
    std::optional<QString> b;
    bool operator==(const Pair &) const = default;
    static const Type rows;
};
constexpr Field pairRows[] = {field<&Pair::a>("value").named("a"),
                              field<&Pair::b>("other").named("b")};
constinit const Type Pair::rows = describe<Pair>("StructureListMember", pairRows);

struct Lists {
    std::optional<QList<QString>> strings;
    std::optional<QList<QString>> stringSet;
    std::optional<QList<qint64>> integers;
    std::optional<QList<bool>> booleans;
    std::optional<QList<Instant>> timestamps;
    std::optional<QList<QString>> choices;
    std::optional<QList<qint64>> numbers;
    std::optional<QList<QList<QString>>> nested;
    std::optional<QList<Pair>> structures;
    bool operator==(const Lists &) const = default;
    static const Type rows;
};
constexpr Field listsRows[] = {
    field<&Lists::strings>("stringList"),
    field<&Lists::stringSet>("stringSet"),
    field<&Lists::integers>("integerList"),
    field<&Lists::booleans>("booleanList"),
    field<&Lists::timestamps>("timestampList"),
    field<&Lists::choices>("enumList"),
    field<&Lists::numbers>("intEnumList"),
    field<&Lists::nested>("nestedStringList"),
    field<&Lists::structures>("myStructureList").named("structureList"),
};
constinit const Type Lists::rows = describe<Lists>("JsonLists", listsRows);

struct Greeting {
    std::optional<QString> hi;
    bool operator==(const Greeting &) const = default;
    static const Type rows;
};
constexpr Field greetingRows[] = {field<&Greeting::hi>("hi")};
constinit const Type Greeting::rows = describe<Greeting>("GreetingStruct", greetingRows);

struct Maps {
    std::optional<QMap<QString, Greeting>> structures;
    std::optional<QMap<QString, qint64>> numbers;
    std::optional<QMap<QString, bool>> booleans;
    std::optional<QMap<QString, QString>> strings;
    std::optional<QMap<QString, QList<QString>>> sets;
    bool operator==(const Maps &) const = default;
    static const Type rows;
};
constexpr Field mapsRows[] = {
    field<&Maps::structures>("denseStructMap"), field<&Maps::numbers>("denseNumberMap"),
    field<&Maps::booleans>("denseBooleanMap"),  field<&Maps::strings>("denseStringMap"),
    field<&Maps::sets>("denseSetMap"),
};
constinit const Type Maps::rows = describe<Maps>("JsonMaps", mapsRows);

struct Times {
    std::optional<Instant> normal;
    std::optional<Instant> epochSeconds;
    std::optional<Instant> epochSecondsOnTarget;
    bool operator==(const Times &) const = default;
    static const Type rows;
};
constexpr Field timesRows[] = {
    field<&Times::normal>("normal"),
    field<&Times::epochSeconds>("epochSeconds"),
    field<&Times::epochSecondsOnTarget>("epochSecondsOnTarget"),
};
constinit const Type Times::rows = describe<Times>("JsonTimestamps", timesRows);

struct Query {
    std::optional<QString> text;
    std::optional<QList<QString>> texts;
    std::optional<QList<QString>> textSet;
    std::optional<qint64> byte;
    std::optional<qint64> shortNumber;
    std::optional<qint64> integer;
    std::optional<QList<qint64>> integers;
    std::optional<QList<qint64>> integerSet;
    std::optional<qint64> longNumber;
    std::optional<double> single;
    std::optional<double> real;
    std::optional<QList<double>> reals;
    std::optional<bool> boolean;
    std::optional<QList<bool>> booleans;
    std::optional<Instant> timestamp;
    std::optional<QList<Instant>> timestamps;
    std::optional<QString> choice;
    std::optional<QList<QString>> choices;
    std::optional<qint64> number;
    std::optional<QList<qint64>> numbers;
    std::optional<QString> maybe;
    std::optional<QString> baz;
    std::optional<QString> null;
    std::optional<QString> empty;
    bool operator==(const Query &) const = default;
    static const Type rows;
};
constexpr Field queryRows[] = {
    field<&Query::text>("String").inQuery().named("queryString"),
    field<&Query::texts>("StringList").inQuery().named("queryStringList"),
    field<&Query::textSet>("StringSet").inQuery().named("queryStringSet"),
    field<&Query::byte>("Byte").inQuery().named("queryByte"),
    field<&Query::shortNumber>("Short").inQuery().named("queryShort"),
    field<&Query::integer>("Integer").inQuery().named("queryInteger"),
    field<&Query::integers>("IntegerList").inQuery().named("queryIntegerList"),
    field<&Query::integerSet>("IntegerSet").inQuery().named("queryIntegerSet"),
    field<&Query::longNumber>("Long").inQuery().named("queryLong"),
    field<&Query::single>("Float").inQuery().named("queryFloat"),
    field<&Query::real>("Double").inQuery().named("queryDouble"),
    field<&Query::reals>("DoubleList").inQuery().named("queryDoubleList"),
    field<&Query::boolean>("Boolean").inQuery().named("queryBoolean"),
    field<&Query::booleans>("BooleanList").inQuery().named("queryBooleanList"),
    field<&Query::timestamp>("Timestamp").inQuery().named("queryTimestamp"),
    field<&Query::timestamps>("TimestampList").inQuery().named("queryTimestampList"),
    field<&Query::choice>("Enum").inQuery().named("queryEnum"),
    field<&Query::choices>("EnumList").inQuery().named("queryEnumList"),
    field<&Query::number>("IntegerEnum").inQuery().named("queryIntegerEnum"),
    field<&Query::numbers>("IntegerEnumList").inQuery().named("queryIntegerEnumList"),
    field<&Query::baz>("baz").inQuery(),
    field<&Query::maybe>("maybeSet").inQuery(),
    field<&Query::null>("Null").inQuery().named("nullValue"),
    field<&Query::empty>("Empty").inQuery().named("emptyString"),
};
constinit const Type Query::rows = describe<Query>("Query", queryRows);

struct Labels {
    QString text;
    qint64 shortNumber = 0;
    qint64 integer = 0;
    qint64 longNumber = 0;
    double single = 0;
    double real = 0;
    bool boolean = false;
    Instant timestamp{};
    bool operator==(const Labels &) const = default;
    static const Type rows;
};
constexpr Field labelsRows[] = {
    field<&Labels::text>("string").inPath(),     field<&Labels::shortNumber>("short").inPath(),
    field<&Labels::integer>("integer").inPath(), field<&Labels::longNumber>("long").inPath(),
    field<&Labels::single>("float").inPath(),    field<&Labels::real>("double").inPath(),
    field<&Labels::boolean>("boolean").inPath(), field<&Labels::timestamp>("timestamp").inPath(),
};
constinit const Type Labels::rows = describe<Labels>("HttpRequestWithLabels", labelsRows);

struct Label {
    QString hello;
    bool operator==(const Label &) const = default;
    static const Type rows;
};
constexpr Field labelRows[] = {field<&Label::hello>("hello").inPath()};
constinit const Type Label::rows = describe<Label>("ConstantQueryString", labelRows);

struct Literal {
    QString str;
    bool operator==(const Literal &) const = default;
    static const Type rows;
};
constexpr Field literalRows[] = {field<&Literal::str>("str").inPath()};
constinit const Type Literal::rows = describe<Literal>("HttpRequestWithRegexLiteral", literalRows);

} // namespace shapes
