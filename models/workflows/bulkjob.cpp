// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/bulkjob.h"

namespace lc {

namespace {

/// Enough to hide the latency, few enough that stopping means something.
constexpr int mostAtOnce = 3;

bool isUnderWay(JobStep step)
{
    return step == JobStep::Running || step == JobStep::Checking;
}

JobStep stepOf(Workflow::State state)
{
    switch (state) {
    case Workflow::State::Settling:
        return JobStep::Checking;
    case Workflow::State::Done:
        return JobStep::Done;
    case Workflow::State::Failed:
    case Workflow::State::Conflict:
        return JobStep::Failed;
    case Workflow::State::Idle:
    case Workflow::State::Working:
        break;
    }
    return JobStep::Running;
}

} // namespace

BulkJob::BulkJob(QString headline, QObject *parent)
    : QObject(parent), m_headline(std::move(headline))
{
}

void BulkJob::append(const QString &object, Workflow *work, std::function<void()> begin,
                     std::function<void()> retry)
{
    work->setParent(this);
    const size_t row = m_rows.size();
    m_rows.push_back({object, work, std::move(begin), std::move(retry), JobStep::Waiting, false});
    connect(work, &Workflow::stateChanged, this, [this, row] { follow(row); });
    connect(work, &Workflow::waitChanged, this, &BulkJob::progressChanged);
}

void BulkJob::start()
{
    emit progressChanged();
    fill();
}

void BulkJob::stop()
{
    for (size_t row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].step == JobStep::Waiting)
            moveTo(row, JobStep::Stopped);
    }
    fill();
}

void BulkJob::retryFailed()
{
    requeue(JobStep::Failed);
}

void BulkJob::resume()
{
    requeue(JobStep::Stopped);
}

void BulkJob::requeue(JobStep from)
{
    for (size_t row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].step == from)
            moveTo(row, JobStep::Waiting);
    }
    fill();
}

void BulkJob::fill()
{
    auto running = std::count_if(m_rows.begin(), m_rows.end(),
                                 [](const Row &row) { return isUnderWay(row.step); });
    for (size_t row = 0; row < m_rows.size() && running < mostAtOnce; ++row) {
        if (m_rows[row].step != JobStep::Waiting)
            continue;
        begin(row);
        running += isUnderWay(m_rows[row].step) ? 1 : 0;
    }
    if (!isRunning())
        emit finished();
}

void BulkJob::begin(size_t row)
{
    moveTo(row, JobStep::Running);
    Row &current = m_rows[row];
    if (!std::exchange(current.wasSent, true))
        return current.begin();
    current.retry();
    // One that must not be sent again stays as it is.
    if (!current.work->isBusy())
        moveTo(row, stepOf(current.work->state()));
}

void BulkJob::follow(size_t row)
{
    const JobStep step = stepOf(m_rows[row].work->state());
    if (step == m_rows[row].step)
        return;
    moveTo(row, step);
    if (!isUnderWay(step))
        fill();
}

void BulkJob::moveTo(size_t row, JobStep step)
{
    m_rows[row].step = step;
    emit rowChanged(qsizetype(row));
    emit progressChanged();
}

bool BulkJob::isRunning() const
{
    return std::any_of(m_rows.begin(), m_rows.end(), [](const Row &row) {
        return isUnderWay(row.step) || row.step == JobStep::Waiting;
    });
}

JobProgress BulkJob::progress() const
{
    JobProgress progress;
    for (const Row &row : m_rows) {
        ++progress.total;
        progress.done += row.step == JobStep::Done ? 1 : 0;
        progress.failed += row.step == JobStep::Failed ? 1 : 0;
        progress.running += isUnderWay(row.step) ? 1 : 0;
        progress.waiting += row.step == JobStep::Waiting ? 1 : 0;
        progress.stopped += row.step == JobStep::Stopped ? 1 : 0;
    }
    return progress;
}

JobResult BulkJob::result(qsizetype row) const
{
    const Row &current = m_rows[size_t(row)];
    JobResult result{QString::number(row), current.object, current.step, {}};
    if (current.step == JobStep::Failed)
        result.message = current.work->errorText().whatHappened;
    return result;
}

std::optional<RetryWait> BulkJob::wait() const
{
    std::optional<RetryWait> longest;
    for (const Row &row : m_rows) {
        const auto &wait = row.work->wait();
        if (wait && (!longest || wait->until > longest->until))
            longest = wait;
    }
    return longest;
}

void BulkJob::cancelWaiting()
{
    for (size_t row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].work->wait())
            m_rows[row].work->cancel();
    }
}

QString BulkJob::summary() const
{
    const JobProgress all = progress();
    QStringList lines{tr("%1: %2 of %3 done.").arg(m_headline).arg(all.done).arg(all.total)};
    for (const Row &row : m_rows) {
        if (row.step == JobStep::Stopped)
            lines.append(tr("%1: not sent, the job was stopped.").arg(row.object));
        if (row.step != JobStep::Failed)
            continue;
        const ErrorText text = row.work->errorText();
        lines.append(tr("%1: failed. %2 %3").arg(row.object, text.whatHappened, text.whatIsKnown));
    }
    return lines.join(u'\n');
}

} // namespace lc
