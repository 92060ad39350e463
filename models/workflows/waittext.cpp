// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/waittext.h"

#include <QCoreApplication>
#include <QDateTime>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("Waiting", text);
}

const char *sentenceOf(ApiError::Kind cause)
{
    switch (cause) {
    case ApiError::Kind::Throttled:
        return QT_TRANSLATE_NOOP("Waiting", "Throttled by the service: next try at %1.");
    case ApiError::Kind::Offline:
        return QT_TRANSLATE_NOOP("Waiting", "The service was not reached: next try at %1.");
    case ApiError::Kind::Timeout:
        return QT_TRANSLATE_NOOP("Waiting", "No answer in time: next try at %1.");
    default:
        return QT_TRANSLATE_NOOP("Waiting", "The service could not answer: next try at %1.");
    }
}

} // namespace

WaitText explain(const RetryWait &wait)
{
    if (wait.until == RetryWait::untilTold)
        return {translated(QT_TRANSLATE_NOOP("Waiting", "Credentials are being refreshed.")),
                translated(QT_TRANSLATE_NOOP("Waiting", "It goes on as soon as they are there."))};
    const QString time = toQDateTime(wait.until).toLocalTime().toString(u"HH:mm:ss"_s);
    return {translated(sentenceOf(wait.cause)).arg(time),
            translated(QT_TRANSLATE_NOOP("Waiting", "It goes on by itself; that is attempt %1."))
                .arg(wait.attempt)};
}

bool isWorthTelling(const RetryWait &wait, Instant now)
{
    constexpr std::chrono::milliseconds noticed{400};
    return wait.until - noticed > now;
}

} // namespace lc
