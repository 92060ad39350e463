// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/calllog.h"

#include "core/clock.h"
#include "core/json.h"

#include <QFile>

#include <fcntl.h>
#include <unistd.h>

namespace lc {

using namespace Qt::StringLiterals;

Result<std::unique_ptr<CallLog>, QString> CallLog::open(const QString &path)
{
    if (path == u"-")
        return std::unique_ptr<CallLog>(new CallLog(stderr, nullptr));
    const int descriptor = ::open(QFile::encodeName(path).constData(),
                                  O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    std::unique_ptr<std::FILE, Close> file(descriptor < 0 ? nullptr : ::fdopen(descriptor, "a"));
    if (!file)
        return unexpected(u"Cannot write the log %1: %2."_s.arg(path, qt_error_string(errno)));
    std::FILE *target = file.get();
    return std::unique_ptr<CallLog>(new CallLog(target, std::move(file)));
}

void CallLog::write(const ServedCall &call)
{
    append("{\"event\":\"call\"," + writeJson(call).mid(1));
}

void CallLog::write(const char *event, const QString &endpoint)
{
    append("{\"event\":\"" + QByteArray(event)
           + "\",\"time\":" + toJsonString(toIsoText(SystemClock().now()))
           + ",\"endpoint\":" + toJsonString(endpoint) + '}');
}

void CallLog::append(QByteArray line)
{
    line += '\n';
    const std::scoped_lock lock(m_mutex);
    std::fwrite(line.constData(), 1, size_t(line.size()), m_target);
    std::fflush(m_target);
}

} // namespace lc
