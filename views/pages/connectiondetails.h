// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/connectiontable.h"
#include "style/theme.h"
#include "workflows/errortext.h"

#include <QWidget>

class QAction;
class QComboBox;
class QLabel;

namespace lc {

class ActionRow;
class CheckSteps;
class CopyLine;
class FactList;
class PillLabel;
class Session;

/// The details of one connection: where it leads, as whom, with whose keys, and why it failed.
class ConnectionDetails final : public QWidget {
    Q_OBJECT
public:
    ConnectionDetails(const Theme &theme, Session &session, QWidget *parent = nullptr);

    enum class RegionIs { Known, Wanted };

    /// Asks for a Region from then on, while it is wanted.
    void setRegionIs(RegionIs state);
    /// `problem` explains a connection that failed.
    void show(const ConnectionRecord &record, const ErrorText &problem);
    void clear();
    /// Tries the connection that is shown, step by step, without opening it.
    void test(const Connection &connection);
    void setActions(const QList<QAction *> &buttons, const QList<QAction *> &more);

signals:
    /// For the connection that is shown, which has none.
    void regionChosen(const QString &region);

private:
    QWidget *makeRegionRow(QWidget *parent);
    void showProblem(const ErrorText &problem);

    const Theme &m_theme;
    QWidget *m_content;
    QLabel *m_nothing;
    QLabel *m_name;
    PillLabel *m_state;
    PillLabel *m_marks;
    CopyLine *m_arn;
    QLabel *m_happened;
    QLabel *m_toDo;
    QWidget *m_regionRow = nullptr;
    QComboBox *m_region = nullptr;
    FactList *m_facts;
    CheckSteps *m_steps;
    QString m_shown; ///< id
    ActionRow *m_buttons;
};

} // namespace lc
