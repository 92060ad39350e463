// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/fieldeditor.h"

namespace lc {

class DateEdit;

/// A day for a member that is a number of seconds since 1970 (LicenseExpiry). The seconds stay as
/// they are while the day does.
class EpochDayEditor final : public FieldEditor {
    Q_OBJECT
public:
    explicit EpochDayEditor(const Theme &theme, QWidget *parent = nullptr);

    /// `member` is a std::optional<qint64>.
    void load(const void *member) override;
    void store(void *member) const override;
    QWidget *focusTarget() override;
    void setLocked(bool locked) override;
    bool takesWholeRow() const override { return false; }

private:
    DateEdit *m_edit;
    std::optional<qint64> m_seconds;
};

} // namespace lc
