// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/endinownthread.h"

#include <QObject>
#include <QThread>

namespace lc {

void EndInOwnThread::operator()(QObject *object) const
{
    const QThread *home = object->thread();
    if (home == QThread::currentThread() && home->isFinished())
        delete object;
    else
        object->deleteLater();
}

} // namespace lc
