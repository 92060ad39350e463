// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLayout;

namespace lc {

/// Takes everything out of a layout: its widgets are hidden at once and deleted later, so that a
/// click on one of them may be what empties it.
void removeAll(QLayout &layout);

/// A length of the design in pixels, as long as the size of type that the desktop asks for wants
/// it.
int atTypeSize(int pixels);

} // namespace lc
