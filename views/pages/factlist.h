// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QFormLayout;

namespace lc {

class Theme;

/// Labels with their values, one under the other; values are plain text that can be selected.
class FactList final : public QWidget {
    Q_OBJECT
public:
    explicit FactList(const Theme &theme, QWidget *parent = nullptr);

    void clear();
    /// An empty value adds nothing.
    void add(const QString &label, const QString &value);

private:
    const Theme &m_theme;
    QFormLayout *m_rows;
};

} // namespace lc
