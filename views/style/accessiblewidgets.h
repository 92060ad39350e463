// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace lc {

/// What Qt does not tell assistive technology by itself: text that it types counts as typed by the
/// user, scrolled contents have a name, and a widget that is pressed like a button is one. To be
/// called once, before the first widget.
void installAccessibleWidgets();

/// From now on assistive technology sees a button here; its press is the Return key.
void setPressable(QWidget *widget);

} // namespace lc
