// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/control/control.h"
#include "pages/labcard.h"

class QComboBox;
class QLabel;
class QLineEdit;

namespace lc {

class DateEdit;

/// Requests that an API key makes in a usage plan, without an API to call.
class TrafficCard final : public LabCard {
    Q_OBJECT
public:
    explicit TrafficCard(PageContext &context, QWidget *parent = nullptr);

    void read() override;

private:
    void readPlans(const QString &position);
    void readKeys(const QString &position);
    void send();
    std::optional<control::MakeTraffic::Request> typed() const;
    /// What is wrong with what was chosen and typed, and where; empty: nothing.
    QString problem(QWidget **field) const;

    QComboBox *m_plan;
    QComboBox *m_key;
    QLineEdit *m_requests;
    DateEdit *m_day;
    QLabel *m_problem;
    bool m_isReading = false; ///< the list of plans: nothing is chosen meanwhile
    QString m_wantedPlan; ///< chosen before the lists were read again
    QString m_wantedKey;
};

} // namespace lc
