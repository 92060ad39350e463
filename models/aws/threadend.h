// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lc {

/// Gives back what OpenSSL keeps for the calling thread, as its last work before its loop ends.
/// QThread::wait() returns before the C library would see to it, and the program may be gone then.
void endOpenSslInThread();

} // namespace lc
