// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts.h"

#include <QTimer>

namespace lc {

class RecordForm;

/// Keeps what stands in a form as a draft, as long as it differs from what the form was filled
/// with.
class DraftKeeper final : public QObject {
    Q_OBJECT
public:
    DraftKeeper(Drafts &store, RecordForm &form, QObject *parent);
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
    /// The form was sent: nothing is left to keep.
    void finish();

signals:
    void saved(lc::Instant at);
    /// `sentence` says what the draft changes and what else has changed since.
    void taken(const lc::Draft &draft, const QString &sentence);

private:
    void save();
    void forget();

    Drafts &m_store;
    RecordForm &m_form;
    Draft m_draft;
    bool m_isKept = false;
    bool m_isFinished = false;
    QTimer m_soon;
};

} // namespace lc
