// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/pagelink.h"

#include <QWidget>

class QFormLayout;
class QLabel;

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
    /// A value that leads to its object; one without a target is plain.
    void addLink(const QString &label, const QString &value, const PageLink &target);

signals:
    /// Handled by the table page whose details these are.
    void openRequested(const lc::PageLink &link);

private:
    QLabel *makeName(const QString &label);

    const Theme &m_theme;
    QFormLayout *m_rows;
    QString m_latest; ///< the name of the row that was added last
    QString m_focused; ///< the spoken name of the link that had the focus
};

} // namespace lc
