// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/retrywait.h"

#include <QObject>

namespace lc {

/// Work in flight that can be cancelled: a call or a list. Deletes itself once it has delivered.
class CallTask : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Nothing is delivered afterwards; a request that has not left is never sent.
    virtual void cancel() = 0;
    bool isFinished() const { return m_isFinished; }

signals:
    /// Not failed, not answered: the request will be sent (again) then, unless it is cancelled.
    void waiting(const lc::RetryWait &wait);
    /// A change has left and its outcome is not known: it is being read back.
    void outcomeUnknown();

protected:
    /// Call before delivering: from here on cancel() does nothing.
    void markFinished() { m_isFinished = true; }

private:
    bool m_isFinished = false;
};

} // namespace lc
