// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/randomlife.h"

#include <QTest>

using namespace lc;

/// What holds whatever order things happen in. LC_SEEDS and LC_STEPS make it longer.
class TestInvariants : public QObject {
    Q_OBJECT

private slots:
    void holdInRandomOrder_data()
    {
        QTest::addColumn<unsigned>("seed");
        const int seeds =
            qEnvironmentVariableIsSet("LC_SEEDS") ? qEnvironmentVariableIntValue("LC_SEEDS") : 20;
        for (int seed = 1; seed <= seeds; ++seed)
            QTest::addRow("seed %d", seed) << unsigned(seed);
    }

    void holdInRandomOrder()
    {
        QFETCH(unsigned, seed);
        const int steps =
            qEnvironmentVariableIsSet("LC_STEPS") ? qEnvironmentVariableIntValue("LC_STEPS") : 300;
        RandomLife life(seed);
        for (int step = 0; step < steps; ++step) {
            life.step();
            if (step % 100 == 99)
                life.compareAll();
            QVERIFY2(life.fault().isEmpty(),
                     qPrintable(QStringLiteral("step %1: %2").arg(step).arg(life.fault())));
        }
        QVERIFY2(life.checkouts() > steps / 100, "too little happened to show anything");
    }
};

QTEST_GUILESS_MAIN(TestInvariants)
#include "tst_invariants.moc"
