// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/recordingwatch.h"

#include "console/consolesettings.h"
#include "console/programparts.h"
#include "console/recordingtext.h"
#include "shell/consolestatusbar.h"
#include "shell/mainwindow.h"
#include "style/localtime.h"

#include <QMessageBox>
#include <QPushButton>

namespace lc {

namespace {

constexpr std::chrono::seconds firstRecordingDelay(5);
constexpr qsizetype mostLines = 10; ///< of a question that fits a small screen

} // namespace

RecordingWatch::RecordingWatch(MainWindow &window, ProgramParts &parts)
    : QObject(&window), m_window(window), m_parts(parts)
{
    connect(&parts.recorder, &Recorder::progressed, this, [this](int done, int total) {
        m_window.status().setJob(tr("record consumption"), done, total,
                                 [this] { m_parts.recorder.cancel(); });
    });
    connect(&parts.recorder, &Recorder::finished, this, &RecordingWatch::take);
    connect(&window.status(), &ConsoleStatusBar::recordingProblemClicked, this,
            &RecordingWatch::explainMissing);
}

void RecordingWatch::start()
{
    // The first reading, which lists everything again, waits for the lists on the screen.
    m_parts.recorder.waitUntil(m_parts.clock->now() + firstRecordingDelay);
    m_parts.recorder.setInterval(
        std::chrono::minutes(m_parts.settings.value(settings::recordingMinutes)));
    show();
}

void RecordingWatch::setInterval(int minutes)
{
    m_parts.settings.set(settings::recordingMinutes, minutes);
    m_parts.recorder.setInterval(std::chrono::minutes(minutes));
    show();
}

void RecordingWatch::take(const Recording &recording)
{
    m_window.status().setJob(tr("record consumption"), 1, 1);
    m_endedAt = recording.finishedAt;
    m_missing = missingOf(recording, m_parts.session);
    m_isOtherRecording =
        recording.storeError && recording.storeError->kind == StoreError::Kind::ReadOnly;
    if (recording.storeError && !m_isOtherRecording)
        m_missing.prepend(
            tr("The history %1 could not be written. What was recorded before is unchanged.")
                .arg(m_parts.historyPlaces.placeName()));
    show();
}

void RecordingWatch::show()
{
    const int minutes = m_parts.settings.value(settings::recordingMinutes);
    ConsoleStatusBar &status = m_window.status();
    if (minutes == 0)
        status.setRecording(tr("Recording is off"));
    else if (m_isOtherRecording)
        status.setRecording(tr("Another program records"));
    else
        status.setRecording(tr("Recording every %n min", nullptr, minutes));
    status.setRecordingProblem(m_missing.isEmpty()
                                   ? QString()
                                   : tr("%n part(s) not recorded", nullptr, int(m_missing.size())));
}

void RecordingWatch::explainMissing()
{
    if (m_missing.isEmpty())
        return;
    auto *box = new QMessageBox(
        QMessageBox::Warning, tr("Recording"),
        tr("At %1 not everything could be recorded. Charts keep a gap where readings are missing.")
            .arg(localTimeText(m_endedAt)),
        QMessageBox::NoButton, &m_window);
    box->setObjectName(QStringLiteral("recordingMissing"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    QStringList lines = m_missing.first(std::min(mostLines, m_missing.size()));
    if (m_missing.size() > mostLines)
        lines += tr("And %n more.", nullptr, int(m_missing.size() - mostLines));
    box->setInformativeText(lines.join(QStringLiteral("\n\n")));
    QPushButton *retry = box->addButton(tr("&Retry"), QMessageBox::AcceptRole);
    box->setDefaultButton(retry);
    box->setEscapeButton(box->addButton(QMessageBox::Close));
    connect(retry, &QPushButton::clicked, &m_parts.recorder, &Recorder::recordNow);
    box->open();
}

} // namespace lc
