// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/session.h"
#include "monitoring/callqueue.h"
#include "monitoring/estate.h"

#include <QFlags>
#include <QObject>

#include <memory>
#include <vector>

namespace lc {

/// Reads what the open connections have, an account and Region once however many connections see
/// it. GUI thread; the session outlives it.
class EstateReader final : public QObject {
    Q_OBJECT
public:
    enum class Part {
        Licenses = 1,
        Grants = 2,
        Tokens = 4,
        Configurations = 8,
        ReportGenerators = 16,
        UsagePlans = 32,
        ApiKeys = 64, ///< with the plans that they are in
        UsageNow = 128, ///< of each license: a call each
        Tags = 256 ///< of each license and configuration: a call each
    };
    Q_DECLARE_FLAGS(Parts, Part)

    EstateReader(Session &session, Parts parts, QObject *parent = nullptr);
    ~EstateReader() override;

    /// Begins anew over the open connections, or over those of them that are named.
    void start(const QStringList &connectionIds = {});
    /// Stops; what was read of this round is gone.
    void cancel();
    /// Of the round that has just finished; taking them leaves none here.
    std::vector<std::shared_ptr<Estate>> takeEstates();
    /// What could not be read in this round, in words.
    const QStringList &failures() const { return m_failures; }
    /// How many lists were read whole in this round.
    int readLists() const { return m_readLists; }

signals:
    void progressed(int done, int total);
    void finished();

private:
    /// Whose licenses are the same in every Region.
    enum class Scope { Account, Region };

    void read(const std::shared_ptr<Estate> &estate, Scope scope);
    void readKeys(const std::shared_ptr<Estate> &estate);
    template <class Op>
    void queue(const std::shared_ptr<Estate> &estate, const typename Op::Request &request,
               std::function<void(const ListChunk &)> onChunk,
               std::function<void(bool isComplete)> onDone);
    template <class Op, class Record>
    void list(const std::shared_ptr<Estate> &estate, Listing<Record> Estate::*target,
              std::function<void()> then = {});
    template <class Op>
    void ask(const std::shared_ptr<Estate> &estate, const typename Op::Request &request,
             std::function<void(const typename Op::Response &)> onAnswer);
    template <class Record>
    void askAboutLicenses(const std::shared_ptr<Estate> &estate, const Listing<Record> &licenses);
    void askTags(const std::shared_ptr<Estate> &estate, const QString &arn);
    void fail(const Estate &estate, const char *operation, const ApiError &error);
    void end();
    static ApiError closedError();

    Session &m_session;
    const Parts m_parts;
    std::unique_ptr<CallQueue> m_queue;
    std::vector<std::shared_ptr<Estate>> m_estates;
    QStringList m_failures;
    int m_readLists = 0;
    int m_round = 0; ///< an older one's end is not heard
};

Q_DECLARE_OPERATORS_FOR_FLAGS(EstateReader::Parts)

} // namespace lc
