// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "localservice/servedcall.h"

#include <QByteArray>
#include <QString>

#include <cstdio>
#include <memory>
#include <mutex>

namespace lc {

/// A line of JSON for each answered request, and for start and end. Requests' and answers' members
/// never come here, so no secret can. Callable from any thread.
class CallLog {
public:
    /// Appends to a file (made with mode 0600), or writes to standard error for "-". Fails with a
    /// sentence.
    static Result<std::unique_ptr<CallLog>, QString> open(const QString &path);

    void write(const ServedCall &call);
    /// "started" and "ended", with where.
    void write(const char *event, const QString &endpoint);

private:
    struct Close {
        void operator()(std::FILE *file) const { std::fclose(file); }
    };
    CallLog(std::FILE *target, std::unique_ptr<std::FILE, Close> own)
        : m_own(std::move(own)), m_target(target)
    {
    }
    void append(QByteArray line);

    std::unique_ptr<std::FILE, Close> m_own; ///< null for standard error
    std::FILE *m_target;
    std::mutex m_mutex;
};

} // namespace lc
