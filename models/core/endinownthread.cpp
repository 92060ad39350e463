// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/endinownthread.h"

#include <QObject>
#include <QThread>

namespace lc {

void EndInOwnThread::operator()(QObject *object) const
{
    QThread *home = object->thread();
    // A thread that is ending has no loop any more; another thread waits until it is gone.
    const bool isGone =
        !home || (home->isFinished() && (home == QThread::currentThread() || home->wait()));
    if (isGone)
        delete object;
    else
        object->deleteLater();
}

} // namespace lc
