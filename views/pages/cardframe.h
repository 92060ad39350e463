// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/theme.h"

#include <QFrame>

namespace lc {

/// A card: a rounded frame that shows when it has the focus. The theme must outlive it.
class CardFrame : public QFrame {
    Q_OBJECT
public:
    explicit CardFrame(const Theme &theme, QWidget *parent = nullptr);

protected:
    const Theme &theme() const { return m_theme; }
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
};

} // namespace lc
