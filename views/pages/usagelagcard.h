// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/labcard.h"

class QLabel;
class QLineEdit;

namespace lc {

/// How late GetUsage tells of requests.
class UsageLagCard final : public LabCard {
    Q_OBJECT
public:
    explicit UsageLagCard(PageContext &context, QWidget *parent = nullptr);

    void read() override;

private:
    std::optional<qint64> typedSeconds() const;
    void show(qint64 seconds);
    void set(qint64 seconds);

    QLabel *m_now;
    QLineEdit *m_minutes;
    QLabel *m_problem;
};

} // namespace lc
