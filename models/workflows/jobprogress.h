// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lc {

/// How far a job on many objects has come.
struct JobProgress {
    int total = 0;
    int done = 0;
    int failed = 0;
    int running = 0;
    int waiting = 0;
    int stopped = 0;

    int over() const { return done + failed + stopped; }
    /// "4 done, 1 failed, 2 waiting."; what there is none of is left out.
    QString inWords() const;
};

} // namespace lc
