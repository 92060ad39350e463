// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/recordform.h"

#include <QCheckBox>
#include <QLabel>

#include <vector>

namespace lc {

/// A line of a form: one member, its editor and what is said about it. Private to RecordForm.
struct RecordForm::Row {
    QString path;
    std::vector<const Field *> fields;
    FieldEditor *editor = nullptr; ///< or `presence` for an optional record
    QCheckBox *presence = nullptr;
    QLabel *label = nullptr;
    QLabel *problem = nullptr;
    QLabel *change = nullptr;
    QLabel *note = nullptr;
    bool isWrong = false;

    const Field &leaf() const { return *fields.back(); }
    QWidget *target() const
    {
        return presence ? static_cast<QWidget *>(presence) : editor->focusTarget();
    }
};

} // namespace lc
