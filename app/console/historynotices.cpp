// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/historynotices.h"

#include "shell/consolestatusbar.h"
#include "shell/mainwindow.h"
#include "store/historystore.h"
#include "workflows/historyplaces.h"

#include <QLocale>

namespace lc {

namespace {

constexpr int messageTime = 8000;

QString sentencesOf(const ErrorText &text)
{
    QStringList sentences{text.title + u'.', text.whatHappened, text.whatIsKnown, text.whatToDo};
    sentences.removeAll(QString());
    return sentences.join(u' ');
}

void show(MainWindow &window, const ErrorText &text)
{
    window.showNotice(sentencesOf(text), text.details);
}

} // namespace

HistoryNotices::HistoryNotices(MainWindow &window, HistoryPlaces &places, const HistoryStore &store)
    : QObject(&window), m_window(window), m_places(places), m_store(store)
{
    connect(&store, &HistoryStore::stateChanged, this, &HistoryNotices::showState);
    connect(&places, &HistoryPlaces::moved, this, [this] {
        m_window.status().showMessage(
            tr("The history is kept in %1 now.").arg(m_places.placeName()), messageTime);
    });
    connect(&places, &HistoryPlaces::copyProgress, this, &HistoryNotices::showCopying);
    connect(&places, &HistoryPlaces::copied, this, [this](const QString &summary) {
        m_window.status().showMessage(summary, messageTime);
    });
    connect(&places, &HistoryPlaces::copyFailed, this,
            [this](const ErrorText &problem) { show(m_window, problem); });
    connect(&places, &HistoryPlaces::passwordNotKept, this, [this](const QString &reason) {
        m_window.showNotice(tr("The password of the history is known until the program ends only. "
                               "%1")
                                .arg(reason));
    });
    showState();
}

void HistoryNotices::showState()
{
    const HistoryState state = m_store.state();
    if (!state.setAside.isEmpty() && state.salvage) {
        const QLocale locale;
        m_window.showNotice(tr("The history was damaged. Its file was set aside as %1 and a new "
                               "one begun with what could be read: %2 readings of %3 series; %4 "
                               "parts could not. Delete the damaged file once you miss nothing.")
                                .arg(state.setAside, locale.toString(state.salvage->readings),
                                     locale.toString(state.salvage->series),
                                     locale.toString(state.salvage->lost)));
    }
    if (state.access == HistoryState::Access::Opening)
        return;
    // An attempt that fails again is no news.
    const bool isUnusable = state.error.has_value();
    if (isUnusable && !m_isTold)
        show(m_window, explainHistory(*state.error, m_places.place(), m_places.placeName()));
    else if (!isUnusable && m_isTold)
        m_window.status().showMessage(tr("The history can be used again."), messageTime);
    m_isTold = isUnusable;
}

void HistoryNotices::showCopying(double share)
{
    constexpr int whole = 1000;
    m_window.status().setJob(tr("Copying the history"), int(share * whole), whole,
                             [this] { m_places.stopCopying(); });
}

} // namespace lc
