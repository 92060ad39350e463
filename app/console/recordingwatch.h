// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QObject>
#include <QStringList>

namespace lc {

class MainWindow;
class ProgramParts;
struct Recording;

/// Recording as the window tells of it: at which interval, how far it is, and what it missed, with
/// the reasons and Retry. Lives as long as the window.
class RecordingWatch : public QObject {
    Q_OBJECT
public:
    /// The parts outlive it.
    RecordingWatch(MainWindow &window, ProgramParts &parts);

    /// Begins to record at the interval of the settings.
    void start();
    /// In minutes; 0 is never.
    void setInterval(int minutes);

private:
    void take(const Recording &recording);
    void show();
    void explainMissing();

    MainWindow &m_window;
    ProgramParts &m_parts;
    QStringList m_missing; ///< of the last recording
    Instant m_endedAt{};
    bool m_isOtherRecording = false; ///< another program holds the history
};

} // namespace lc
