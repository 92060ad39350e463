// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/draftkeeper.h"

#include "forms/recordform.h"
#include "grids/noticeband.h"
#include "pages/formpage.h"
#include "style/localtime.h"

#include <QLabel>
#include <QUuid>

#include <algorithm>

using namespace std::chrono_literals;

namespace lc {

namespace {

/// With the time that writing takes, less than a second is lost.
constexpr auto saveDelay = 400ms;

DraftSource sourceOf(RecordForm &form)
{
    return {form.type(), [&form] { return form.baseJson(); }, [&form] { return form.editedJson(); },
            [&form](const Draft &draft) { return form.takeDraft(draft.base, draft.edited); }};
}

} // namespace

DraftKeeper::DraftKeeper(Drafts &store, DraftSource source, QObject *parent)
    : QObject(parent), m_store(store), m_source(std::move(source))
{
    m_draft.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_draft.type = QString::fromLatin1(m_source.type.name);
    m_soon.setSingleShot(true);
    m_soon.setInterval(saveDelay);
    connect(&m_soon, &QTimer::timeout, this, &DraftKeeper::save);
    connect(&store, &Drafts::kept, this, [this](const QString &id, Instant at) {
        if (id == m_draft.id && m_isKept)
            emit saved(at);
    });
}

DraftKeeper::DraftKeeper(Drafts &store, RecordForm &form, QObject *parent)
    : DraftKeeper(store, sourceOf(form), parent)
{
    connect(&form, &RecordForm::edited, this, &DraftKeeper::keepSoon);
}

DraftKeeper::~DraftKeeper()
{
    forget();
}

void DraftKeeper::setOrigin(const QString &page, const QString &action, const QByteArray &row)
{
    m_draft.page = page;
    m_draft.action = action;
    m_draft.row = row;
}

void DraftKeeper::setPlace(const QString &connection, const QString &region)
{
    m_draft.connection = connection;
    m_draft.region = region;
}

bool DraftKeeper::fits(const Draft &draft) const
{
    return draft.type == m_draft.type;
}

void DraftKeeper::take(const Draft &draft)
{
    const auto changes = m_source.take(draft);
    if (!changes) // written by another version of the program
        return;
    m_draft.id = draft.id;
    m_isKept = true;
    m_soon.start(); // from now on it is one of this run
    const auto mine = std::ranges::count_if(*changes, &ThreeWayChange::isMine);
    const auto theirs = std::ranges::count_if(*changes, &ThreeWayChange::isTheirs);
    const auto both = std::ranges::count_if(*changes, &ThreeWayChange::collides);
    QString sentence = tr("%n field(s) typed earlier stand in the form again.", nullptr, int(mine));
    if (theirs > 0)
        sentence +=
            u' ' + tr("%n field(s) were changed on the server since.", nullptr, int(theirs));
    if (both > 0)
        sentence += u' '
            + tr("%n of them were changed by both: yours would replace the newer value.", nullptr,
                 int(both));
    emit taken(draft, sentence);
}

void DraftKeeper::keepSoon()
{
    // Not started anew by every key: who types without a pause loses no more than others.
    if (!m_soon.isActive() && !m_isFinished)
        m_soon.start();
}

void DraftKeeper::finish()
{
    m_isFinished = true;
    forget();
}

void DraftKeeper::tellIn(QLabel &state, NoticeBand &band, std::function<void()> discard)
{
    connect(this, &DraftKeeper::saved, &state, [&state](Instant at) {
        state.setText(FormPage::tr("Draft saved %1").arg(localTimeText(at)));
    });
    const auto show = [&band, discard = std::move(discard)](const Draft &draft,
                                                            const QString &words) {
        Notice notice;
        notice.tone = Tone::Info;
        notice.headline = FormPage::tr("Draft of %1.").arg(localDateTimeText(draft.changedAt));
        notice.text = words;
        notice.actions.append({FormPage::tr("Discard changes"), discard});
        notice.actions.append({FormPage::tr("Close"), [&band] { band.clear(); }});
        band.show(notice);
    };
    connect(this, &DraftKeeper::taken, &band, show);
}

void DraftKeeper::save()
{
    if (m_isFinished)
        return;
    m_draft.base = m_source.base();
    m_draft.edited = m_source.edited();
    if (m_draft.base == m_draft.edited)
        return forget();
    m_isKept = true;
    m_store.keep(m_draft);
}

void DraftKeeper::forget()
{
    m_soon.stop();
    if (std::exchange(m_isKept, false))
        m_store.remove(m_draft.id);
}

} // namespace lc
