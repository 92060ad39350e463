// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/startnotices.h"

#include "grids/noticeband.h"

#include <QVBoxLayout>

namespace lc {

StartNotices::StartNotices(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_band(new NoticeBand(theme, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_band);
    hide();
}

void StartNotices::add(const QString &text, const QString &details)
{
    if (m_texts.contains(text))
        return;
    m_texts += text;
    if (!details.isEmpty())
        m_details += details;
    const auto close = [this] {
        m_texts.clear();
        m_details.clear();
        m_band->clear();
        hide();
    };
    m_band->show(
        {Tone::Warning, {}, m_texts.join(u'\n'), m_details.join(u'\n'), {{tr("Close"), close}}});
    show();
}

} // namespace lc
