// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/licensesheet.h"

#include "core/csvlines.h"
#include "workflows/licenserequests.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <functional>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

using Request = licensemanager::CreateLicense::Request;
/// Puts the text of a cell into a license; what is wrong with it, or nothing.
using Setter = std::function<QString(Request &, const QString &)>;

class Words {
    Q_DECLARE_TR_FUNCTIONS(LicenseSheet)

public:
    static QString faultOf(const CsvFault &fault)
    {
        return fault.kind == CsvFault::Kind::OpenQuote
            ? tr("Line %1: a quotation mark is not closed.").arg(fault.line)
            : tr("Line %1: there is text behind a closing quotation mark.").arg(fault.line);
    }
    static QString noHeader() { return tr("The first line has to name the columns."); }
    static QString unknown(const QString &column)
    {
        return tr("There is no column %1: see the example.").arg(column);
    }
    static QString twice(const QString &column)
    {
        return tr("The column %1 stands there twice.").arg(column);
    }
    static QString cells(qsizetype found, qsizetype expected)
    {
        return tr("It has %1 cells, the header has %2.").arg(found).arg(expected);
    }
    static QString noDate(const QString &text)
    {
        return tr("%1 is no date: write 2027-01-31 or 2027-01-31T00:00:00Z.").arg(text);
    }
    static QString noNumber(const QString &text) { return tr("%1 is no whole number.").arg(text); }
    static QString sameSku(const QString &sku, int line)
    {
        return tr("The SKU %1 stands in line %2 already.").arg(sku).arg(line);
    }
};

/// A day or a moment in UTC as the service writes it.
std::optional<DateText> dateIn(const QString &text)
{
    const QDate day = QDate::fromString(text, Qt::ISODate);
    const DateText date(day.isValid() && text.size() == 10 ? text + u"T00:00:00Z"_s : text);
    return date.instant() ? std::optional(date) : std::nullopt;
}

Setter textSetter(QString Request::*member)
{
    return [member](Request &request, const QString &text) {
        request.*member = text;
        return QString();
    };
}

QString entitlementColumn(const Entitlement &entitlement)
{
    return u"MaxCount of "_s + entitlement.name;
}

QList<std::pair<QString, Setter>> settersFor(const Request &base)
{
    QList<std::pair<QString, Setter>> setters{{u"LicenseName"_s, textSetter(&Request::licenseName)},
                                              {u"ProductName"_s, textSetter(&Request::productName)},
                                              {u"ProductSKU"_s, textSetter(&Request::productSku)},
                                              {u"Beneficiary"_s, textSetter(&Request::beneficiary)},
                                              {u"Begin"_s,
                                               [](Request &request, const QString &text) {
                                                   const auto date = dateIn(text);
                                                   request.validity.begin =
                                                       date.value_or(DateText());
                                                   return date ? QString() : Words::noDate(text);
                                               }},
                                              {u"End"_s, [](Request &request, const QString &text) {
                                                   const auto date = dateIn(text);
                                                   request.validity.end =
                                                       date ? date : request.validity.end;
                                                   return date ? QString() : Words::noDate(text);
                                               }}};
    for (qsizetype i = 0; i < base.entitlements.size(); ++i) {
        if (base.entitlements[i].unit == EntitlementUnit::None)
            continue;
        setters.append(
            {entitlementColumn(base.entitlements[i]), [i](Request &request, const QString &text) {
                 bool isNumber = false;
                 const qint64 count = text.toLongLong(&isNumber);
                 if (!isNumber)
                     return Words::noNumber(text);
                 request.entitlements[i].maxCount = count;
                 return QString();
             }});
    }
    return setters;
}

/// The setters of the header's columns; a sentence where it cannot be used.
Result<QList<Setter>, QString> columnsOf(const CsvLine &header, const Request &base)
{
    const auto known = settersFor(base);
    QList<Setter> columns;
    QSet<QString> seen;
    for (const QString &cell : header.cells) {
        const auto found = std::find_if(known.begin(), known.end(), [&cell](const auto &column) {
            return column.first.compare(cell, Qt::CaseInsensitive) == 0;
        });
        if (found == known.end())
            return unexpected(Words::unknown(cell));
        if (seen.contains(found->first))
            return unexpected(Words::twice(found->first));
        seen.insert(found->first);
        columns.append(found->second);
    }
    return columns;
}

} // namespace

QStringList licenseSheetColumns(const Request &base)
{
    QStringList columns;
    for (const auto &column : settersFor(base))
        columns.append(column.first);
    return columns;
}

LicenseSheet readLicenseSheet(const QString &text, const Request &base)
{
    const auto lines = csvLines(text);
    if (!lines)
        return {Words::faultOf(lines.error()), {}};
    if (lines->isEmpty())
        return {Words::noHeader(), {}};
    const auto columns = columnsOf(lines->first(), base);
    if (!columns)
        return {columns.error(), {}};
    LicenseSheet sheet;
    QHash<QString, int> skus;
    for (const CsvLine &line : lines->mid(1)) {
        LicenseLine license{line.number, base, {}};
        license.request.clientToken.clear();
        if (line.cells.size() != columns->size())
            license.problems.append(Words::cells(line.cells.size(), columns->size()));
        for (qsizetype i = 0; i < std::min(line.cells.size(), columns->size()); ++i) {
            if (line.cells[i].isEmpty())
                continue;
            const QString problem = columns->at(i)(license.request, line.cells[i]);
            if (!problem.isEmpty())
                license.problems.append(problem);
        }
        if (license.problems.isEmpty()) {
            for (const FieldProblem &problem : problemsOf(license.request))
                license.problems.append(problem.sentence);
        }
        const QString sku = license.request.productSku;
        const bool isNamed = sku != base.productSku;
        if (isNamed && skus.contains(sku))
            license.problems.append(Words::sameSku(sku, skus.value(sku)));
        skus.insert(sku, skus.value(sku, line.number));
        sheet.lines.append(license);
    }
    return sheet;
}

} // namespace lc
