// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/secretclipboard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

using namespace Qt::StringLiterals;

namespace lc {

SecretClipboard::SecretClipboard(std::chrono::milliseconds stay, QObject *parent) : QObject(parent)
{
    m_end.setSingleShot(true);
    m_end.setInterval(stay);
    connect(&m_end, &QTimer::timeout, this, &SecretClipboard::clear);
}

SecretClipboard::~SecretClipboard()
{
    clear();
}

void SecretClipboard::copy(const QString &secret)
{
    QGuiApplication::clipboard()->setMimeData(mark(secret));
}

QMimeData *SecretClipboard::mark(const QString &secret)
{
    m_copied = Secret::fromText(secret);
    auto *data = new QMimeData;
    data->setText(secret);
    // Asks the clipboard histories of desktops to keep nothing of it.
    data->setData(u"x-kde-passwordManagerHint"_s, "secret");
    m_end.start();
    return data;
}

void SecretClipboard::clear()
{
    m_end.stop();
    if (m_copied.isEmpty())
        return;
    QClipboard *clipboard = QGuiApplication::clipboard();
    for (const QClipboard::Mode mode : {QClipboard::Clipboard, QClipboard::Selection}) {
        if (Secret::fromText(clipboard->text(mode)) == m_copied)
            clipboard->clear(mode);
    }
    m_copied = {};
}

} // namespace lc
