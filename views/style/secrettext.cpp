// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/secrettext.h"

#include "style/secretclipboard.h"

#include <QMimeData>

namespace lc {

SecretText::SecretText(SecretClipboard &clipboard, QWidget *parent)
    : QPlainTextEdit(parent), m_clipboard(clipboard)
{
    setUndoRedoEnabled(false); // which would keep what was deleted
}

QMimeData *SecretText::createMimeDataFromSelection() const
{
    // Paragraphs end as in a file.
    return m_clipboard.mark(
        textCursor().selectedText().replace(QChar::ParagraphSeparator, QChar::LineFeed));
}

} // namespace lc
