// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/estatereader.h"
#include "reports/allocation.h"
#include "reports/reportkind.h"

#include <QSet>

#include <algorithm>

namespace lc {

namespace {

enum Place : size_t { Units = 4, Price = 6, Exact = 7, Charged = 8, Share = 9 };

constexpr ReportColumn chargebackColumns[] = {
    {"account", QT_TRANSLATE_NOOP("Report", "Account")},
    {"name", QT_TRANSLATE_NOOP("Report", "License")},
    {"product", QT_TRANSLATE_NOOP("Report", "Product")},
    {"entitlement", QT_TRANSLATE_NOOP("Report", "Entitlement")},
    {"units", QT_TRANSLATE_NOOP("Report", "Units used"), true},
    {"unit", QT_TRANSLATE_NOOP("Report", "Unit")},
    {"price", QT_TRANSLATE_NOOP("Report", "Price per unit"), true},
    {"exact", QT_TRANSLATE_NOOP("Report", "Exact amount"), true, ReportColumn::Shown::OnRequest},
    {"amount", QT_TRANSLATE_NOOP("Report", "Amount"), true},
    {"share", QT_TRANSLATE_NOOP("Report", "Share of the total"), true},
    {"region", QT_TRANSLATE_NOOP("Report", "Region"), false, ReportColumn::Shown::OnRequest},
    {"arn", QT_TRANSLATE_NOOP("Report", "ARN"), false, ReportColumn::Shown::OnRequest},
};

bool matches(const ReportPrice &price, const ReportRow &row)
{
    if (!price.account.isEmpty() && price.account != row.account)
        return false;
    if (!price.product.isEmpty() && !row.product.contains(price.product, Qt::CaseInsensitive)
        && !row.use->name.contains(price.product, Qt::CaseInsensitive))
        return false;
    if (price.tag.isEmpty())
        return true;
    const QString key = price.tag.section(u'=', 0, 0).trimmed();
    return price.tag.contains(u'=')
        ? row.tags.value(key) == price.tag.section(u'=', 1).trimmed() && row.tags.contains(key)
        : row.tags.contains(key);
}

std::optional<ExactNumber> priceOf(const ReportDefinition &definition, const ReportRow &row)
{
    for (const ReportPrice &price : definition.prices) {
        if (matches(price, row))
            return amountOf(price.price.trimmed());
    }
    return std::nullopt;
}

/// Who issued a license that an open account received does not pay for it as well.
void dropIssuedTwins(std::vector<ReportRow> &rows)
{
    QSet<QString> received;
    const auto isReceived = [](const ReportRow &row) {
        return row.use->ownership == ConsumptionRow::receivedWord();
    };
    for (const ReportRow &row : rows) {
        if (isReceived(row))
            received.insert(row.use->state.series.resource);
    }
    std::erase_if(rows, [&](const ReportRow &row) {
        return !isReceived(row) && received.contains(row.use->state.series.resource);
    });
}

std::vector<ReportRow> chargeback(const ReportDefinition &definition, const ReportFacts &facts)
{
    std::vector<ReportRow> rows = consumptionKind().rows(definition, facts);
    std::erase_if(rows, [](const ReportRow &row) { return !row.use->isKnown; });
    dropIssuedTwins(rows);
    std::vector<ExactNumber> exact;
    for (const ReportRow &row : rows) {
        const ExactNumber units = amountOf(row.use->state.used.toText()).value_or(ExactNumber());
        exact.push_back(units * priceOf(definition, row).value_or(ExactNumber()));
    }
    const int decimals = int(definition.decimals);
    const std::vector<ExactNumber> charged = allocated(exact, decimals);
    ExactNumber total;
    for (const ExactNumber &amount : charged)
        total += amount;
    for (size_t i = 0; i < rows.size(); ++i) {
        ReportRow &row = rows[i];
        const ConsumptionRow &use = *row.use;
        const auto price = priceOf(definition, row);
        const bool isLicense = use.state.kind == UsageState::Kind::Entitlement;
        row.cells = {
            TableCell::ofText(row.account),
            use.nameCell(),
            TableCell::ofText(row.product),
            TableCell::ofText(isLicense ? use.state.name : QString()),
            use.usedCell(),
            TableCell::ofText(use.unit),
            price ? TableCell::ofNumber(price->toText()) : TableCell(),
            price ? TableCell::ofNumber(exact[i].toText()) : TableCell(),
            price ? TableCell::ofNumber(charged[i].toText(decimals)) : TableCell(),
            price && !total.isZero()
                ? TableCell::ofPercent(charged[i].toDouble() / total.toDouble())
                : TableCell(),
            TableCell::ofText(row.region),
            TableCell::ofText(use.state.series.resource),
        };
        row.use.reset();
    }
    return rows;
}

ExactNumber amountAt(const ReportRow &row, Place place)
{
    const TableCell &cell = row.cells[place];
    return amountOf(QString::fromStdString(cell.text)).value_or(ExactNumber());
}

QStringList chargebackNotes(const ReportDefinition &definition, const ReportFacts &facts)
{
    QStringList notes{
        QCoreApplication::translate(
            "Report",
            "Amounts are units used times the price per unit, in %1, computed exactly. They are "
            "cut off at %n decimal(s); what is missing to the rounded total goes to those that "
            "lost most (largest remainder), so that the parts sum to the total.",
            nullptr, int(definition.decimals))
            .arg(definition.currency),
        reportText(QT_TRANSLATE_NOOP("Report",
                                     "Whoever received a license pays for it, not its issuer."))};
    int unpriced = 0;
    for (const ReportRow &row : chargeback(definition, facts))
        unpriced += row.cells[Price].kind == TableCell::Kind::Empty ? 1 : 0;
    if (unpriced > 0)
        notes += QCoreApplication::translate("Report", "%n row(s) without a price are not charged.",
                                             nullptr, unpriced);
    return notes;
}

std::shared_ptr<const Table> totals(const ReportDefinition &definition,
                                    const std::vector<ReportGroup> &groups)
{
    auto table = std::make_shared<Table>(std::vector<TableColumn>{
        {reportText(QT_TRANSLATE_NOOP("Report", "Group"))},
        {reportText(QT_TRANSLATE_NOOP("Report", "Amount")) + u' ' + definition.currency, true},
        {reportText(QT_TRANSLATE_NOOP("Report", "Share of the total")), true}});
    std::vector<ExactNumber> sums;
    ExactNumber total;
    for (const ReportGroup &group : groups) {
        ExactNumber sum;
        for (const ReportRow &row : group.rows)
            sum += amountAt(row, Charged);
        total += sum;
        sums.push_back(sum);
    }
    const int decimals = int(definition.decimals);
    const auto add = [&](const QString &title, const ExactNumber &sum) {
        table->addRow({TableCell::ofText(title), TableCell::ofNumber(sum.toText(decimals)),
                       total.isZero() ? TableCell()
                                      : TableCell::ofPercent(sum.toDouble() / total.toDouble())});
    };
    for (size_t i = 0; i < groups.size(); ++i) {
        if (!groups[i].title.isEmpty())
            add(groups[i].title, sums[i]);
    }
    add(reportText(QT_TRANSLATE_NOOP("Report", "Total")), total);
    return table;
}

} // namespace

const ReportKindFacts &chargebackKind()
{
    static const ReportKindFacts facts{ReportKind::Chargeback,
                                       consumptionKind().parts,
                                       false,
                                       false,
                                       chargebackColumns,
                                       chargeback,
                                       chargebackNotes,
                                       totals};
    return facts;
}

} // namespace lc
