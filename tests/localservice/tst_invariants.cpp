// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/operations.h"
#include "localservice/lives.h"
#include "localservice/serviceworld.h"

#include <QTest>

using namespace lc;
using namespace Qt::StringLiterals;

namespace {

/// Seeds that once showed a difference between the service and a model: one row each, so that it
/// stays away when seeds or steps of the usual run change.
struct KeptSeed {
    const char *life;
    unsigned seed;
    int steps;
    const char *showed;
};
constexpr KeptSeed keptSeeds[] = {
    {"organization", 2, 800, "a new distribution while the old one is recalled"},
};

int numberFrom(const char *variable, int otherwise)
{
    return qEnvironmentVariableIsSet(variable) ? qEnvironmentVariableIntValue(variable) : otherwise;
}

} // namespace

/// What holds whatever order things happen in. LC_SEEDS and LC_STEPS make it longer.
class TestInvariants : public QObject {
    Q_OBJECT

private slots:
    void inRandomOrder_data()
    {
        QTest::addColumn<QString>("life");
        QTest::addColumn<unsigned>("seed");
        QTest::addColumn<int>("steps");
        for (const lives::Kind &kind : lives::kinds()) {
            for (int seed = 1; seed <= numberFrom("LC_SEEDS", 20); ++seed)
                QTest::addRow("%s %d", kind.name, seed)
                    << QString::fromLatin1(kind.name) << unsigned(seed)
                    << numberFrom("LC_STEPS", 1000);
        }
        for (const KeptSeed &kept : keptSeeds)
            QTest::addRow("%s: %s", kept.life, kept.showed)
                << QString::fromLatin1(kept.life) << kept.seed << kept.steps;
    }
    void inRandomOrder()
    {
        QFETCH(const QString, life);
        QFETCH(const unsigned, seed);
        QFETCH(const int, steps);
        for (const lives::Kind &kind : lives::kinds()) {
            if (life == QLatin1String(kind.name))
                live(kind, seed, steps);
        }
    }

    /// So that an operation that is added is also lived.
    void everyChangeIsLived()
    {
        QSet<const Operation *> lived;
        for (const lives::Kind &kind : lives::kinds())
            lived += live(kind, 1, 1000);
        QStringList missing;
        for (const Operation *operation : allOperations()) {
            if (operation->changesState() && !lived.contains(operation))
                missing.append(QString::fromLatin1(operation->name));
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u' ')));
    }

private:
    /// The operations that succeeded.
    static QSet<const Operation *> live(const lives::Kind &kind, unsigned seed, int steps)
    {
        ServiceWorld world(lives::setup());
        const auto life = kind.begin({world}, seed);
        for (int step = 1; step <= steps && life->fault().isEmpty(); ++step) {
            life->step();
            if (step % 100 == 0 || step == steps)
                life->compareAll();
        }
        if (!life->fault().isEmpty())
            qWarning("%s, seed %u: %s", kind.name, seed, qPrintable(life->fault()));
        [&] {
            QVERIFY(life->fault().isEmpty());
            QVERIFY2(life->changes() > steps / 5, "too little happened to show anything");
        }();
        return life->operations();
    }
};

QTEST_GUILESS_MAIN(TestInvariants)
#include "tst_invariants.moc"
