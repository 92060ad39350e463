// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportdefinition.h"

#include <QtGlobal>

namespace lc {

static constexpr ChoiceValue reportKindValues[] = {
    {"CONSUMPTION", QT_TRANSLATE_NOOP("Choice", "Entitlement consumption")},
    {"GRANTS", QT_TRANSLATE_NOOP("Choice", "Grants and their state")},
    {"EXPIRING", QT_TRANSLATE_NOOP("Choice", "Expiring soon")},
    {"QUOTAS", QT_TRANSLATE_NOOP("Choice", "Usage-plan quotas")},
    {"CHARGEBACK", QT_TRANSLATE_NOOP("Choice", "Chargeback")},
    {"CHANGES", QT_TRANSLATE_NOOP("Choice", "Changes since a date")},
    {"ACTIVITY", QT_TRANSLATE_NOOP("Choice", "Activity journal")},
};

template <> const ChoiceType &choiceTypeOf<ReportKind>()
{
    static constexpr ChoiceType type{"ReportKind", reportKindValues};
    return type;
}

static constexpr ChoiceValue reportGroupingValues[] = {
    {"NONE", QT_TRANSLATE_NOOP("Choice", "Not grouped")},
    {"ACCOUNT", QT_TRANSLATE_NOOP("Choice", "By account")},
    {"PRODUCT", QT_TRANSLATE_NOOP("Choice", "By product")},
    {"REGION", QT_TRANSLATE_NOOP("Choice", "By Region")},
    {"TAG", QT_TRANSLATE_NOOP("Choice", "By tag")},
};

template <> const ChoiceType &choiceTypeOf<ReportGrouping>()
{
    static constexpr ChoiceType type{"ReportGrouping", reportGroupingValues};
    return type;
}

static constexpr ChoiceValue reportPeriodValues[] = {
    {"LAST_7_DAYS", QT_TRANSLATE_NOOP("Choice", "Last 7 days")},
    {"LAST_30_DAYS", QT_TRANSLATE_NOOP("Choice", "Last 30 days")},
    {"LAST_90_DAYS", QT_TRANSLATE_NOOP("Choice", "Last 90 days")},
    {"LAST_365_DAYS", QT_TRANSLATE_NOOP("Choice", "Last 365 days")},
    {"THIS_MONTH", QT_TRANSLATE_NOOP("Choice", "This month")},
    {"LAST_MONTH", QT_TRANSLATE_NOOP("Choice", "Last month")},
    {"CUSTOM", QT_TRANSLATE_NOOP("Choice", "From and to")},
};

template <> const ChoiceType &choiceTypeOf<ReportPeriod>()
{
    static constexpr ChoiceType type{"ReportPeriod", reportPeriodValues};
    return type;
}

static constexpr ChoiceValue reportFormatValues[] = {
    {"PDF", QT_TRANSLATE_NOOP("Choice", "PDF")},
    {"HTML", QT_TRANSLATE_NOOP("Choice", "HTML, one file")},
    {"CSV", QT_TRANSLATE_NOOP("Choice", "CSV")},
    {"XLSX", QT_TRANSLATE_NOOP("Choice", "Excel (XLSX)")},
    {"JSON", QT_TRANSLATE_NOOP("Choice", "JSON")},
};

template <> const ChoiceType &choiceTypeOf<ReportFormat>()
{
    static constexpr ChoiceType type{"ReportFormat", reportFormatValues};
    return type;
}

static constexpr ChoiceValue reportSeparatorValues[] = {
    {"COMMA", QT_TRANSLATE_NOOP("Choice", "Comma")},
    {"SEMICOLON", QT_TRANSLATE_NOOP("Choice", "Semicolon")},
    {"TAB", QT_TRANSLATE_NOOP("Choice", "Tab")},
};

template <> const ChoiceType &choiceTypeOf<ReportSeparator>()
{
    static constexpr ChoiceType type{"ReportSeparator", reportSeparatorValues};
    return type;
}

static constexpr ChoiceValue reportEncodingValues[] = {
    {"UTF8_WITH_MARK", QT_TRANSLATE_NOOP("Choice", "UTF-8 with a mark, for Excel")},
    {"UTF8", QT_TRANSLATE_NOOP("Choice", "UTF-8")},
    {"UTF16", QT_TRANSLATE_NOOP("Choice", "UTF-16")},
};

template <> const ChoiceType &choiceTypeOf<ReportEncoding>()
{
    static constexpr ChoiceType type{"ReportEncoding", reportEncodingValues};
    return type;
}

static constexpr ChoiceValue reportCadenceValues[] = {
    {"DAILY", QT_TRANSLATE_NOOP("Choice", "Daily")},
    {"WEEKLY", QT_TRANSLATE_NOOP("Choice", "Weekly")},
    {"MONTHLY", QT_TRANSLATE_NOOP("Choice", "Monthly")},
};

template <> const ChoiceType &choiceTypeOf<ReportCadence>()
{
    static constexpr ChoiceType type{"ReportCadence", reportCadenceValues};
    return type;
}

static constexpr ChoiceValue reportWeekdayValues[] = {
    {"MONDAY", QT_TRANSLATE_NOOP("Choice", "Monday")},
    {"TUESDAY", QT_TRANSLATE_NOOP("Choice", "Tuesday")},
    {"WEDNESDAY", QT_TRANSLATE_NOOP("Choice", "Wednesday")},
    {"THURSDAY", QT_TRANSLATE_NOOP("Choice", "Thursday")},
    {"FRIDAY", QT_TRANSLATE_NOOP("Choice", "Friday")},
    {"SATURDAY", QT_TRANSLATE_NOOP("Choice", "Saturday")},
    {"SUNDAY", QT_TRANSLATE_NOOP("Choice", "Sunday")},
};

template <> const ChoiceType &choiceTypeOf<ReportWeekday>()
{
    static constexpr ChoiceType type{"ReportWeekday", reportWeekdayValues};
    return type;
}

static constexpr Field reportPriceRows[] = {
    field<&ReportPrice::account>("Account").titled(QT_TRANSLATE_NOOP("Field", "Account")),
    field<&ReportPrice::tag>("Tag").titled(QT_TRANSLATE_NOOP("Field", "Tag")),
    field<&ReportPrice::product>("Product").titled(QT_TRANSLATE_NOOP("Field", "Product")),
    field<&ReportPrice::price>("Price").titled(QT_TRANSLATE_NOOP("Field", "Price per unit")),
};

constinit const Type ReportPrice::rows = describe<ReportPrice>("ReportPrice", reportPriceRows);

static constexpr Field reportScheduleRows[] = {
    field<&ReportSchedule::cadence>("Cadence").titled(QT_TRANSLATE_NOOP("Field", "How often")),
    field<&ReportSchedule::weekday>("Weekday").titled(QT_TRANSLATE_NOOP("Field", "Day of week")),
    field<&ReportSchedule::dayOfMonth>("DayOfMonth")
        .titled(QT_TRANSLATE_NOOP("Field", "Day of month"))
        .within(1, 31),
    field<&ReportSchedule::time>("Time")
        .titled(QT_TRANSLATE_NOOP("Field", "Time of day"))
        .with(Required)
        .matching("([01][0-9]|2[0-3]):[0-5][0-9]"),
    field<&ReportSchedule::folder>("Folder")
        .titled(QT_TRANSLATE_NOOP("Field", "Folder"))
        .with(Required),
    field<&ReportSchedule::keep>("Keep")
        .titled(QT_TRANSLATE_NOOP("Field", "Keep the last"))
        .within(1, 1000),
};

constinit const Type ReportSchedule::rows =
    describe<ReportSchedule>("ReportSchedule", reportScheduleRows);

static constexpr Field reportDefinitionRows[] = {
    field<&ReportDefinition::name>("Name")
        .titled(QT_TRANSLATE_NOOP("Field", "Name"))
        .with(Required)
        .within(1, 100),
    field<&ReportDefinition::kind>("Kind").titled(QT_TRANSLATE_NOOP("Field", "Report")),
    field<&ReportDefinition::connections>("Connections")
        .titled(QT_TRANSLATE_NOOP("Field", "Connections")),
    field<&ReportDefinition::regions>("Regions").titled(QT_TRANSLATE_NOOP("Field", "Regions")),
    field<&ReportDefinition::products>("Products").titled(QT_TRANSLATE_NOOP("Field", "Products")),
    field<&ReportDefinition::period>("Period").titled(QT_TRANSLATE_NOOP("Field", "Period")),
    field<&ReportDefinition::from>("From").titled(QT_TRANSLATE_NOOP("Field", "From")),
    field<&ReportDefinition::to>("To").titled(QT_TRANSLATE_NOOP("Field", "To")),
    field<&ReportDefinition::days>("Days")
        .titled(QT_TRANSLATE_NOOP("Field", "Within days"))
        .within(1, 3650),
    field<&ReportDefinition::grouping>("Grouping").titled(QT_TRANSLATE_NOOP("Field", "Group")),
    field<&ReportDefinition::tag>("Tag").titled(QT_TRANSLATE_NOOP("Field", "Tag key")),
    field<&ReportDefinition::columns>("Columns").titled(QT_TRANSLATE_NOOP("Field", "Columns")),
    field<&ReportDefinition::prices>("Prices").titled(QT_TRANSLATE_NOOP("Field", "Prices")),
    field<&ReportDefinition::currency>("Currency").titled(QT_TRANSLATE_NOOP("Field", "Currency")),
    field<&ReportDefinition::decimals>("Decimals")
        .titled(QT_TRANSLATE_NOOP("Field", "Decimals"))
        .within(0, 6),
    field<&ReportDefinition::format>("Format").titled(QT_TRANSLATE_NOOP("Field", "Format")),
    field<&ReportDefinition::separator>("Separator")
        .titled(QT_TRANSLATE_NOOP("Field", "Separator")),
    field<&ReportDefinition::encoding>("Encoding").titled(QT_TRANSLATE_NOOP("Field", "Encoding")),
    field<&ReportDefinition::exactText>("ExactText")
        .titled(QT_TRANSLATE_NOOP("Field", "Leave formulas in text as they are")),
    field<&ReportDefinition::timeZone>("TimeZone").titled(QT_TRANSLATE_NOOP("Field", "Time zone")),
    field<&ReportDefinition::asOfLine>("AsOfLine")
        .titled(QT_TRANSLATE_NOOP("Field", "Say what it is as of")),
    field<&ReportDefinition::hideAccounts>("HideAccounts")
        .titled(QT_TRANSLATE_NOOP("Field", "Hide account numbers")),
    field<&ReportDefinition::charts>("Charts").titled(QT_TRANSLATE_NOOP("Field", "Charts")),
    field<&ReportDefinition::schedule>("Schedule").titled(QT_TRANSLATE_NOOP("Field", "Schedule")),
};

constinit const Type ReportDefinition::rows =
    describe<ReportDefinition>("ReportDefinition", reportDefinitionRows);

} // namespace lc
