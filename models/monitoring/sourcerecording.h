// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitoring/partrecording.h"

#include <QObject>

#include <memory>
#include <vector>

namespace lc {

/// Which kinds of resources are recorded from one connection.
enum class RecordingScope {
    Everything,
    Regional ///< licenses are the same in every Region and come from another connection
};

/// How much is recorded, and how fast.
struct RecordingBounds {
    /// Resources, and accounts, of one self-managed license that have series of their own, the
    /// largest; a fleet has thousands. Twenty are more than a chart can tell apart, and take some
    /// 4 MB a year at 15 minutes.
    static constexpr int usualParts = 20;

    std::chrono::milliseconds pace{20}; ///< between the beginnings of two calls
    int mostParts = usualParts;
};

/// Records one connection: its parts one after another, then the last values to the store.
class SourceRecording : public QObject {
    Q_OBJECT
public:
    /// `client` is borrowed and outlives it.
    SourceRecording(Client &client, const Identity &identity, RecordingScope scope,
                    const RecordingBounds &bounds, std::unique_ptr<RecordingSink> sink,
                    QObject *parent = nullptr);

    void begin();
    int done() const;
    int total() const;
    QList<RecordingFailure> failures() const;
    qint64 storedSamples() const { return m_sink->storedSamples(); }
    std::optional<StoreError> storeError() const { return m_sink->error(); }

signals:
    void progressed();
    void finished();

private:
    void beginNext();

    std::unique_ptr<RecordingSink> m_sink;
    std::vector<PartRecording *> m_parts; ///< children
    size_t m_next = 0;
};

} // namespace lc
