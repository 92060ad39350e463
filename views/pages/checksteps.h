// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/theme.h"
#include "workflows/connectioncheck.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace lc {

/// How far the test of a connection has come: a line a step with its symbol and words, what to do
/// about one that failed, and the way to stop it. Hidden before the first test.
class CheckSteps final : public QWidget {
    Q_OBJECT
public:
    CheckSteps(const Theme &theme, Session &session, QWidget *parent = nullptr);

    void start(const Connection &connection);
    /// Forgets the last test; one that runs is stopped.
    void clear();
    bool isRunning() const { return m_check && m_check->isRunning(); }

signals:
    void finished();

private:
    void showSteps();
    void addLine(const ConnectionCheck::Step &step);

    const Theme &m_theme;
    Session &m_session;
    std::unique_ptr<ConnectionCheck> m_check;
    QLabel *m_heading;
    QPushButton *m_stop;
    QVBoxLayout *m_lines;
};

} // namespace lc
