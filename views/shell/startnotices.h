// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

namespace lc {

class NoticeBand;
class Theme;

/// A band over all pages for what happened at the start (a file was set aside). What it says
/// already stays, until the user closes it.
class StartNotices final : public QWidget {
    Q_OBJECT
public:
    explicit StartNotices(const Theme &theme, QWidget *parent = nullptr);

    /// `details` are the words of whoever reported it; may be empty.
    void add(const QString &text, const QString &details = {});

private:
    NoticeBand *m_band;
    QStringList m_texts; ///< what the band says, oldest first
    QStringList m_details;
};

} // namespace lc
