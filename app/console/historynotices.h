// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace lc {

class HistoryPlaces;
class HistoryStore;
class MainWindow;

/// Tells in the window what happens to the history: set aside, not reached, copied to another
/// place.
class HistoryNotices : public QObject {
    Q_OBJECT
public:
    /// The window owns it.
    HistoryNotices(MainWindow &window, HistoryPlaces &places, const HistoryStore &store);

private:
    void showState();
    void showCopying(double share);

    MainWindow &m_window;
    HistoryPlaces &m_places;
    const HistoryStore &m_store;
    bool m_isTold = false; ///< that it cannot be used
};

} // namespace lc
