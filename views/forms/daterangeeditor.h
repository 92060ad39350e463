// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/license.h"
#include "forms/dateedit.h"
#include "forms/fieldeditor.h"

class QLabel;

namespace lc {

/// When something begins and ends, side by side: edits a DatetimeRange.
class DateRangeEditor final : public FieldEditor {
    Q_OBJECT
public:
    explicit DateRangeEditor(const Theme &theme, QWidget *parent = nullptr);

    void load(const void *member) override;
    void store(void *member) const override;
    QWidget *focusTarget() override;
    bool addProblem(const QString &place, const QString &sentence) override;
    void clearProblems() override;
    void setLocked(bool locked) override;
    void setName(const QString &name) override;

private:
    void showChange();

    DateEdit *m_begin;
    DateEdit *m_end;
    QLabel *m_change;
    QLabel *m_problem;
    DatetimeRange m_original;
    bool m_endIsWrong = false;
};

} // namespace lc
