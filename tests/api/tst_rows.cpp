// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/operations.h"
#include "core/json.h"
#include "core/recordblock.h"
#include "core/validation.h"
#include "support/samplevalues.h"

#include <QTest>

#include <memory>

using namespace lc;

namespace {

/// An object of a type that is known only by its rows.
class Object {
public:
    explicit Object(const Type &type) : m_type(type), m_object(type.create()) { }
    ~Object() { m_type.destroy(m_object); }
    Object(const Object &) = delete;
    Object &operator=(const Object &) = delete;
    void *get() { return m_object; }

private:
    const Type &m_type;
    void *m_object;
};

QList<const Type *> allTypes()
{
    QSet<const Type *> types;
    for (const Operation *operation : allOperations()) {
        collectTypes(operation->request(), types);
        collectTypes(operation->response(), types);
    }
    QList<const Type *> sorted(types.begin(), types.end());
    std::sort(sorted.begin(), sorted.end(), [](const Type *left, const Type *right) {
        return qstrcmp(left->name, right->name) < 0;
    });
    return sorted;
}

bool travelsInBodyOnly(const Type &type)
{
    return std::all_of(type.fields.begin(), type.fields.end(),
                       [](const Field &field) { return field.place == Place::Body; });
}

} // namespace

/// One loop over every described type: a type is covered the day it is described.
class RowsTest : public QObject {
    Q_OBJECT
private slots:
    void everyType_data()
    {
        QTest::addColumn<const Type *>("type");
        for (const Type *type : allTypes())
            QTest::addRow("%s", type->name) << type;
    }
    void everyType()
    {
        QFETCH(const Type *, type);
        QSet<QString> names;
        for (const Field &field : type->fields) {
            const QString name = QString::fromLatin1(field.wireName);
            QVERIFY2(!names.contains(name), field.wireName);
            names.insert(name);
            QVERIFY2(!field.label || *field.label, field.wireName);
            QVERIFY2(field.low <= field.high || field.high == -1, field.wireName);
        }
        if (travelsInBodyOnly(*type)) {
            roundTripThroughJson(*type);
            roundTripThroughBlock(*type);
            missingRequiredMembersAreNamed(*type);
        }
        sensitiveMembersAreMasked(*type);
    }

private:
    static void roundTripThroughJson(const Type &type)
    {
        Object sample(type);
        fillWithSamples(type, sample.get());
        const QByteArray json = writeJson(type, sample.get());
        for (const Reading reading : {Reading::Tolerant, Reading::Strict}) {
            Object back(type);
            const auto outcome = readJson(type, back.get(), json, reading);
            QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().where));
            QVERIFY(type.equal(sample.get(), back.get()));
        }
        Object empty(type);
        const QByteArray nothing = writeJson(type, empty.get());
        Object emptyBack(type);
        QVERIFY(readJson(type, emptyBack.get(), nothing));
        QVERIFY(type.equal(empty.get(), emptyBack.get()));
    }

    static void roundTripThroughBlock(const Type &type)
    {
        Object sample(type);
        fillWithSamples(type, sample.get());
        Object empty(type);
        RecordBlock block(type);
        block.append(sample.get());
        block.append(empty.get());
        block.append(sample.get());
        block.finish();
        for (int record = 0; record < 3; ++record) {
            Object back(type);
            block.read(record, back.get());
            QVERIFY(type.equal(record == 1 ? empty.get() : sample.get(), back.get()));
        }
    }

    static void missingRequiredMembersAreNamed(const Type &type)
    {
        for (const Field &field : type.fields) {
            if (!field.is(Required))
                continue;
            Object sample(type);
            fillWithSamples(type, sample.get());
            const QByteArray whole = writeJson(type, sample.get());
            // Renaming the member takes it away from the reader.
            const QByteArray quoted = '"' + QByteArray(field.wireName) + "\":";
            QByteArray without = whole;
            without.replace(without.indexOf(quoted), quoted.size(),
                            QByteArray("\"not-") + field.wireName + "\":");
            Object back(type);
            const auto outcome = readJson(type, back.get(), without, Reading::Strict);
            QVERIFY(!outcome);
            QCOMPARE(outcome.error().kind, JsonError::Kind::Missing);
            QCOMPARE(outcome.error().where, QString::fromLatin1(field.wireName));
        }
    }

    static void sensitiveMembersAreMasked(const Type &type)
    {
        Object sample(type);
        fillWithSamples(type, sample.get());
        for (const Field &field : type.fields) {
            if (!field.is(Sensitive))
                continue;
            QCOMPARE(field.type->kind, Kind::Text);
            const auto secret = QStringLiteral("canary-%1").arg(QLatin1StringView(field.wireName));
            *static_cast<QString *>(field.type->engage(field.in(sample.get()))) = secret;
            QVERIFY(!writeJsonForPeople(type, sample.get()).contains(secret.toUtf8()));
            for (const Violation &violation : validate(type, sample.get()))
                QVERIFY(!serviceText(violation).contains(secret));
        }
    }
};

QTEST_GUILESS_MAIN(RowsTest)
#include "tst_rows.moc"
