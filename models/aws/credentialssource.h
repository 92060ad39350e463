// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/credentialsprovider.h"
#include "core/endinownthread.h"

#include <QObject>
#include <QThread>

#include <memory>
#include <utility>

namespace lc {

/// Fetches keys anew, one fetch at a time; RefreshingCredentials decides when. Lives in the network
/// thread; deleting it ends a fetch.
class CredentialsSource : public QObject {
    Q_OBJECT
public:
    enum class Asking {
        Allowed, ///< a person may be asked for a code or to sign in
        Refused ///< where that would be needed, the fetch ends with Kind::Cancelled
    };

    /// `done` may run at once.
    virtual void fetch(Asking asking, CredentialsProvider::Done done) = 0;
};

/// An object that is made here, lives in `thread` and ends there, whichever thread gives it up.
template <class T, class... Arguments>
std::shared_ptr<T> madeIn(QThread *thread, Arguments &&...arguments)
{
    auto object = std::make_unique<T>(std::forward<Arguments>(arguments)...);
    object->moveToThread(thread);
    return {object.release(), EndInOwnThread()};
}

} // namespace lc
