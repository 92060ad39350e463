// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/jobpanel.h"

#include "connections/session.h"
#include "grids/recordtable.h"
#include "grids/tablepane.h"
#include "grids/waitband.h"
#include "items/jobtable.h"
#include "pages/errorpanel.h"
#include "style/consolestyle.h"
#include "style/icon.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace lc {

JobPanel::JobPanel(PageContext &context, Page &page)
    : QWidget(&page), m_context(context), m_page(page),
      m_model(jobTable(),
              std::shared_ptr<const Clock>(std::shared_ptr<const Clock>(), &context.clock)),
      m_waitBand(new WaitBand(context.theme, this)), m_table(new RecordTable(context.theme, this)),
      m_error(new ErrorPanel(context.theme, this))
{
    setObjectName(u"jobPanel"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 1, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(m_waitBand);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_error);
    constexpr int fewRows = 170;
    m_table->setMinimumHeight(fewRows);
    m_table->setMaximumHeight(2 * fewRows);
    showModel(*m_table, m_model);
    m_table->setNameColumn(2);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(m_table, &RecordTable::currentRowChanged, this, &JobPanel::showErrorOf);
    connect(m_error, &ErrorPanel::retryRequested, this, [this] { m_job->retryFailed(); });
    hide();
}

JobPanel::~JobPanel()
{
    letGo();
    delete m_table; // shows a member
}

QWidget *JobPanel::makeHead()
{
    const Theme &theme = m_context.theme;
    auto *head = new QWidget(this);
    head->setAutoFillBackground(true);
    head->setBackgroundRole(QPalette::Window);
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(12, 6, 8, 6);
    layout->setSpacing(8);
    m_icon = new QLabel(head);
    m_headline = new QLabel(head);
    m_headline->setTextFormat(Qt::PlainText);
    theme.dress(m_headline, TypeStyle::BodyMedium);
    m_counts = new QLabel(head);
    m_bar = new QProgressBar(head);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(160);
    m_bar->setAccessibleName(tr("Progress"));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_icon, m_headline, m_counts, m_bar})
        layout->addWidget(widget);
    layout->addStretch(1);
    const auto button = [&](Symbol symbol, const QString &text, const QString &name) {
        auto *made = new QPushButton(icon(theme, symbol), text, head);
        setLook(made, Look::Small);
        made->setObjectName(name);
        layout->addWidget(made);
        return made;
    };
    m_retry = button(Symbol::Refresh, tr("Retry failed"), u"retryFailed"_s);
    m_resume = button(Symbol::Forward, tr("Send the rest"), u"resumeJob"_s);
    m_stop = button(Symbol::Stop, tr("Cancel the rest"), u"stopJob"_s);
    m_copy = button(Symbol::Copy, tr("Copy summary"), u"copySummary"_s);
    m_close = new QToolButton(head);
    m_close->setIcon(icon(theme, Symbol::Close));
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close the results"));
    layout->addWidget(m_close);
    connect(m_retry, &QPushButton::clicked, this, [this] { m_job->retryFailed(); });
    connect(m_resume, &QPushButton::clicked, this, [this] { m_job->resume(); });
    connect(m_stop, &QPushButton::clicked, this, [this] { m_job->stop(); });
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_job->summary()); });
    connect(m_close, &QToolButton::clicked, this, [this] {
        hide();
        emit closed();
        m_page.focusContent();
    });
    return head;
}

void JobPanel::start(std::unique_ptr<BulkJob> job)
{
    letGo();
    m_job = std::move(job);
    m_error->clear();
    QList<JobResult> results;
    for (qsizetype row = 0; row < m_job->size(); ++row)
        results.append(m_job->result(row));
    m_model.setRecords(results);
    m_table->setTitle(m_job->headline());
    connect(m_job.get(), &BulkJob::rowChanged, this, &JobPanel::showRow);
    connect(m_job.get(), &BulkJob::progressChanged, this, &JobPanel::follow);
    connect(m_job.get(), &BulkJob::finished, this, [this] {
        follow();
        emit m_page.statusMessage(m_job->summary().section(u'\n', 0, 0));
        emit finished();
    });
    show();
    m_job->start();
    m_table->fitColumns();
}

void JobPanel::letGo()
{
    if (!m_job)
        return;
    disconnect(m_job.get(), nullptr, this, nullptr);
    if (!m_job->isRunning())
        return m_job.reset();
    // What was begun is finished, with or without this tab.
    BulkJob *job = m_job.release();
    job->setParent(&m_context.session);
    connect(job, &BulkJob::finished, job, &QObject::deleteLater);
}

void JobPanel::showRow(qsizetype row)
{
    const JobResult result = m_job->result(row);
    m_model.putRecord(&result, {});
    if (result.step == JobStep::Failed && m_error->isHidden()) {
        for (int shown = 0; shown < m_model.rowCount(); ++shown) {
            if (m_model.record<JobResult>(shown).id == result.id)
                m_table->setCurrentRow(shown);
        }
    }
}

void JobPanel::showErrorOf(int row)
{
    const auto result = row < 0 ? JobResult() : m_model.record<JobResult>(row);
    if (!m_job || !(result.step == JobStep::Failed))
        return m_error->clear();
    const qsizetype index = result.id.toLongLong();
    const ApiError &error = m_job->work(index).error();
    m_error->show(m_job->errorText(index),
                  error.requestId.isEmpty() ? QString() : tr("request %1").arg(error.requestId));
}

void JobPanel::follow()
{
    const JobProgress progress = m_job->progress();
    const bool running = m_job->isRunning();
    const bool failed = progress.failed > 0;
    const Symbol symbol = running ? Symbol::Progress : failed ? Symbol::Error : Symbol::Ok;
    const Tone tone = running ? Tone::Info : failed ? Tone::Danger : Tone::Success;
    m_icon->setPixmap(
        icon(m_context.theme, symbol, tone).pixmap(QSize(16, 16), devicePixelRatioF()));
    m_headline->setText(m_job->headline());
    m_counts->setText(progress.inWords());
    m_bar->setRange(0, progress.total);
    m_bar->setValue(progress.over());
    m_bar->setVisible(running);
    m_stop->setVisible(running);
    m_stop->setEnabled(progress.waiting > 0);
    m_retry->setVisible(failed && !running);
    m_resume->setVisible(progress.stopped > 0 && !running);
    m_copy->setVisible(!running);
    m_close->setVisible(!running);
    m_error->setRetryObstacle(running ? tr("Available when the job has ended.") : QString());
    setAccessibleName(m_headline->text() + u' ' + m_counts->text());
    if (const auto wait = m_job->wait())
        m_waitBand->tell(*wait, m_context.session.now(), [this] { m_job->cancelWaiting(); });
    else
        m_waitBand->clear();
    emit m_page.jobProgress(m_job->headline(), progress.over(), progress.total);
}

void JobPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_context.theme.color(Token::Base));
    painter.fillRect(QRect(0, 0, width(), 1), m_context.theme.color(Token::Border));
}

} // namespace lc
