// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lc {

/// What the process makes and holds stays its user's: files and folders are made for the owner
/// only, whatever umask it was started with, and its memory is never dumped to a file. To be called
/// before anything else.
void keepProcessPrivate();

} // namespace lc
