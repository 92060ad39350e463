// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitoring/forecast.h"
#include "reports/calendarevent.h"
#include "reports/tablesource.h"
#include "store/samples.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace lc {

/// One line of a report's chart.
struct ReportLine {
    enum class Role { Consumed, Capacity, Remaining };

    QString name;
    Role role = Role::Consumed;
    std::vector<Bucket> points; ///< ascending; a gap before a point breaks the line
};

/// Something that happened at a time, marked on a chart.
struct ReportMark {
    Instant time{};
    QString text;
};

/// Where what is expected meets the limit of a chart.
struct ReportMeeting {
    Instant time{};
    double value = 0;
    QString text; ///< its date
};

/// Values over time.
struct ReportChart {
    QString title;
    QString unit; ///< "Users"; may be empty
    Instant from{};
    Instant to{};
    std::vector<ReportLine> lines;
    std::vector<ReportMark> marks;
    /// What is expected from the newest value on, of what remains where that is shown; ascending.
    std::vector<ForecastBandPoint> forecast;
    std::optional<ReportMeeting> meeting;
    QStringList notes; ///< sentences: what is expected, and by which method
    bool isDaily = false; ///< one value a UTC day
};

/// A titled table of a report.
struct ReportTable {
    QString title;
    std::shared_ptr<const TableSource> rows;
};

/// A part of a report under one heading: notes, then charts, then tables.
struct ReportSection {
    QString title;
    QStringList notes; ///< plain text, a paragraph each
    std::vector<ReportChart> charts;
    std::vector<ReportTable> tables;
};

/// A report in no particular format: writers here and views/rendering turn it into files. All text
/// is plain; immutable once made, so that a worker thread may write it.
struct Document {
    enum class Times { Local, Utc };
    struct MetaLine {
        QString label; ///< "As of", "Connection", "Account", "Filter"
        QString value;
    };

    QString title;
    std::vector<MetaLine> meta;
    std::vector<ReportSection> sections;
    /// When and whose it is, at the foot of every page; may be empty.
    QString footer;
    Times times = Times::Local; ///< as formats for people show them
    std::shared_ptr<const CalendarEvents> dates; ///< what a calendar file gets; may be null
    QStringList missing; ///< parts that could not be read, a sentence each; never left out silently
};

} // namespace lc
