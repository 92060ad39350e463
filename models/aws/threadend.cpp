// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/threadend.h"

#include <openssl/crypto.h>

namespace lc {

void endOpenSslInThread()
{
    OPENSSL_thread_stop();
}

} // namespace lc
