// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/theme.h"
#include "workflows/grantanswering.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace lc {

/// How far answering grants has come, in words and as a bar, with the ways to stop it and to copy
/// its summary; hidden before the first job.
class JobRow final : public QWidget {
    Q_OBJECT
public:
    JobRow(const Theme &theme, GrantAnswering &job, QWidget *parent = nullptr);

    /// "Accepting and activating 6 grants."
    QString headline() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void follow();

    const Theme &m_theme;
    GrantAnswering &m_job;
    QLabel *m_icon;
    QLabel *m_headline;
    QLabel *m_counts;
    QProgressBar *m_bar;
    QLabel *m_of;
    QPushButton *m_copy;
    QPushButton *m_stop;
};

} // namespace lc
