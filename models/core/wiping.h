// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstddef>
#include <cstring>

namespace lc {

/// Overwrites bytes where they are, for whoever shares them too, and lets them go. Only for texts
/// made at run time.
inline void wipe(QByteArray &bytes)
{
    if (!bytes.isEmpty())
        explicit_bzero(const_cast<char *>(bytes.constData()), std::size_t(bytes.size()));
    bytes.clear();
}

} // namespace lc
