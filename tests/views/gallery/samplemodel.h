// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "grids/celldelegate.h"

#include <QStandardItemModel>

#include <cmath>
#include <limits>

namespace lc {

/// Rows with every kind of column, for the gallery and for tests of the grids.
class SampleModel : public QStandardItemModel {
public:
    enum Checks { WithoutChecks, WithChecks };

    explicit SampleModel(int rows, Checks checks = WithoutChecks)
    {
        const QStringList titles{QStringLiteral("License"), QStringLiteral("Product SKU"),
                                 QStringLiteral("Used"),    QStringLiteral("Used %"),
                                 QStringLiteral("30 days"), QStringLiteral("Ends"),
                                 QStringLiteral("ARN"),     QStringLiteral("Status")};
        setHorizontalHeaderLabels(titles);
        const ColumnKind kinds[] = {ColumnKind::Text,    ColumnKind::Text,      ColumnKind::Usage,
                                    ColumnKind::Percent, ColumnKind::Sparkline, ColumnKind::Date,
                                    ColumnKind::Id,      ColumnKind::Status};
        for (int column = 0; column < titles.size(); ++column) {
            setHeaderData(column, Qt::Horizontal, int(kinds[column]), KindRole);
            const bool right =
                kinds[column] == ColumnKind::Usage || kinds[column] == ColumnKind::Date;
            setHeaderData(column, Qt::Horizontal,
                          int((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter),
                          Qt::TextAlignmentRole);
        }
        for (int row = 0; row < rows; ++row)
            addRow(row, checks);
    }

private:
    void addRow(int row, Checks checks)
    {
        static const QStringList customers{
            QStringLiteral("Brightwater"), QStringLiteral("Kestrel"),
            QStringLiteral("Tidewater"),   QStringLiteral("Quarry Media"),
            QStringLiteral("Solberg"),     QStringLiteral("Lumen Pharma"),
            QStringLiteral("Orchard"),     QStringLiteral("Pinnacle"),
            QStringLiteral("Vantage"),     QStringLiteral("Fennwick")};
        static const QStringList products{QStringLiteral("Render Pro"),
                                          QStringLiteral("Mesh Studio"), QStringLiteral("Color"),
                                          QStringLiteral("Archive"), QStringLiteral("Insight")};
        static const Badge badges[] = {
            {{}, QStringLiteral("Available"), Tone::Success, QStringLiteral("ok"), {}},
            {{}, QStringLiteral("Pending"), Tone::Info, QStringLiteral("progress"), {}},
            {{}, QStringLiteral("Suspended"), Tone::Warning, QStringLiteral("blocked"), {}},
            {{}, QStringLiteral("Expired"), Tone::Danger, QStringLiteral("clock"), {}},
            {{}, QStringLiteral("Deactivated"), Tone::Neutral, QStringLiteral("pause"), {}},
            {{}, QStringLiteral("Activating…"), Tone::Info, QStringLiteral("progress"), {}}};
        const int percents[] = {104, 96, 92, 84, 82, 78, 66, 45, 22, 0};
        const int percent = percents[row % 10];
        const bool isUnlimited = row % 10 == 8;
        const Badge &badge = badges[row % 10 < 6 ? 0 : row % 6];
        const bool faint = badge.tone == Tone::Danger || badge.tone == Tone::Neutral;

        QList<QStandardItem *> items;
        const auto add = [&](const QString &text, Qt::Alignment alignment = Qt::AlignLeft) {
            auto *item = new QStandardItem(text);
            item->setTextAlignment(alignment | Qt::AlignVCenter);
            item->setData(faint, FaintRole);
            item->setEditable(false);
            items.append(item);
            return item;
        };
        QStandardItem *name =
            add(products.at(row % 5) + QStringLiteral(" – ") + customers.at(row / 5 % 10)
                + (row >= 50 ? QStringLiteral(" %1").arg(row) : QString()));
        if (checks == WithChecks) {
            name->setCheckable(true);
            name->setCheckState(row % 3 == 1 ? Qt::Checked : Qt::Unchecked);
            if (row == 3)
                name->setFlags(name->flags() & ~Qt::ItemIsUserCheckable);
        }
        add(QStringList{QStringLiteral("render-pro"), QStringLiteral("mesh"),
                        QStringLiteral("color")}
                .at(row % 3));
        add(QStringLiteral("%1 / %2").arg(percent).arg(isUnlimited ? QStringLiteral("∞")
                                                                   : QStringLiteral("100")),
            Qt::AlignRight);
        UsageFigure figure;
        figure.used = QString::number(percent);
        if (!isUnlimited)
            figure.maximum = QStringLiteral("100");
        QStandardItem *usage =
            add(isUnlimited ? QStringLiteral("No limit") : QStringLiteral("%1 %").arg(percent));
        usage->setData(QVariant::fromValue(figure), UsageRole);
        Trend trend;
        if (row % 7 != 6) {
            for (int day = 0; day < 30; ++day) {
                const bool gap = row % 7 == 4 && day > 12 && day < 16;
                trend.values.append(gap ? std::numeric_limits<double>::quiet_NaN()
                                        : 40 + day * 1.4 + 6 * std::sin(day * (1.3 + row % 4)));
            }
        }
        add({})->setData(QVariant::fromValue(trend), TrendRole);
        QStandardItem *ends = add(QStringLiteral("30 Apr 2026"), Qt::AlignRight);
        if (row == 4)
            ends->setData(int(Tone::Warning), WarningRole);
        add(QStringLiteral("arn:aws:license-manager::111122223333:license:l-4c81%1b9f2d")
                .arg(row, 4, 16, QLatin1Char('0')));
        add(badge.word)->setData(QVariant::fromValue(badge), BadgeRole);
        appendRow(items);
    }
};

} // namespace lc
