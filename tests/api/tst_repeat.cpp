// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/operations.h"
#include "support/changes.h"

#include <QTest>

#include <algorithm>

using namespace lc;
using namespace lc::test;

/// Whether the class of every operation that changes something is the one that was decided for it.
class TestRepeat : public QObject {
    Q_OBJECT

private slots:
    void isTheDecidedClass_data()
    {
        QTest::addColumn<const Operation *>("operation");
        QTest::addColumn<int>("repeat");
        for (const Change &change : changes)
            QTest::addRow("%s %s", change.service, change.name)
                << findOperation(change.service, change.name) << int(change.repeat);
    }
    void isTheDecidedClass()
    {
        QFETCH(const Operation *, operation);
        QFETCH(int, repeat);
        QVERIFY(operation);
        QCOMPARE(int(operation->repeat), repeat);
    }

    void namesEveryChange()
    {
        int count = 0;
        for (const Operation *operation : allOperations()) {
            if (!operation->changesState())
                continue;
            ++count;
            const auto isSame = [operation](const Change &change) {
                return std::string_view(change.name) == operation->name
                    && std::string_view(change.service) == operation->service->signingName;
            };
            QVERIFY2(std::any_of(std::begin(changes), std::end(changes), isSame), operation->name);
        }
        QCOMPARE(count, int(std::size(changes)));
    }

    /// What changes something by its name must not pass as a read.
    void readsAreReads()
    {
        for (const Operation *operation : allOperations()) {
            const QByteArrayView name(operation->name);
            const bool reads =
                name.startsWith("Get") || name.startsWith("List") || name.startsWith("AssumeRole");
            QVERIFY2(reads == !operation->changesState(), operation->name);
        }
    }

    /// A class that needs something of the request finds it there.
    void requestsHaveWhatTheirClassNeeds()
    {
        for (const Operation *operation : allOperations()) {
            const Field *token = operation->request().find("ClientToken");
            QVERIFY2((operation->repeat == Operation::Repeat::Token) == (token != nullptr),
                     operation->name);
            if (operation->repeat == Operation::Repeat::Version)
                QVERIFY2(operation->request().find("SourceVersion"), operation->name);
            if (operation->repeat == Operation::Repeat::Patch)
                QVERIFY2(operation->request().find("patchOperations"), operation->name);
        }
    }
};

QTEST_GUILESS_MAIN(TestRepeat)
#include "tst_repeat.moc"
