// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStackedWidget>

class QLabel;

namespace lc {

class Theme;

/// What the Details dock holds: the details of the current page, or a sentence in their place.
class DetailsPane final : public QStackedWidget {
    Q_OBJECT
public:
    explicit DetailsPane(const Theme &theme, QWidget *parent = nullptr);

    /// Owned by its page; null: the page has none.
    void showDetails(QWidget *details);

private:
    QLabel *m_nothing;
};

} // namespace lc
