// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

#include <atomic>

namespace lc {

/// Why there is no new file; the old one, if there was one, is as it was.
struct ExportError {
    enum class Kind { Cancelled, CannotWrite };

    Kind kind = Kind::CannotWrite;
    QString message; ///< the system's own words

    bool operator==(const ExportError &) const = default;
};

/// Shared between the thread that writes and the one that watches.
class ExportControl {
public:
    void cancel() { m_isCancelled = true; }
    bool isCancelled() const { return m_isCancelled; }
    void setDone(qint64 rows) { m_done = rows; }
    void addTotal(qint64 rows) { m_total += rows; }
    qint64 done() const { return m_done; }
    qint64 total() const { return m_total; }

private:
    std::atomic<bool> m_isCancelled = false;
    std::atomic<qint64> m_done = 0;
    std::atomic<qint64> m_total = 0;
};

} // namespace lc

Q_DECLARE_METATYPE(lc::ExportError)
