// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartdata.h"
#include "items/chartmodel.h"
#include "items/column.h"
#include "items/stackseries.h"
#include "pages/page.h"

class QComboBox;

namespace lc {

class UsageChart;

/// What is used of several resources on top of each other: by account, resource or product.
class StackView final : public QWidget {
    Q_OBJECT
public:
    StackView(PageContext &context, QWidget *parent);

    /// `subject`: a chart of one series, around which others are found among `recorded`; `name` is
    /// what its resource is called. Read when it is seen; the range stays where the subject does.
    void setSubject(const ChartQuery &subject, const RowOrigin &origin, const QString &name,
                    const QList<SeriesInfo> &recorded);
    const UsageChart &chart() const { return *m_chart; }
    UsageChart &chart() { return *m_chart; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    void readAgain();
    void readNames();
    void offerChoices();
    void begin();
    void query(Instant from, Instant to, int points);
    /// Gives lines that have no place yet one behind those that have.
    void rank(const QList<ChartData::Line> &lines);
    void showContent();
    StackBy chosen() const;

    PageContext &m_context;
    ChartModel m_model;
    ChartQuery m_subject;
    RowOrigin m_origin;
    QList<SeriesInfo> m_recorded;
    StackNames m_names;
    QList<StackGroup> m_groups;
    QStringList m_ranking; ///< of the whole range; parts of it keep the order
    double m_begin = 0;
    bool m_isStale = false; ///< there is something to be read
    QComboBox *m_choice;
    UsageChart *m_chart;
};

} // namespace lc
