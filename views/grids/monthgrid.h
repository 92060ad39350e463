// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/calendarmonth.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QTableView;

namespace lc {

class Theme;

/// A month on a page: the days with what is on them. Arrows go from day to day and on into the next
/// month, Page Up and Page Down by month, Home to today, Enter opens a day. Theme and model outlive
/// it.
class MonthGrid final : public QWidget {
    Q_OBJECT
public:
    MonthGrid(const Theme &theme, CalendarMonth &model, QWidget *parent = nullptr);

    QDate currentDay() const;
    void setCurrentDay(QDate day);
    QTableView *view() const { return m_view; }
    /// Puts a widget of the page beside the name of the month.
    void addWidget(QWidget *widget);
    /// Where a day is drawn, in coordinates of the screen.
    QRect screenRect(QDate day) const;

signals:
    void currentDayChanged(QDate day);
    /// Enter, or a double click.
    void dayActivated(QDate day);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void step(int months);
    bool takeKey(int key);
    void showMonth();

    CalendarMonth &m_model;
    QLabel *m_title;
    QHBoxLayout *m_extra;
    QTableView *m_view;
};

} // namespace lc
