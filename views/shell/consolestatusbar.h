// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QMap>
#include <QStatusBar>

#include <functional>
#include <optional>

class QLabel;
class QProgressBar;
class QToolButton;

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
    /// A button with a warning beside it; empty: nothing is wrong.
    void setRecordingProblem(const QString &text);
    /// Progress of a named job; a total of 0 means unknown, done == total > 0 ends it. `cancel`
    /// stops it; empty: it cannot be stopped.
    void setJob(const QString &name, int done, int total, std::function<void()> cancel = {});

signals:
    void recordingProblemClicked();

private:
    struct Job {
        int done = 0;
        int total = 0;
        std::function<void()> cancel;
    };
    void makeProblemButton();
    void showConnection();
    void showJobs();
    void fillJobs();

    Session &m_session;
    const Theme &m_theme;
    QLabel *m_stateIcon;
    QLabel *m_connection;
    QLabel *m_asOf;
    QLabel *m_recording;
    QToolButton *m_recordingProblem;
    QToolButton *m_jobs; ///< its menu lists them, each with Cancel
    QProgressBar *m_progress;
    QMap<QString, Job> m_running; ///< by the job's name
};

} // namespace lc
