// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/eventloopprobe.h"
#include "bench/memory.h"

#include <QAbstractItemModel>
#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QTableView>
#include <QTimer>

#include <cstdio>

namespace lc {

/// Watches the whole program from outside: when a visible table paints its first row, and when it
/// has painted its last. Then it prints "licenses N rss_kib N first_row_ms N gaps_over_50ms N
/// worst_gap_ms N" and ends the program. Milliseconds count from `start`, the moment of its own
/// making in main().
class PaintWatcher : public QObject {
public:
    /// `rows`: how many rows make the table complete.
    explicit PaintWatcher(int rows) : m_rows(rows)
    {
        m_sinceStart.start();
        qApp->installEventFilter(this);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && watched->isWidgetType())
            onPaint(static_cast<QWidget *>(watched));
        return false;
    }

private:
    void onPaint(const QWidget *painted)
    {
        auto *table = qobject_cast<QTableView *>(painted->parentWidget());
        if (table == nullptr || table->viewport() != painted || table->model() == nullptr
            || !table->isVisible())
            return;
        const int present = table->model()->rowCount();
        if (present > 0 && m_firstRow < 0) {
            m_firstRow = m_sinceStart.elapsed();
            // After this paint: the first one loads fonts and style in one piece.
            QTimer::singleShot(0, this, [this] { m_probe.start(); });
        }
        if (present < m_rows || m_isDone)
            return;
        if (!m_isAtEnd) {
            m_isAtEnd = true;
            QTimer::singleShot(0, table, [table] {
                table->scrollToBottom();
                table->viewport()->update();
            });
            return;
        }
        m_isDone = true;
        QTimer::singleShot(0, this, [this, present] { report(present); });
    }

    void report(int present)
    {
        std::printf(
            "licenses %d rss_kib %ld first_row_ms %lld gaps_over_50ms %d worst_gap_ms %.1f\n",
            present, peakResidentKib(), qlonglong(m_firstRow), m_probe.gaps(), m_probe.worstMs());
        std::fflush(stdout);
        QTimer::singleShot(0, qApp, [] { QCoreApplication::exit(0); });
    }

    EventLoopProbe m_probe;
    QElapsedTimer m_sinceStart;
    int m_rows;
    qint64 m_firstRow = -1;
    bool m_isAtEnd = false;
    bool m_isDone = false;
};

} // namespace lc
