// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/lives.h"
#include "localservice/programworld.h"

#include <QTest>

using namespace lc;

/// Lives of the real program, which is killed in the middle of calls: what was acknowledged is
/// there, what was not is wholly there or wholly absent, and the life goes on. LC_SERVICE names the
/// program, LC_KILLS how often it is killed in each life.
class TestKilledLives : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_program = qEnvironmentVariable("LC_SERVICE");
        if (m_program.isEmpty())
            QSKIP("LC_SERVICE does not name the program");
    }

    void goOnAfterKills_data()
    {
        QTest::addColumn<int>("kind");
        for (int i = 0; i < int(lives::kinds().size()); ++i) {
            const lives::Kind &kind = lives::kinds()[size_t(i)];
            if (kind.clock == lives::Kind::Clock::Any)
                QTest::newRow(kind.name) << i;
        }
    }
    void goOnAfterKills()
    {
        QFETCH(const int, kind);
        const int kills = qEnvironmentVariableIntValue("LC_KILLS");
        const int seeds = std::max(1, (kills + killsOfALife - 1) / killsOfALife);
        for (int seed = 1; seed <= seeds; ++seed)
            live(lives::kinds()[size_t(kind)], unsigned(seed), kills > 0 ? killsOfALife : 3);
        qInfo("%d kills, %d calls without an answer", m_kills, m_cuts);
        QVERIFY2(m_cuts > 0, "every call had its answer, which shows nothing");
    }

private:
    static constexpr int killsOfALife = 20;

    void live(const lives::Kind &kind, unsigned seed, int kills)
    {
        ProgramWorld world(m_program, seed);
        const auto life = kind.begin({world, LifePlace::Kind::Killed}, seed);
        // Something must be there that could be lost.
        for (int step = 0; step < 30; ++step)
            life->step();
        // A kill that cuts no call shows nothing; how many do is left to chance.
        const auto isEnough = [&] {
            return world.kills() >= kills && (world.cuts() > 0 || world.kills() >= 20 * kills);
        };
        while (!isEnough() && life->fault().isEmpty()) {
            const int before = world.kills();
            world.killOneIn(25);
            life->step();
            world.killOneIn(0);
            if (world.kills() != before)
                life->compareAll();
        }
        world.restart();
        life->compareAll();
        m_kills += world.kills();
        m_cuts += world.cuts();
        if (!life->fault().isEmpty())
            qWarning("%s, seed %u, kill %d: %s", kind.name, seed, world.kills(),
                     qPrintable(life->fault()));
        QVERIFY(life->fault().isEmpty());
    }

    QString m_program;
    int m_kills = 0;
    int m_cuts = 0;
};

QTEST_GUILESS_MAIN(TestKilledLives)
#include "tst_killedlives.moc"
