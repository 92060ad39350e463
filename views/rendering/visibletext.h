// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFontMetricsF>
#include <QString>

namespace lc {

/// The text with a replacement character for each one that neither its font nor another one of this
/// machine can show, so that nothing is left out without a sign. Callable on any thread.
QString visibleText(const QString &text, const QFontMetricsF &metrics);

} // namespace lc
