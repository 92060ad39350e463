// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/alert.h"

#include <QtGlobal>

namespace lc {

static constexpr Field alertRows[] = {
    field<&Alert::id>("Id").with(Key),
    field<&Alert::rule>("Rule"),
    field<&Alert::itemKey>("ItemKey"),
    field<&Alert::kind>("Kind").titled(QT_TRANSLATE_NOOP("Field", "Warns about")),
    field<&Alert::severity>("Severity").titled(QT_TRANSLATE_NOOP("Field", "Severity")),
    field<&Alert::item>("Item").titled(QT_TRANSLATE_NOOP("Field", "Item")),
    field<&Alert::value>("Value").titled(QT_TRANSLATE_NOOP("Field", "Value")),
    field<&Alert::limit>("Limit").titled(QT_TRANSLATE_NOOP("Field", "Threshold")),
    field<&Alert::used>("Used").titled(QT_TRANSLATE_NOOP("Field", "Used")),
    field<&Alert::capacity>("Capacity").titled(QT_TRANSLATE_NOOP("Field", "Limit")),
    field<&Alert::date>("Date").titled(QT_TRANSLATE_NOOP("Field", "Date")),
    field<&Alert::stage>("Stage"),
    field<&Alert::raised>("Raised").titled(QT_TRANSLATE_NOOP("Field", "Raised")),
    field<&Alert::seen>("Seen").titled(QT_TRANSLATE_NOOP("Field", "Last seen")),
    field<&Alert::notified>("Notified").titled(QT_TRANSLATE_NOOP("Field", "Notified")),
    field<&Alert::acknowledged>("Acknowledged").titled(QT_TRANSLATE_NOOP("Field", "Acknowledged")),
    field<&Alert::snoozedUntil>("SnoozedUntil").titled(QT_TRANSLATE_NOOP("Field", "Snoozed until")),
    field<&Alert::cleared>("Cleared").titled(QT_TRANSLATE_NOOP("Field", "Cleared")),
};

constinit const Type Alert::rows = describe<Alert>("Alert", alertRows);

} // namespace lc
