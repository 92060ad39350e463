// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/draftoffer.h"

#include "grids/noticeband.h"
#include "style/localtime.h"

#include <QStringList>
#include <QVBoxLayout>

namespace lc {

namespace {

constexpr qsizetype namedDrafts = 3;

QString namesOf(const QList<Draft> &drafts)
{
    QStringList names;
    for (const Draft &draft : drafts.first(std::min(drafts.size(), namedDrafts)))
        names += DraftOffer::tr("%1 (%2)", "form and time")
                     .arg(draft.title, localDateTimeText(draft.changedAt));
    if (drafts.size() > namedDrafts)
        names += DraftOffer::tr("%n more", nullptr, int(drafts.size() - namedDrafts));
    return QLocale().createSeparatedList(names);
}

} // namespace

DraftOffer::DraftOffer(Drafts &drafts, const Theme &theme, Restore restore, QWidget *parent)
    : QWidget(parent), m_drafts(drafts), m_restore(std::move(restore)),
      m_band(new NoticeBand(theme, this))
{
    setObjectName(QStringLiteral("draftOffer"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_band);
    hide();
    drafts.readLeft(this, [this](const QList<Draft> &left) {
        if (left.isEmpty())
            return;
        m_left = left;
        offer();
    });
}

void DraftOffer::offer()
{
    Notice notice;
    notice.tone = Tone::Info;
    notice.headline = tr("%n form(s) were not sent.", nullptr, int(m_left.size()));
    notice.text = namesOf(m_left);
    notice.actions.append({tr("Restore"), [this] { restoreAll(); }});
    notice.actions.append({tr("Throw away"), [this] { throwAway(); }});
    m_band->show(notice);
    show();
}

void DraftOffer::restoreAll()
{
    QList<Draft> homeless;
    for (const Draft &draft : std::as_const(m_left)) {
        if (!m_restore(draft))
            homeless += draft;
    }
    m_left = homeless;
    if (m_left.isEmpty())
        return hide();
    Notice notice;
    notice.tone = Tone::Warning;
    notice.headline = tr("%n form(s) cannot be opened again.", nullptr, int(m_left.size()));
    notice.text = namesOf(m_left);
    for (const Draft &draft : std::as_const(m_left))
        notice.details += QString::fromUtf8(draft.edited) + u'\n';
    notice.actions.append({tr("Throw away"), [this] { throwAway(); }});
    m_band->show(notice);
}

void DraftOffer::throwAway()
{
    for (const Draft &draft : std::as_const(m_left))
        m_drafts.remove(draft.id);
    m_left.clear();
    hide();
}

} // namespace lc
