// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/consoletest.h"

namespace lc::test {

void ConsoleTest::init()
{
    m_world = std::make_unique<ConsoleWorld>();
    QVERIFY(m_world->start());
}

void ConsoleTest::cleanup()
{
    m_world.reset();
    QCOMPARE(ConsoleWorld::warnings(), QStringList());
}

} // namespace lc::test
