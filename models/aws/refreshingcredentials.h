// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "aws/credentialssource.h"
#include "core/clock.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace lc {

/// Keeps the keys of a source and renews them ahead of their end, by the rules that AWS's tools
/// share. One fetch serves everybody who waits. Lives in the network thread.
class RefreshingCredentials final : public QObject, public CredentialsProvider {
    Q_OBJECT
public:
    using Random = std::function<double()>; ///< 0 to 1

    RefreshingCredentials(std::shared_ptr<CredentialsSource> source,
                          std::shared_ptr<const Clock> clock, Random random = {});

    void provide(Done done) override;
    void provideQuietly(Done done) override;
    void invalidate(const Credentials &rejected) override;

    /// How long before their end keys of such a life are renewed.
    static std::chrono::seconds advisoryWindow(std::chrono::milliseconds lifetime);

private:
    using Asking = CredentialsSource::Asking;
    enum class State { Missing, Good, Advisory, Due };
    struct Waiter {
        Asking asking;
        Done done;
    };

    State stateAt(Instant now) const;
    void request(Asking asking, Done done);
    void fetch(Asking asking);
    void onFetched(Asking asking, const CredentialsResult &fetched);
    void keep(const std::shared_ptr<const Credentials> &credentials);
    CredentialsResult judgeFailure(State before, const ApiError &error);
    void answer(const CredentialsResult &result, const std::vector<Waiter> &waiters) const;
    std::chrono::milliseconds between(std::chrono::milliseconds low,
                                      std::chrono::milliseconds high) const;

    std::shared_ptr<CredentialsSource> m_source;
    std::shared_ptr<const Clock> m_clock;
    Random m_random;
    std::shared_ptr<const Credentials> m_current;
    std::chrono::seconds m_window{0};
    bool m_isRejected = false; ///< by a service: due whatever the clock says
    bool m_isFetching = false;
    std::vector<Waiter> m_waiters;
    std::optional<Instant> m_backOffUntil; ///< after a failure that may pass
    std::optional<Instant> m_quietUntil; ///< until then a person would have to be asked
    std::optional<ApiError> m_lasting; ///< a failure that does not pass by itself
    Instant m_lastingUntil{};
};

} // namespace lc
