// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/endinownthread.h"

#include <QObject>

#include <memory>
#include <utility>

namespace lc {

/// The way back for an answer from another thread: to the event loop of the thread that made this,
/// at most once, and not after close() or when its last copy has ended.
class AnswerPath {
public:
    /// `function` as it may be called from any thread; it runs in the thread of this.
    template <class Function> auto wrap(Function function) const
    {
        // An answer in the queue of `home` must not hold on to it: with a loop that has ended both
        // would stay.
        return [weak = std::weak_ptr(m_home), isOpen = m_isOpen,
                function = std::move(function)](const auto &...arguments) {
            const auto home = weak.lock();
            if (!home)
                return;
            QMetaObject::invokeMethod(
                home.get(),
                [isOpen, function, arguments...] {
                    if (std::exchange(*isOpen, false))
                        function(arguments...);
                },
                Qt::QueuedConnection);
        };
    }
    /// In the thread of this: nothing comes any more.
    void close() const { *m_isOpen = false; }

private:
    std::shared_ptr<QObject> m_home{new QObject, EndInOwnThread()};
    std::shared_ptr<bool> m_isOpen = std::make_shared<bool>(true);
};

} // namespace lc
