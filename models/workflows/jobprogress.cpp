// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/jobprogress.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace lc {

namespace {

QString counted(int number, const char *words)
{
    return QCoreApplication::translate("JobProgress", words).arg(QLocale().toString(number));
}

} // namespace

QString JobProgress::inWords() const
{
    const std::pair<int, const char *> parts[] = {
        {done, QT_TRANSLATE_NOOP("JobProgress", "%1 done")},
        {failed, QT_TRANSLATE_NOOP("JobProgress", "%1 failed")},
        {running, QT_TRANSLATE_NOOP("JobProgress", "%1 in progress")},
        {waiting, QT_TRANSLATE_NOOP("JobProgress", "%1 waiting")},
        {stopped, QT_TRANSLATE_NOOP("JobProgress", "%1 not sent")}};
    QStringList present;
    for (const auto &[number, words] : parts) {
        if (number > 0)
            present.append(counted(number, words));
    }
    return present.join(QStringLiteral(", ")) + u'.';
}

} // namespace lc
