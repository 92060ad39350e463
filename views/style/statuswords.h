// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/icon.h"

#include <QString>

namespace lc {

/// Whose status it is: one wire word can mean different things.
enum class StatusFamily {
    License,
    ReceivedLicense,
    Grant,
    LicenseConfiguration,
    ApiKey,
    PreCheck,
    Work
};

/// A state as people see it.
struct StatusWord {
    QString word; ///< translated; an unknown wire name is shown as it is
    Tone tone = Tone::Neutral;
    Symbol symbol = Symbol::Info;
};

/// The words, tone and icon for a state of the service ("PENDING_ACCEPT") or of the program
/// ("ready").
StatusWord statusWord(StatusFamily family, QStringView wireName);

/// The icon that goes with a tone where a state has none of its own.
Symbol symbolOf(Tone tone);

/// The symbol with a file name ("ok"); that of the tone when there is no such name.
Symbol symbolNamed(const QString &name, Tone tone);

} // namespace lc
