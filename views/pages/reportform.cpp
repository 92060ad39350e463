// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/reportform.h"

#include "connections/session.h"
#include "core/validation.h"
#include "forms/checklisteditor.h"
#include "forms/recordlisteditor.h"
#include "forms/suggestioneditor.h"
#include "reports/allocation.h"
#include "reports/reportkind.h"

#include <QCoreApplication>
#include <QDir>
#include <QTimeZone>

#include <array>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(lc::ReportForm)
};

CheckListEditor *connectionsEditor(Session &session, QWidget *parent)
{
    QList<CheckListEditor::Choice> choices;
    for (const Connection &connection : session.registry().connections())
        choices.append({connection.id, connection.name});
    return new CheckListEditor(choices, {}, CheckListEditor::Order::Fixed, parent);
}

CheckListEditor *columnsEditor(const ReportDefinition &definition, QWidget *parent)
{
    QList<CheckListEditor::Choice> choices;
    QStringList usual;
    for (const ReportColumn &column : factsOf(definition.kind).columns) {
        const QString id = QString::fromLatin1(column.id);
        choices.append({id, reportText(column.title)});
        if (column.shown == ReportColumn::Shown::ByDefault)
            usual += id;
    }
    return new CheckListEditor(choices, usual, CheckListEditor::Order::Free, parent);
}

RecordListEditor *pricesEditor(const Theme &theme, QWidget *parent)
{
    auto *editor = new RecordListEditor(theme, valueTypeOf<QList<ReportPrice>>,
                                        {{"Account", Words::tr("Account"), Words::tr("any")},
                                         {"Tag", Words::tr("Tag"), Words::tr("Key=Value")},
                                         {"Product", Words::tr("Product"), Words::tr("any")},
                                         {"Price", Words::tr("Price per unit"), u"0.00"_s}},
                                        RecordListEditor::Names::MayRepeat, parent);
    editor->setName(Words::tr("Prices"));
    return editor;
}

QStringList zones()
{
    QStringList zones{u"UTC"_s};
    const QString own = QString::fromLatin1(QTimeZone::systemTimeZoneId());
    if (!own.isEmpty() && own != u"UTC"_s)
        zones += own;
    return zones;
}

QStringList periodPaths(ReportKind kind)
{
    switch (kind) {
    case ReportKind::Expiring:
        return {u"Days"_s};
    case ReportKind::Grants:
        return {};
    default:
        return {u"Period"_s, u"From"_s, u"To"_s};
    }
}

} // namespace

RecordForm *makeReportForm(const Theme &theme, Session &session, const ReportDefinition &definition,
                           QWidget *parent)
{
    const ReportKind kind = factsOf(definition.kind).kind;
    const bool hasLists = factsOf(definition.kind).parts != EstateReader::Parts();
    QList<FormSection> sections{
        {Words::tr("Report"), {}, {u"Name"_s, u"Kind"_s}},
        {Words::tr("Scope"),
         {},
         QStringList{u"Connections"_s, u"Regions"_s, u"Products"_s} + periodPaths(kind)},
        {Words::tr("Rows and columns"),
         {},
         QStringList{u"Grouping"_s}
             + (hasLists ? QStringList{u"Tag"_s, u"Columns"_s} : QStringList{u"Columns"_s})}};
    if (kind == ReportKind::Chargeback)
        sections.append({Words::tr("Prices"),
                         Words::tr("The first line that matches counts."),
                         {u"Prices"_s, u"Currency"_s, u"Decimals"_s}});
    QStringList format{u"Format"_s,   u"Separator"_s, u"Encoding"_s,    u"ExactText"_s,
                       u"TimeZone"_s, u"AsOfLine"_s,  u"HideAccounts"_s};
    if (kind == ReportKind::Consumption || kind == ReportKind::Quotas)
        format += u"Charts"_s;
    sections.append({Words::tr("File"), {}, format});

    auto *form = new RecordForm(theme, typeOf<ReportDefinition>(), sections, parent);
    form->setEditor(u"Connections"_s, connectionsEditor(session, form));
    form->setEditor(u"Columns"_s, columnsEditor(definition, form));
    form->setEditor(u"TimeZone"_s, new SuggestionEditor(zones(), form));
    if (kind == ReportKind::Chargeback)
        form->setEditor(u"Prices"_s, pricesEditor(theme, form));
    form->setHint(u"Connections"_s, Words::tr("None checked: those that are open."));
    form->setHint(u"Regions"_s, Words::tr("One a line; empty: all."));
    form->setHint(u"Products"_s, Words::tr("Parts of names or SKUs, one a line; empty: all."));
    form->setHint(u"Tag"_s, Words::tr("When grouped by tag."));
    form->setHint(u"From"_s, Words::tr("For the period From and to."));
    form->setHint(u"Separator"_s, Words::tr("Of CSV files; so is the encoding."));
    form->setHint(u"ExactText"_s,
                  Words::tr("Off: text in CSV files that a spreadsheet would run as a formula "
                            "begins with an apostrophe."));
    form->load(definition);
    return form;
}

QList<FieldProblem> reportProblems(const ReportDefinition &definition)
{
    QList<FieldProblem> problems;
    for (const Violation &violation : validate(definition))
        problems += problemOf(violation);
    if (!QTimeZone(definition.timeZone.toLatin1()).isValid())
        problems.append({u"TimeZone"_s,
                         Words::tr("There is no such time zone: UTC and names like "
                                   "Europe/Berlin are known.")});
    if (definition.grouping == ReportGrouping::Tag && definition.tag.isEmpty())
        problems.append({u"Tag"_s, Words::tr("Name the tag to group by.")});
    if (definition.period == ReportPeriod::Custom && definition.from && definition.to
        && definition.from->text.left(10) > definition.to->text.left(10))
        problems.append({u"To"_s, Words::tr("The period ends before it begins.")});
    for (qsizetype i = 0; i < definition.prices.size(); ++i) {
        if (!amountOf(definition.prices[i].price.trimmed()))
            problems.append({u"Prices[%1].Price"_s.arg(i),
                             Words::tr("A price is a decimal number, such as 12.50.")});
    }
    return problems;
}

QList<FieldProblem> scheduleProblems(const ReportSchedule &schedule)
{
    QList<FieldProblem> problems;
    for (const Violation &violation : validate(schedule))
        problems += problemOf(violation);
    if (!schedule.folder.isEmpty() && !QDir(schedule.folder).exists())
        problems.append({u"Folder"_s, Words::tr("There is no such folder.")});
    return problems;
}

} // namespace lc
