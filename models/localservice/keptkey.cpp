// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/keptkey.h"

#include "localservice/store.h"

#include <QRandomGenerator>

namespace lc {

QByteArray keptKey(Store &store, const QString &name)
{
    constexpr int keySize = 32;
    if (const auto kept = store.value(name))
        return *kept;
    QByteArray key(keySize, Qt::Uninitialized);
    QRandomGenerator::system()->generate(key.begin(), key.end());
    store.setValue(name, key);
    return key;
}

} // namespace lc
