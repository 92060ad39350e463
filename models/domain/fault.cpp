// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/fault.h"

#include <QtGlobal>

namespace lc {

static constexpr Field faultRows[] = {
    field<&Fault::operation>("operation").titled(QT_TRANSLATE_NOOP("Field", "Operation")),
    field<&Fault::changesOnly>("changesOnly").titled(QT_TRANSLATE_NOOP("Field", "Changes only")),
    field<&Fault::status>("status")
        .titled(QT_TRANSLATE_NOOP("Field", "HTTP status"))
        .within(400, 599),
    field<&Fault::code>("code")
        .titled(QT_TRANSLATE_NOOP("Field", "Error code"))
        .matching("[A-Za-z0-9.]+"),
    field<&Fault::message>("message").titled(QT_TRANSLATE_NOOP("Field", "Message")),
    field<&Fault::delayMilliseconds>("delayMilliseconds")
        .titled(QT_TRANSLATE_NOOP("Field", "Delay in milliseconds"))
        .within(0, 60'000),
    field<&Fault::cutsConnection>("cutsConnection")
        .titled(QT_TRANSLATE_NOOP("Field", "Cut the connection")),
    field<&Fault::executes>("executes").titled(QT_TRANSLATE_NOOP("Field", "Carry out the call")),
    field<&Fault::count>("count").titled(QT_TRANSLATE_NOOP("Field", "Calls")).within(0, unlimited),
};

constinit const Type Fault::rows = describe<Fault>("Fault", faultRows);

} // namespace lc
