// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "grids/waitband.h"

#include "workflows/waittext.h"
#include "workflows/workflow.h"

#include <QVBoxLayout>

namespace lc {

namespace {

/// Keys are mostly there before anybody could read that they are waited for.
constexpr std::chrono::milliseconds patience{400};

} // namespace

WaitBand::WaitBand(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_band(new NoticeBand(theme, this))
{
    setObjectName(QStringLiteral("waitBand"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_band);
    m_begin.setSingleShot(true);
    m_end.setSingleShot(true);
    connect(&m_begin, &QTimer::timeout, this, &WaitBand::showNow);
    connect(&m_end, &QTimer::timeout, this, &WaitBand::clear);
    hide();
}

void WaitBand::tell(const RetryWait &wait, Instant now, std::function<void()> cancel)
{
    const bool isTold = (m_begin.isActive() || !isHidden()) && wait == m_wait;
    m_cancel = std::move(cancel);
    if (isTold)
        return;
    clear();
    if (!isWorthTelling(wait, now))
        return;
    m_wait = wait;
    if (wait.until == RetryWait::untilTold) {
        m_begin.start(patience);
        return;
    }
    m_end.start(wait.until - now);
    showNow();
}

void WaitBand::showNow()
{
    const WaitText text = explain(m_wait);
    m_band->show({Tone::Warning, text.headline, text.text, {}, {{tr("Cancel"), [this] {
                                                                     // A copy: cancelling clears
                                                                     // this band.
                                                                     if (const auto cancel =
                                                                             m_cancel)
                                                                         cancel();
                                                                 }}}});
    show();
}

void WaitBand::clear()
{
    m_begin.stop();
    m_end.stop();
    m_wait = {};
    hide();
}

void WaitBand::follow(Workflow &workflow)
{
    const auto showWait = [this, &workflow] {
        if (const auto wait = workflow.wait())
            tell(*wait, workflow.now(), [&workflow] { workflow.cancel(); });
        else
            clear();
    };
    connect(&workflow, &Workflow::waitChanged, this, showWait);
    connect(&workflow, &Workflow::finished, this, &WaitBand::clear);
    connect(&workflow, &QObject::destroyed, this, &WaitBand::clear);
    showWait();
}

} // namespace lc
