// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fielddiff.h"
#include "style/theme.h"

#include <QHash>
#include <QWidget>

class QButtonGroup;
class QGridLayout;
class QLabel;

namespace lc {

/// Two people changed one record: base, theirs and mine side by side, with a choice for every
/// member that both changed.
class ConflictView final : public QWidget {
    Q_OBJECT
public:
    enum class Choice { Mine, Theirs };

    explicit ConflictView(const Theme &theme, QWidget *parent = nullptr);

    /// `theirVersion` names the column ("Version 4, made meanwhile").
    void setChanges(const QList<ThreeWayChange> &changes, const QString &theirVersion);
    /// By path: what was chosen where both changed it, else whose change it is.
    QHash<QString, Choice> choices() const;
    int collisionCount() const;

signals:
    void choicesChanged();

private:
    const Theme &m_theme;
    QList<ThreeWayChange> m_changes;
    QHash<QString, QButtonGroup *> m_groups;
    QWidget *m_table = nullptr;
    QLabel *m_sentence;
};

} // namespace lc
