// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/consoleworld.h"

namespace lc::test {

/// Tests of the whole program: each starts it anew and ends without a warning.
class ConsoleTest : public QObject {
    Q_OBJECT

protected:
    std::unique_ptr<ConsoleWorld> m_world;

private slots:
    void init();
    void cleanup();
};

} // namespace lc::test
