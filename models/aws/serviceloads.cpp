// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/serviceloads.h"

namespace lc {

std::shared_ptr<ServiceLoad> ServiceLoads::of(const QString &account, const QString &region,
                                              const QByteArray &service)
{
    const std::scoped_lock lock(m_mutex);
    auto &load = m_loads[{account, region, service}];
    if (!load)
        load = std::make_shared<ServiceLoad>();
    return load;
}

} // namespace lc
