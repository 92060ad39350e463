// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/holdbackband.h"

#include "grids/noticeband.h"
#include "workflows/holdback.h"

#include <QAction>
#include <QVBoxLayout>

#include <algorithm>

namespace lc {

HoldBackBand::HoldBackBand(HoldBack &holdBack, const Theme &theme, QWidget *parent)
    : QWidget(parent), m_holdBack(holdBack), m_theme(theme), m_layout(new QVBoxLayout(this)),
      m_undo(new QAction(tr("Undo"), this))
{
    setObjectName(QStringLiteral("heldBack"));
    m_layout->setContentsMargins({});
    m_layout->setSpacing(0);
    // Text fields take this key for themselves while one has the focus.
    m_undo->setShortcut(QKeySequence::Undo);
    m_undo->setShortcutContext(Qt::WindowShortcut);
    addAction(m_undo);
    connect(m_undo, &QAction::triggered, this, [this] {
        if (!m_holdBack.held().isEmpty())
            m_holdBack.undo(m_holdBack.held().last().id);
    });
    connect(&holdBack, &HoldBack::changed, this, &HoldBackBand::showHeld);
    showHeld();
}

void HoldBackBand::showHeld()
{
    const QList<HoldBack::Held> &held = m_holdBack.held();
    for (auto it = m_bands.begin(); it != m_bands.end();) {
        if (std::ranges::find(held, it.key(), &HoldBack::Held::id) != held.end()) {
            ++it;
            continue;
        }
        it.value()->hide();
        it.value()->deleteLater();
        it = m_bands.erase(it);
    }
    for (const HoldBack::Held &one : held) {
        if (!m_bands.contains(one.id))
            m_bands.insert(one.id, makeBand(one.id, one.what));
        const auto left = std::chrono::ceil<std::chrono::seconds>(one.until - m_holdBack.now());
        m_bands[one.id]->setText(
            tr("It is sent in %n second(s).", nullptr, int(std::max<qint64>(0, left.count()))));
    }
    m_undo->setEnabled(!held.isEmpty());
    setVisible(!held.isEmpty());
}

NoticeBand *HoldBackBand::makeBand(int id, const QString &what)
{
    auto *band = new NoticeBand(m_theme, this);
    Notice notice;
    notice.tone = Tone::Warning;
    notice.headline = what + u'.';
    notice.actions.append({tr("Undo"), [this, id] { m_holdBack.undo(id); }});
    notice.actions.append({tr("Send now"), [this, id] { m_holdBack.sendNow(id); }});
    m_layout->addWidget(band);
    band->show(notice);
    return band;
}

} // namespace lc
