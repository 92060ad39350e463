// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/serviceload.h"

#include <QByteArray>
#include <QString>

#include <map>
#include <memory>
#include <mutex>
#include <tuple>

namespace lc {

/// The loads of a whole program, made on first use and kept to its end. Callable from any thread.
class ServiceLoads {
public:
    /// `account`: an account id, or while it is not known anything that tells connections apart.
    std::shared_ptr<ServiceLoad> of(const QString &account, const QString &region,
                                    const QByteArray &service);

private:
    std::mutex m_mutex;
    std::map<std::tuple<QString, QString, QByteArray>, std::shared_ptr<ServiceLoad>> m_loads;
};

} // namespace lc
