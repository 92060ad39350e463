// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QObject;

namespace lc {

/// For smart pointers: ends an object through the event loop of its thread, whichever thread gives
/// it up, or at once while that thread is ending and its loop runs no more.
struct EndInOwnThread {
    void operator()(QObject *object) const;
};

} // namespace lc
