// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/requestjson.h"

#include <QTest>

using namespace lc;

namespace {

struct Change {
    QString planId;
    std::optional<QString> secret;
    std::optional<qint64> limit;
    QList<QString> tagKeys;

    bool operator==(const Change &) const = default;
    static const Type rows;
};

constexpr Field changeRows[] = {
    field<&Change::planId>("planId").with(Required).inPath(),
    field<&Change::secret>("secret").with(Sensitive),
    field<&Change::limit>("limit").with(Required),
    field<&Change::tagKeys>("tagKeys").inQuery(),
};

constinit const Type Change::rows = describe<Change>("Change", changeRows);

} // namespace

class tst_RequestJson : public QObject {
    Q_OBJECT
private slots:
    void readsWhatTravelsElsewhere()
    {
        Change change{QStringLiteral("p1"), std::nullopt, 7, {QStringLiteral("a")}};
        const QByteArray json = writeJsonWithoutSecrets(Change::rows, &change);
        Change read;
        QVERIFY(readRequestJson(Change::rows, &read, json));
        QCOMPARE(read, change);
        // A body alone never says what stands in the path.
        const auto ofTheBody = readJson<Change>(json);
        QVERIFY(ofTheBody);
        QVERIFY(ofTheBody->planId.isEmpty());
        QVERIFY(ofTheBody->tagKeys.isEmpty());
    }
    void missesWhatIsRequiredThere()
    {
        Change read;
        const auto outcome = readRequestJson(Change::rows, &read, R"({"limit": 1})");
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, JsonError::Kind::Missing);
        QCOMPARE(outcome.error().where, QStringLiteral("planId"));
    }
};

QTEST_GUILESS_MAIN(tst_RequestJson)
#include "tst_requestjson.moc"
