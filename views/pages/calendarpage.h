// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/calendarmonth.h"
#include "monitoring/expirycalendar.h"
#include "pages/tablepage.h"

namespace lc {

class CalendarFeed;
class CalendarReading;
class MonthGrid;
class RecordDetails;

/// What ends or begins anew in the open connections, as a month and as a list.
class CalendarPage final : public TablePage {
    Q_OBJECT
public:
    explicit CalendarPage(PageContext &context, QWidget *parent = nullptr);

    void connectionsChanged() override;
    void cancelJob(const QString &name) override;
    void focusContent() override;
    std::shared_ptr<Document> exportDocument() const override;

protected:
    void showDetailsOf(int row) override;
    void openRow(int row) override;
    void updateActions() override;

private:
    QList<PlacedCheckout> heldCheckouts() const;
    QWidget *makeKindButton();
    void showEntries();
    void showOutcome();
    void showMonth();
    void showPeriods();
    /// Makes the first row of that day current.
    void followDay(QDate day);
    void openDay(QDate day);
    void openEntry(const CalendarEntry &entry);
    void setLeadTime();
    bool isKindShown(const CalendarEntry &entry);

    CalendarReading *m_reading;
    CalendarFeed *m_entries = nullptr;
    CalendarMonth *m_month;
    MonthGrid *m_grid;
    RecordDetails *m_recordDetails;
    QAction *m_goTo;
    QAction *m_lead;
    QTimer m_soon;
    bool m_isFollowing = false; ///< month and list follow each other, but only once
};

} // namespace lc
