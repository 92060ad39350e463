// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts.h"

#include <QWidget>

#include <functional>

namespace lc {

class NoticeBand;
class Theme;

/// Offers, once, what was typed and not sent when the program ended the last time.
class DraftOffer final : public QWidget {
    Q_OBJECT
public:
    /// `restore` opens a draft's form and says whether there is one.
    using Restore = std::function<bool(const Draft &)>;

    DraftOffer(Drafts &drafts, const Theme &theme, Restore restore, QWidget *parent = nullptr);

private:
    void offer();
    void restoreAll();
    void throwAway();

    Drafts &m_drafts;
    Restore m_restore;
    NoticeBand *m_band;
    QList<Draft> m_left;
};

} // namespace lc
