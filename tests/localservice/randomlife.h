// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"
#include "localservice/servicecaller.h"

#include <QList>
#include <QSet>

#include <functional>
#include <random>

namespace lc {

/// Where a random life happens.
struct LifePlace {
    enum class Kind {
        Alone, ///< the life may restart the service and move its clock
        Shared, ///< other lives use the service at the same time
        Killed ///< calls can end without an answer; the service's clock runs
    };

    ServiceCaller &service;
    Kind kind = Kind::Alone;
    int family = 0; ///< which accounts are its own; see ServiceWorld
};

/// Random calls beside a small model of what the service must answer. A life owns everything in its
/// accounts, so its model is exact whatever others do. The first difference is told in fault().
class RandomLife {
public:
    virtual ~RandomLife() = default;

    /// Does one of the steps; checks that its errors are those that the operations model.
    void step();
    /// Everything at once: what is listed, page by page, and what each thing is like.
    virtual void compareAll() = 0;

    /// Empty, or what differs and the calls that led there.
    const QString &fault() const { return m_fault; }
    /// Operations that succeeded.
    const QSet<const Operation *> &operations() const { return m_operations; }
    /// How often operations succeeded that change something.
    int changes() const { return m_changes; }

    /// As ServiceCaller::call, in the life's own accounts. Where no answer came, the request is
    /// sent again, and wasCut() says so.
    template <class Op>
    Served<typename Op::Response> call(const QString &profile, const typename Op::Request &request)
    {
        auto outcome = callOnce<Op>(profile, request);
        if (!wasCut())
            return outcome;
        outcome = callOnce<Op>(profile, request);
        m_wasCut = true;
        return outcome;
    }
    /// The same, never sent again: for what would then be there twice.
    template <class Op>
    Served<typename Op::Response> callOnce(const QString &profile,
                                           const typename Op::Request &request)
    {
        auto outcome = m_place.service.call<Op>(profileOf(profile), request);
        note(Op::operation, profile, outcome ? QByteArray() : outcome.error().code);
        return outcome;
    }
    QString account(const QString &profile) const
    {
        return m_place.service.account(profileOf(profile));
    }

protected:
    RandomLife(const LifePlace &place, unsigned seed) : m_place(place), m_dice(seed) { }

    /// Adds what a life can do; one with twice the weight is done twice as often.
    void addStep(int weight, std::function<void()> deed);
    /// Restarts, where the life may.
    void addRestarts(int weight);
    /// Moves of the clock by up to `longest`, now and then back, where the life may.
    void addClockMoves(int weight, std::chrono::minutes longest, std::function<void()> moved = {});

    ServiceCaller &service() const { return m_place.service; }
    bool isIn(LifePlace::Kind kind) const { return m_place.kind == kind; }
    FakeClock &clock() const { return m_place.service.clock(); }
    /// Whether the last call got no answer at first; whether it was carried out is then unknown.
    bool wasCut() const { return m_wasCut; }

    /// 0 to `sides` - 1.
    int roll(int sides) { return std::uniform_int_distribution(0, sides - 1)(m_dice); }
    bool isOneIn(int times) { return roll(times) == 0; }

    void expect(bool isTrue, const QString &what);
    /// Whether the call had its effect, which must be so exactly when `isAllowed`. One that was cut
    /// may have had it before it was sent again and refused.
    template <class T>
    bool expectDone(const Served<T> &outcome, bool isAllowed, const QString &what)
    {
        if (wasCut() && isAllowed)
            return true;
        expect(outcome.has_value() == isAllowed,
               what + (outcome ? QStringLiteral(" accepted") : refusalText(outcome.error())));
        return outcome.has_value();
    }

    /// Reads a list page by page.
    template <class Op, class Read>
    void readPages(const QString &profile, typename Op::Request request, Read read)
    {
        for (;;) {
            const auto page = call<Op>(profile, request);
            if (!page)
                return expect(false, refusalText(page.error()));
            read(*page);
            if constexpr (requires { request.nextToken; }) {
                if (!(request.nextToken = page->nextToken))
                    return;
            } else if (!(request.position = page->position)) {
                return;
            }
        }
    }
    /// Compares what a list showed with what the model has, each once.
    void expectSame(QStringList listed, QStringList standing, const QString &what);

    static QString refusalText(const ServiceError &error);

private:
    struct Deed {
        int weight;
        std::function<void()> run;
    };

    QString profileOf(const QString &profile) const;
    void note(const Operation &operation, const QString &profile, const QByteArray &code);

    LifePlace m_place;
    std::mt19937 m_dice;
    std::vector<Deed> m_deeds;
    int m_weight = 0;
    int m_steps = 0;
    int m_changes = 0;
    bool m_wasCut = false;
    QSet<const Operation *> m_operations;
    QStringList m_trace; ///< the latest calls but reads that succeeded
    QString m_fault;
};

} // namespace lc
