// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/secret.h"

#include <QString>

#include <functional>

class QObject;

namespace lc {

/// Where the desktop keeps secrets. Lives in the GUI thread and never blocks it: every answer comes
/// through the event loop, and not at all once `context` is gone.
class Keychain {
public:
    enum class Failure {
        NotFound, ///< there is no such entry
        Denied, ///< the person, or the keychain for them, said no
        Unavailable, ///< there is no keychain here, or it is locked and cannot ask
        TimedOut ///< it is still waiting for an answer to a question of its own
    };
    struct Error {
        Failure failure = Failure::Unavailable;
        QString message; ///< for people; may hold the keychain's own words
    };
    using ReadDone = std::function<void(const Result<Secret, Error> &)>;
    using Done = std::function<void(const Result<void, Error> &)>;

    virtual ~Keychain() = default;
    virtual void read(const QString &name, QObject *context, ReadDone done) = 0;
    virtual void write(const QString &name, const Secret &secret, QObject *context, Done done) = 0;
    /// An entry that is not there is removed, too.
    virtual void remove(const QString &name, QObject *context, Done done) = 0;
};

} // namespace lc
