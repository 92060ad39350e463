// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitoring/alertwatch.h"

#include <QObject>

namespace lc {

class Checkouts;
class MainWindow;
class TrayKeeping;
struct PageContext;

/// Brings alerts to people: the number in the navigation, and notifications of the desktop, which
/// lead to the chart. Lives as long as the window.
class Alerting : public QObject {
    Q_OBJECT
public:
    Alerting(MainWindow &window, PageContext &context, TrayKeeping &tray);

    /// From now on alerts are looked for.
    void start();

private:
    void showCount();
    void tell(const QList<Alert> &alerts);
    void open(const QString &alertId);

    MainWindow &m_window;
    PageContext &m_context;
    TrayKeeping &m_tray;
};

/// The check-outs that the program holds, as what alerts can be about.
QList<AlertItem> alertItemsOf(const Checkouts &checkouts);

} // namespace lc
