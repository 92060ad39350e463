// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/fault.h"
#include "pages/labcard.h"

namespace lc {

/// Faults that still come: calls that fail, wait or lose their connection.
class FaultsCard final : public LabCard {
    Q_OBJECT
public:
    explicit FaultsCard(PageContext &context, QWidget *parent = nullptr);

    void read() override;

private:
    void addPreset(const QString &name, const QString &text, const Fault &fault, QHBoxLayout &row);
    void show(const QList<Fault> &faults);
    void openForm();

    QTableWidget *m_faults;
    QAction *m_add;
    QAction *m_clear;
};

} // namespace lc
