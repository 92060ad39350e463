// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/connectiontable.h"
#include "style/theme.h"
#include "workflows/errortext.h"

#include <QWidget>

class QAction;
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

    /// `problem` explains a connection that failed.
    void show(const ConnectionRecord &record, const ErrorText &problem);
    void clear();
    /// Tries the connection that is shown, step by step, without opening it.
    void test(const Connection &connection);
    void setActions(const QList<QAction *> &buttons, const QList<QAction *> &more);

private:
    void showProblem(const ErrorText &problem);

    QWidget *m_content;
    QLabel *m_nothing;
    QLabel *m_name;
    PillLabel *m_state;
    PillLabel *m_marks;
    CopyLine *m_arn;
    QLabel *m_happened;
    QLabel *m_toDo;
    FactList *m_facts;
    CheckSteps *m_steps;
    QString m_shown; ///< id
    ActionRow *m_buttons;
};

} // namespace lc
