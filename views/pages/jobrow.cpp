// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/jobrow.h"

#include "style/consolestyle.h"
#include "style/icon.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace lc {

JobRow::JobRow(const Theme &theme, GrantAnswering &job, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_job(job), m_icon(new QLabel(this)),
      m_headline(new QLabel(this)), m_counts(new QLabel(this)), m_bar(new QProgressBar(this)),
      m_of(new QLabel(this)),
      m_copy(new QPushButton(icon(theme, Symbol::Copy), tr("Copy summary"), this)),
      m_stop(new QPushButton(icon(theme, Symbol::Stop), tr("Stop after this one"), this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 9);
    layout->setSpacing(8);
    layout->addWidget(m_icon);
    layout->addWidget(m_headline);
    layout->addWidget(m_counts);
    layout->addWidget(m_bar);
    layout->addWidget(m_of);
    layout->addStretch(1);
    layout->addWidget(m_copy);
    layout->addWidget(m_stop);
    theme.dress(m_headline, TypeStyle::BodyMedium);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(200);
    m_bar->setAccessibleName(tr("Progress"));
    setLook(m_copy, Look::Small);
    setLook(m_stop, Look::Small);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_job.summary()); });
    connect(m_stop, &QPushButton::clicked, &job, &GrantAnswering::stopAfterThisOne);
    connect(&job, &GrantAnswering::progressChanged, this, &JobRow::follow);
    connect(&job, &GrantAnswering::finished, this, &JobRow::follow);
    hide();
}

QString JobRow::headline() const
{
    const GrantAnswering::Progress progress = m_job.progress();
    switch (progress.action) {
    case GrantAnswering::Action::Accept:
        return tr("Accepting %n grant(s).", nullptr, progress.total);
    case GrantAnswering::Action::AcceptAndActivate:
        return tr("Accepting and activating %n grant(s).", nullptr, progress.total);
    case GrantAnswering::Action::Reject:
        return tr("Rejecting %n grant(s).", nullptr, progress.total);
    }
    return {};
}

void JobRow::follow()
{
    const GrantAnswering::Progress progress = m_job.progress();
    setVisible(progress.total > 0);
    if (progress.total == 0)
        return;
    const bool running = m_job.isRunning();
    const bool failed = progress.failed > 0;
    const Symbol symbol = running ? Symbol::Progress : failed ? Symbol::Error : Symbol::Ok;
    const Tone tone = running ? Tone::Info : failed ? Tone::Danger : Tone::Success;
    m_icon->setPixmap(icon(m_theme, symbol, tone).pixmap(QSize(16, 16), devicePixelRatioF()));
    m_headline->setText(headline());
    m_counts->setText(progress.inWords());
    m_bar->setRange(0, progress.total);
    m_bar->setValue(progress.over());
    m_bar->setVisible(running);
    m_of->setText(tr("%1 of %2").arg(progress.over()).arg(progress.total));
    m_of->setVisible(running);
    m_stop->setVisible(running);
    m_stop->setEnabled(progress.waiting > 0);
    setAccessibleName(m_headline->text() + u' ' + m_counts->text());
}

void JobRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Token::Base));
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.color(Token::Line));
}

} // namespace lc
