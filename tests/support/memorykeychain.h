// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/keychain.h"

#include <QHash>
#include <QObject>

#include <optional>

namespace lc::test {

/// A keychain in memory that can be absent.
class MemoryKeychain final : public Keychain {
public:
    void read(const QString &name, QObject *context, ReadDone done) override
    {
        ++reads;
        answer(context, [this, name, done = std::move(done)] {
            if (failure)
                done(unexpected(Error{*failure, QStringLiteral("told by the keychain")}));
            else if (!entries.contains(name))
                done(unexpected(Error{Failure::NotFound, {}}));
            else
                done(entries.value(name));
        });
    }
    void write(const QString &name, const Secret &secret, QObject *context, Done done) override
    {
        answer(context, [this, name, secret, done = std::move(done)] {
            if (failure) {
                done(unexpected(Error{*failure, QStringLiteral("told by the keychain")}));
                return;
            }
            entries.insert(name, secret);
            done({});
        });
    }
    void remove(const QString &name, QObject *context, Done done) override
    {
        answer(context, [this, name, done = std::move(done)] {
            entries.remove(name);
            done({});
        });
    }

    QHash<QString, Secret> entries;
    std::optional<Failure> failure;
    int reads = 0;

private:
    template <class Function> static void answer(QObject *context, Function function)
    {
        QMetaObject::invokeMethod(context, std::move(function), Qt::QueuedConnection);
    }
};

} // namespace lc::test
