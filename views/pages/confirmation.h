// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflows/calltext.h"

#include <QStringList>

#include <functional>

class QWidget;

namespace lc {

class HoldBack;
class Session;

/// A question before something that cannot be taken back.
struct Confirmation {
    QString question; ///< names the object: "Delete Render Pro – Kestrel?"
    QString consequence; ///< what happens and what stays
    QString button; ///< the verb and the object: "Delete license"
    std::optional<CallText> call = {}; ///< what is sent then, to be copied
    /// What waits afterwards and can be undone, for the time of the HoldBack: "Deleting Render
    /// Pro". Empty: it is sent at once.
    QString held = {};
    QString typed = {}; ///< has to be typed first (a name, a number); empty: nothing
};

/// Asks without blocking; the safe answer is the default. `confirmed` runs when the user agrees,
/// and for something that is held when its time is over, as long as `parent` lives.
void confirm(HoldBack &holdBack, QWidget *parent, const Confirmation &confirmation,
             std::function<void()> confirmed);

/// The same with a line for a reason, which `confirmed` gets.
void confirmWithReason(HoldBack &holdBack, QWidget *parent, const Confirmation &confirmation,
                       const QString &label, std::function<void(const QString &)> confirmed);

/// What has to be typed before things are taken away: how many they are, or in production the name
/// of a single one.
QString typedBefore(const Session &session, const QStringList &connectionIds, qsizetype count,
                    const QString &name);

} // namespace lc
