// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/validation.h"

#include <QTest>

using namespace lc;
using namespace Qt::StringLiterals;

namespace {

enum class Size { Small, Large };

struct Inner {
    QString name;
    bool operator==(const Inner &) const = default;
    static const Type rows;
};

struct Order {
    std::optional<QString> title;
    std::optional<qint64> amount;
    std::optional<Open<Size>> size;
    std::optional<QList<QString>> words;
    std::optional<QList<Inner>> parts;
    std::optional<QString> secret;
    std::optional<QString> needed;
    bool operator==(const Order &) const = default;
    static const Type rows;
};

} // namespace

namespace lc {

static constexpr ChoiceValue sizeValues[] = {{"SMALL", "Small"}, {"LARGE", "Large"}};
template <> const ChoiceType &choiceTypeOf<Size>()
{
    static constexpr ChoiceType type{"Size", sizeValues};
    return type;
}

} // namespace lc

static constexpr Field innerRows[] = {field<&Inner::name>("Name").with(Required).within(2, 3)};
constinit const Type Inner::rows = describe<Inner>("Inner", innerRows);

static constexpr Field orderRows[] = {
    field<&Order::title>("Title").within(1, 5).matching("[a-z]*"),
    field<&Order::amount>("Amount").within(1, 100),
    field<&Order::size>("Size"),
    field<&Order::words>("Words").within(1, 2).matching("\\S+"),
    field<&Order::parts>("Parts"),
    field<&Order::secret>("Secret").with(Sensitive).within(0, 2),
    field<&Order::needed>("Needed").with(Required),
};
constinit const Type Order::rows = describe<Order>("Order", orderRows);

class ValidationTest : public QObject {
    Q_OBJECT
private slots:
    void everyRule_data()
    {
        QTest::addColumn<Order>("order");
        QTest::addColumn<QString>("expected");
        const Order good{.title = u"abc"_s, .amount = 100, .size = Size::Large, .needed = u""_s};
        const auto row = [&](const char *name, auto change, const QString &expected) {
            Order order = good;
            change(order);
            QTest::newRow(name) << order << expected;
        };
        row("good", [](Order &) {}, {});
        row(
            "missing", [](Order &o) { o.needed.reset(); },
            u"Value 'null' at 'Needed' failed to satisfy constraint: Member must not be null"_s);
        row(
            "too low", [](Order &o) { o.amount = 0; },
            u"Value '0' at 'Amount' failed to satisfy constraint: Member must have value greater than or equal to 1"_s);
        row(
            "too high", [](Order &o) { o.amount = 101; },
            u"Value '101' at 'Amount' failed to satisfy constraint: Member must have value less than or equal to 100"_s);
        row(
            "too short", [](Order &o) { o.title = u""_s; },
            u"Value '' at 'Title' failed to satisfy constraint: Member must have length greater than or equal to 1"_s);
        row(
            "pattern", [](Order &o) { o.title = u"A"_s; },
            u"Value 'A' at 'Title' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-z]*"_s);
        row(
            "pattern and a line break", [](Order &o) { o.title = u"ab\n"_s; },
            u"Value 'ab\n' at 'Title' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-z]*"_s);
        row(
            "choice", [](Order &o) { o.size = Open<Size>::fromText(u"HUGE"_s); },
            u"Value 'HUGE' at 'Size' failed to satisfy constraint: Member must satisfy enum value set: [SMALL, LARGE]"_s);
        row(
            "too few", [](Order &o) { o.words = QList<QString>(); },
            u"Value '0' at 'Words' failed to satisfy constraint: Member must have length greater than or equal to 1"_s);
        row(
            "element",
            [](Order &o) {
                o.words = QList<QString>{u"a"_s, u"b c"_s};
            },
            u"Value 'b c' at 'Words[1]' failed to satisfy constraint: Member must satisfy regular expression pattern: \\S+"_s);
        row(
            "nested",
            [](Order &o) {
                o.parts = QList<Inner>{{u"ab"_s}, {u"abcd"_s}};
            },
            u"Value 'abcd' at 'Parts[1].Name' failed to satisfy constraint: Member must have length less than or equal to 3"_s);
        row(
            "a secret is not repeated", [](Order &o) { o.secret = u"hush-hush"_s; },
            u"Value '' at 'Secret' failed to satisfy constraint: Member must have length less than or equal to 2"_s);
    }
    void everyRule()
    {
        QFETCH(Order, order);
        QFETCH(QString, expected);
        QStringList texts;
        for (const Violation &violation : validate(order)) {
            QVERIFY(violation.field);
            texts += serviceText(violation);
        }
        QCOMPARE(texts.join(u'|'), expected);
    }
};

QTEST_GUILESS_MAIN(ValidationTest)
#include "tst_validation.moc"
