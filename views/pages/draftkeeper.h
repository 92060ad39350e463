// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts.h"
#include "core/fielddiff.h"

#include <QTimer>

#include <optional>

class QLabel;

namespace lc {

class NoticeBand;
class RecordForm;

/// What a draft is kept of, where that is not the fields of one form alone.
struct DraftSource {
    const Type &type;
    std::function<QByteArray()> base; ///< JSON of what was there first
    std::function<QByteArray()> edited; ///< JSON of what stands there now
    /// Shows what a draft has; nothing when it cannot be read.
    std::function<std::optional<QList<ThreeWayChange>>(const Draft &)> take;
};

/// Keeps what stands in a form as a draft, as long as it differs from what the form was filled
/// with.
class DraftKeeper final : public QObject {
    Q_OBJECT
public:
    DraftKeeper(Drafts &store, RecordForm &form, QObject *parent);
    /// Whoever owns the source tells of its edits.
    DraftKeeper(Drafts &store, DraftSource source, QObject *parent);
    /// The tab was closed: whoever closed it was asked, or had nothing to lose.
    ~DraftKeeper() override;

    /// How the form is opened again: page, action and row. Without it the draft can only be read.
    void setOrigin(const QString &page, const QString &action, const QByteArray &row);
    void setTitle(const QString &title) { m_draft.title = title; }
    void setPlace(const QString &connection, const QString &region);
    /// Whether a draft is one of a form like this.
    bool fits(const Draft &draft) const;
    /// Puts a draft into the form and goes on with it.
    void take(const Draft &draft);
    /// It was edited.
    void keepSoon();
    /// What stands there is kept otherwise: there is no draft until the next edit.
    void forget();
    /// The form was sent: nothing is left to keep.
    void finish();
    /// Says beside the buttons when a draft was saved, and over the form what one has brought back;
    /// `discard` takes that away again.
    void tellIn(QLabel &state, NoticeBand &band, std::function<void()> discard);

signals:
    void saved(lc::Instant at);
    /// `sentence` says what the draft changes and what else has changed since.
    void taken(const lc::Draft &draft, const QString &sentence);

private:
    void save();

    Drafts &m_store;
    DraftSource m_source;
    Draft m_draft;
    bool m_isKept = false;
    bool m_isFinished = false;
    QTimer m_soon;
};

} // namespace lc
