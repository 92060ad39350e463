// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/client.h"
#include "core/clock.h"
#include "store/intentstore.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace lc {

class Session;

/// Reads back changes whose outcome is unknown as soon as a connection of their account is open:
/// those of earlier runs, which ended before they knew, and those whose own call could not find
/// out. Tries again while the network is away, a limited number of times. Lives on the GUI thread.
class OutcomeChecking final : public QObject {
    Q_OBJECT
public:
    /// Waits between tries: doubled from the first to the longest.
    struct Pace {
        std::chrono::milliseconds first{2'000};
        std::chrono::milliseconds longest{120'000};
        int tries = 8; ///< then only check() tries again
    };
    /// What has become known of the changes of earlier runs.
    struct Tally {
        int done = 0;
        int notDone = 0;
        int unproven = 0;
        bool operator==(const Tally &) const = default;
    };

    /// Both outlive it.
    OutcomeChecking(Session &session, IntentStore &intents, QObject *parent = nullptr);
    OutcomeChecking(Session &session, IntentStore &intents, Pace pace, QObject *parent = nullptr);
    ~OutcomeChecking() override;

    /// Takes over what earlier runs left open.
    void start();
    /// Tries everything now that waits.
    void check();
    /// How many changes have no known outcome.
    int waitingCount() const;
    /// Of earlier runs, how many wait for a connection of their account.
    int homelessCount() const;

    /// How many are tried again only when check() is called or a connection opens.
    int restingCount() const;

    /// What a notice says about the changes of earlier runs; one sentence or two.
    static QString noticeOf(const Tally &tally);

signals:
    /// Something began to wait or became known.
    void changed();
    /// Everything that earlier runs left open is known now, or known not to be provable.
    void earlierSettled(const lc::OutcomeChecking::Tally &tally);
    void failed(const lc::StoreError &error);

private:
    struct Item;

    void add(const Intent &intent, bool isEarlier);
    void tryAll();
    void tryOne(Item &item);
    void onAnswer(const QString &id, bool isSettled);
    void onConcluded(const QString &id, Verdict verdict);
    void waitForNext();
    Client *clientFor(const CallRecord &record) const;
    Item *find(const QString &id);

    Session &m_session;
    IntentStore &m_intents;
    Pace m_pace;
    std::vector<std::unique_ptr<Item>> m_items;
    QTimer m_timer;
    Tally m_tally;
    bool m_hasEarlier = false;
};

} // namespace lc
