// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QMap>
#include <QStatusBar>

#include <optional>

class QLabel;
class QProgressBar;

namespace lc {

class Session;
class Theme;

/// Who is connected, how old the data is, whether recording goes on, and what runs.
class ConsoleStatusBar : public QStatusBar {
    Q_OBJECT
public:
    ConsoleStatusBar(Session &session, const Theme &theme, QWidget *parent = nullptr);

    void setAsOf(std::optional<Instant> instant);
    void setRecording(const QString &text);
    /// Progress of a named job; a total of 0 means unknown, done == total > 0 ends it.
    void setJob(const QString &name, int done, int total);

private:
    void showConnection();
    void showJobs();

    Session &m_session;
    const Theme &m_theme;
    QLabel *m_stateIcon;
    QLabel *m_connection;
    QLabel *m_asOf;
    QLabel *m_recording;
    QLabel *m_jobs;
    QProgressBar *m_progress;
    QMap<QString, std::pair<int, int>> m_running; ///< done and total by the job's name
};

} // namespace lc
