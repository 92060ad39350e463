// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"

#include <optional>

namespace lc {

enum class ReportKind { Consumption, Grants, Expiring, Quotas, Chargeback, Changes, Activity };
enum class ReportGrouping { None, Account, Product, Region, Tag };
enum class ReportPeriod {
    Last7Days,
    Last30Days,
    Last90Days,
    Last365Days,
    ThisMonth,
    LastMonth,
    Custom
};
enum class ReportFormat { Pdf, Html, Csv, Xlsx, Json };
enum class ReportSeparator { Comma, Semicolon, Tab };
enum class ReportEncoding { Utf8WithMark, Utf8, Utf16 };
enum class ReportCadence { Daily, Weekly, Monthly };
enum class ReportWeekday { Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday };

template <> const ChoiceType &choiceTypeOf<ReportKind>();
template <> const ChoiceType &choiceTypeOf<ReportGrouping>();
template <> const ChoiceType &choiceTypeOf<ReportPeriod>();
template <> const ChoiceType &choiceTypeOf<ReportFormat>();
template <> const ChoiceType &choiceTypeOf<ReportSeparator>();
template <> const ChoiceType &choiceTypeOf<ReportEncoding>();
template <> const ChoiceType &choiceTypeOf<ReportCadence>();
template <> const ChoiceType &choiceTypeOf<ReportWeekday>();

/// What one unit costs. The first line counts whose account, tag and product match; what is empty
/// matches everything.
struct ReportPrice {
    QString account;
    QString tag; ///< "CostCenter=42"
    QString product;
    QString price; ///< exact decimal text

    bool operator==(const ReportPrice &) const = default;
    static const Type rows;
};

/// When and where a report is written by itself.
struct ReportSchedule {
    Open<ReportCadence> cadence = ReportCadence::Weekly;
    Open<ReportWeekday> weekday = ReportWeekday::Monday; ///< of a weekly one
    qint64 dayOfMonth = 1; ///< of a monthly one; the last day where a month is shorter
    QString time = QStringLiteral("06:00"); ///< of the local day
    QString folder;
    qint64 keep = 12; ///< files of this report that stay in the folder

    bool operator==(const ReportSchedule &) const = default;
    static const Type rows;
};

/// What a report is about and how it looks; kept under its name.
struct ReportDefinition {
    QString name;
    Open<ReportKind> kind = ReportKind::Consumption;
    QList<QString> connections; ///< ids; empty: those that are open
    QList<QString> regions; ///< empty: all
    QList<QString> products; ///< parts of names or SKUs; empty: all
    Open<ReportPeriod> period = ReportPeriod::Last30Days;
    std::optional<DateText> from; ///< of a custom period: the first and the last day
    std::optional<DateText> to;
    qint64 days = 30; ///< of a report of what ends
    Open<ReportGrouping> grouping = ReportGrouping::None;
    QString tag; ///< key of the tag that groups
    QList<QString> columns; ///< ids in their order; empty: the usual ones
    QList<ReportPrice> prices;
    QString currency = QStringLiteral("USD");
    qint64 decimals = 2;
    Open<ReportFormat> format = ReportFormat::Pdf;
    Open<ReportSeparator> separator = ReportSeparator::Comma;
    Open<ReportEncoding> encoding = ReportEncoding::Utf8WithMark;
    bool exactText = false; ///< text that a spreadsheet would run stays as it is
    QString timeZone = QStringLiteral("UTC"); ///< IANA id
    bool asOfLine = true;
    bool hideAccounts = false;
    bool charts = true;
    std::optional<ReportSchedule> schedule;

    bool operator==(const ReportDefinition &) const = default;
    static const Type rows;
};

} // namespace lc
