// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/randomfleet.h"
#include "localservice/randomlife.h"

#include <QTest>

using namespace lc;

/// What holds whatever order things happen in. LC_SEEDS and LC_STEPS make it longer.
class TestInvariants : public QObject {
    Q_OBJECT

private slots:
    void licensesInRandomOrder_data() { addSeeds(); }
    void licensesInRandomOrder()
    {
        QFETCH(const unsigned, seed);
        RandomLife life(seed);
        live(life);
        QVERIFY2(life.checkouts() > steps() / 100, "too little happened to show anything");
    }

    void fleetInRandomOrder_data() { addSeeds(); }
    void fleetInRandomOrder()
    {
        QFETCH(const unsigned, seed);
        RandomFleet fleet(seed);
        live(fleet);
        QVERIFY2(fleet.attachments() > steps() / 100, "too little happened to show anything");
    }

private:
    static int numberFrom(const char *variable, int otherwise)
    {
        return qEnvironmentVariableIsSet(variable) ? qEnvironmentVariableIntValue(variable)
                                                   : otherwise;
    }

    static int steps() { return numberFrom("LC_STEPS", 1000); }

    static void addSeeds()
    {
        QTest::addColumn<unsigned>("seed");
        for (int seed = 1; seed <= numberFrom("LC_SEEDS", 20); ++seed)
            QTest::addRow("seed %d", seed) << unsigned(seed);
    }

    template <class Life> static void live(Life &life)
    {
        for (int step = 0; step < steps(); ++step) {
            life.step();
            if (step % 100 == 99)
                life.compareAll();
            QVERIFY2(life.fault().isEmpty(),
                     qPrintable(QStringLiteral("step %1: %2").arg(step).arg(life.fault())));
        }
    }
};

QTEST_GUILESS_MAIN(TestInvariants)
#include "tst_invariants.moc"
