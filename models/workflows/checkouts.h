// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "domain/heldcheckout.h"

#include <QList>
#include <QObject>
#include <QTimer>

#include <memory>

namespace lc {

/// Where a check-out was made.
struct CheckoutPlace {
    QString connection; ///< connection id
    QString partition;
    QString account;
    QString region;

    bool operator==(const CheckoutPlace &) const = default;
};

/// The check-outs that this program made and holds: in memory only, since their tokens are secrets
/// that no list of the service gives back. Lives as long as the program, on the GUI thread.
class Checkouts final : public QObject {
    Q_OBJECT
public:
    struct Held {
        HeldCheckout checkout;
        CheckoutPlace place;
    };

    explicit Checkouts(std::shared_ptr<const Clock> clock, QObject *parent = nullptr);

    /// Fills in its id.
    void add(HeldCheckout checkout, const CheckoutPlace &place);
    void extend(const QString &id, const QString &consumptionToken,
                const std::optional<DateText> &expiration);
    void remove(const QString &id);
    const QList<Held> &held() const { return m_held; }
    const Held *find(const QString &id) const;

signals:
    void changed();

private:
    void expire();

    std::shared_ptr<const Clock> m_clock;
    QList<Held> m_held;
    QTimer m_nextEnd;
    int m_lastId = 0;
};

} // namespace lc
