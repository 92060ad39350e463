// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/theme.h"

#include <QWidget>

class QLabel;

namespace lc {

/// How many errors a form has, with the way to the first one; empty while it has none.
class ProblemLine final : public QWidget {
    Q_OBJECT
public:
    explicit ProblemLine(const Theme &theme, QWidget *parent = nullptr);

    void setCount(int count);

signals:
    void goToRequested();

private:
    const Theme &m_theme;
    QLabel *m_icon;
    QLabel *m_text;
};

} // namespace lc
