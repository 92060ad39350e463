// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QObject;

namespace lc {

/// For smart pointers: ends an object through the event loop of its thread, whichever thread gives
/// it up, or at once when that thread is ending or gone.
struct EndInOwnThread {
    void operator()(QObject *object) const;
};

} // namespace lc
