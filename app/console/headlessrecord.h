// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/headlesstask.h"

namespace lc {

struct Recording;

/// Records consumption once, of the named connections or of those that were open last, in each of
/// their Regions. Needs no display.
class HeadlessRecord final : public HeadlessTask {
    Q_OBJECT
public:
    using HeadlessTask::HeadlessTask;

    void start() override;

protected:
    void begin() override;

private:
    void takeHistory();
    void leaveToOther();
    void finish(const Recording &recording);

    bool m_hasHistory = false;
};

} // namespace lc
