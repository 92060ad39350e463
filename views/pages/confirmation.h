// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflows/calltext.h"

#include <QString>

#include <functional>

class QWidget;

namespace lc {

/// A question before something that cannot be taken back.
struct Confirmation {
    QString question; ///< names the object: "Delete Render Pro – Kestrel?"
    QString consequence; ///< what happens and what stays
    QString button; ///< the verb and the object: "Delete license"
    std::optional<CallText> call = {}; ///< what is sent then, to be copied
};

/// Asks without blocking; the safe answer is the default. `confirmed` runs when the user agrees.
void confirm(QWidget *parent, const Confirmation &confirmation, std::function<void()> confirmed);

/// The same with a line for a reason, which `confirmed` gets.
void confirmWithReason(QWidget *parent, const Confirmation &confirmation, const QString &label,
                       std::function<void(const QString &)> confirmed);

} // namespace lc
