// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/client.h"
#include "connections/connection.h"
#include "monitoring/callqueue.h"
#include "monitoring/recording.h"
#include "monitoring/recordingsink.h"

#include <QObject>

#include <memory>

namespace lc {

/// Where one connection is recorded from and to.
struct RecordingSource {
    Client *client = nullptr; ///< borrowed
    Identity identity;
    QString region;
    RecordingSink *sink = nullptr; ///< borrowed
    std::chrono::milliseconds pace{}; ///< between the beginnings of two calls
};

/// Records one kind of resource of one connection.
class PartRecording : public QObject {
    Q_OBJECT
public:
    PartRecording(RecordingPart part, const RecordingSource &source, QObject *parent = nullptr);

    /// Begins; finished() comes through the event loop.
    virtual void begin() = 0;
    const CallQueue &queue() const { return m_queue; }
    const QList<RecordingFailure> &failures() const { return m_failures; }

signals:
    void progressed();
    void finished();

protected:
    Client &client() const { return *m_source.client; }
    RecordingSink &sink() const { return *m_source.sink; }
    /// A key in the connection's Region, and one that is the same in every Region.
    SeriesKey regionalKey(const QString &resource, QStringView metric,
                          const QString &dimension = {}) const;
    SeriesKey globalKey(const QString &resource, QStringView metric,
                        const QString &dimension = {}) const;

    /// Asks for one answer; `take` is called with it unless the call failed.
    template <class Op>
    void ask(const typename Op::Request &request, const QString &resource,
             std::function<void(typename Op::Response)> take)
    {
        askAgain<Op>(request, resource, std::move(take), mostRepeats);
    }

    /// Reads a list of `Record`; `take` is called with each, then `end` unless the list failed.
    template <class Op, class Record>
    void read(const typename Op::Request &request, const QString &resource,
              std::function<void(const Record &)> take, std::function<void()> end = {})
    {
        readAgain<Op, Record>(request, resource, std::move(take), std::move(end), mostRepeats);
    }

    void fail(const QString &resource, const ApiError &error);

private:
    /// A recording has time: what a service still throttles after the retries of the call waits in
    /// the queue again, which has become slower.
    static constexpr int mostRepeats = 3;

    template <class Op>
    void askAgain(const typename Op::Request &request, const QString &resource,
                  std::function<void(typename Op::Response)> take, int repeats)
    {
        m_queue.add([=, this](CallQueue::Finished finished) {
            return client().template call<Op>(
                request, this,
                [=, this](Result<typename Op::Response, ApiError> answer) {
                    if (answer) {
                        succeed();
                        take(std::move(*answer));
                    } else if (repeats > 0 && isThrottled(answer.error())) {
                        askAgain<Op>(request, resource, take, repeats - 1);
                    } else {
                        fail(resource, answer.error());
                    }
                    finished();
                },
                Lane::Bulk);
        });
    }

    template <class Op, class Record>
    void readAgain(const typename Op::Request &request, const QString &resource,
                   std::function<void(const Record &)> take, std::function<void()> end, int repeats)
    {
        m_queue.add([=, this](CallQueue::Finished finished) {
            auto hasTaken = std::make_shared<bool>(false);
            return client().template list<Op>(
                request, this,
                [take, hasTaken](const ListChunk &chunk) {
                    for (const ListPage &page : chunk.pages) {
                        for (int i = 0; i < page.block->size(); ++i)
                            take(page.block->template record<Record>(i));
                        *hasTaken |= page.block->size() > 0;
                    }
                },
                [=, this](const Result<void, ApiError> &outcome) {
                    // A list that broke off in the middle would be counted twice.
                    if (outcome) {
                        succeed();
                        if (end)
                            end();
                    } else if (repeats > 0 && !*hasTaken && isThrottled(outcome.error())) {
                        readAgain<Op, Record>(request, resource, take, end, repeats - 1);
                    } else {
                        fail(resource, outcome.error());
                    }
                    finished();
                });
        });
    }

    void succeed();
    /// Slows down when it is.
    bool isThrottled(const ApiError &error);

    const RecordingPart m_part;
    const RecordingSource m_source;
    CallQueue m_queue;
    int m_failuresInARow = 0;
    QList<RecordingFailure> m_failures;
};

} // namespace lc
