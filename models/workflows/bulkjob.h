// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/jobresult.h"
#include "workflows/jobprogress.h"
#include "workflows/workflow.h"

#include <functional>
#include <memory>
#include <vector>

namespace lc {

/// One action on many objects: a workflow for each, a few of them at once, a result for each.
/// Nothing is rolled back. GUI thread; deleting it stops listening, and what has not left is not
/// sent.
class BulkJob final : public QObject {
    Q_OBJECT
public:
    using Progress = JobProgress;

    /// `headline` says what is done: "Delete 5 tokens".
    explicit BulkJob(QString headline, QObject *parent = nullptr);

    /// One object more, before start(). `begin` starts its workflow.
    template <class Work>
    void add(const QString &object, std::unique_ptr<Work> work, std::function<void(Work &)> begin)
    {
        Work *kept = work.release();
        append(
            object, kept, [kept, begin = std::move(begin)] { begin(*kept); },
            [kept] { kept->retry(); });
    }

    void start();
    /// What is under way is finished, what waits is not sent.
    void stop();
    /// The failed ones again.
    void retryFailed();
    /// Those that were not sent because of stop().
    void resume();

    const QString &headline() const { return m_headline; }
    bool isRunning() const;
    JobProgress progress() const;
    qsizetype size() const { return qsizetype(m_rows.size()); }
    JobResult result(qsizetype row) const;
    const Workflow &work(qsizetype row) const { return *m_rows[size_t(row)].work; }
    ErrorText errorText(qsizetype row) const { return work(row).errorText(); }
    /// The headline, the numbers, and a line for each that is not done.
    QString summary() const;
    /// Of several calls that wait, the wait that ends last.
    std::optional<RetryWait> wait() const;
    /// Gives up the calls that wait.
    void cancelWaiting();

signals:
    void rowChanged(qsizetype row);
    void progressChanged();
    void finished(); ///< nothing runs or waits any more

private:
    struct Row {
        QString object;
        Workflow *work = nullptr;
        std::function<void()> begin;
        std::function<void()> retry;
        JobStep step = JobStep::Waiting;
        bool wasSent = false;
    };

    void append(const QString &object, Workflow *work, std::function<void()> begin,
                std::function<void()> retry);
    void fill();
    void begin(size_t row);
    void follow(size_t row);
    void moveTo(size_t row, JobStep step);
    void requeue(JobStep from);

    QString m_headline;
    std::vector<Row> m_rows;
};

} // namespace lc
