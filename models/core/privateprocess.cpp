// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/privateprocess.h"

#include <sys/resource.h>
#include <sys/stat.h>

namespace lc {

void keepProcessPrivate()
{
    ::umask(S_IRWXG | S_IRWXO);
    constexpr rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
}

} // namespace lc
