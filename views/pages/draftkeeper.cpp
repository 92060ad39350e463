// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/draftkeeper.h"

#include "forms/recordform.h"

#include <QUuid>

#include <algorithm>

using namespace std::chrono_literals;

namespace lc {

namespace {

/// With the time that writing takes, less than a second is lost.
constexpr auto saveDelay = 400ms;

} // namespace

DraftKeeper::DraftKeeper(Drafts &store, RecordForm &form, QObject *parent)
    : QObject(parent), m_store(store), m_form(form)
{
    m_draft.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_draft.type = QString::fromLatin1(form.type().name);
    m_soon.setSingleShot(true);
    m_soon.setInterval(saveDelay);
    connect(&m_soon, &QTimer::timeout, this, &DraftKeeper::save);
    // Not started anew by every key: who types without a pause loses no more than others.
    connect(&form, &RecordForm::edited, this, [this] {
        if (!m_soon.isActive() && !m_isFinished)
            m_soon.start();
    });
    connect(&store, &Drafts::kept, this, [this](const QString &id, Instant at) {
        if (id == m_draft.id && m_isKept)
            emit saved(at);
    });
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
    const auto changes = m_form.takeDraft(draft.base, draft.edited);
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

void DraftKeeper::finish()
{
    m_isFinished = true;
    forget();
}

void DraftKeeper::save()
{
    if (m_isFinished)
        return;
    m_draft.base = m_form.baseJson();
    m_draft.edited = m_form.editedJson();
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
