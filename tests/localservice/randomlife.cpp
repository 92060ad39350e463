// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/randomlife.h"

namespace lc {

using namespace Qt::StringLiterals;

namespace {

constexpr int tracedCalls = 30;

} // namespace

void RandomLife::step()
{
    ++m_steps;
    int remaining = roll(m_weight);
    for (const Deed &deed : m_deeds) {
        remaining -= deed.weight;
        if (remaining < 0) {
            deed.run();
            break;
        }
    }
    const QStringList unmodelled = m_place.service.unmodelledErrors();
    expect(unmodelled.isEmpty(), u"unmodelled errors: "_s + unmodelled.join(u' '));
}

void RandomLife::addStep(int weight, std::function<void()> deed)
{
    m_weight += weight;
    m_deeds.push_back({weight, std::move(deed)});
}

void RandomLife::addRestarts(int weight)
{
    if (isIn(LifePlace::Kind::Alone))
        addStep(weight, [this] { m_place.service.restart(); });
}

void RandomLife::addClockMoves(int weight, std::chrono::minutes longest,
                               std::function<void()> moved)
{
    if (!isIn(LifePlace::Kind::Alone))
        return;
    addStep(weight, [this, longest = int(longest.count()), moved = std::move(moved)] {
        const int minutes = isOneIn(5) ? -roll(longest / 2) : roll(longest);
        clock().advance(std::chrono::minutes(minutes));
        if (moved)
            moved();
    });
}

QString RandomLife::profileOf(const QString &profile) const
{
    return m_place.family == 0 ? profile : u"%1-%2"_s.arg(profile).arg(m_place.family);
}

void RandomLife::note(const Operation &operation, const QString &profile, const QByteArray &code)
{
    m_wasCut = code == ServiceCaller::noAnswer;
    if (code.isEmpty()) {
        m_operations.insert(&operation);
        m_changes += operation.changesState() ? 1 : 0;
    }
    if (code.isEmpty() && !operation.changesState())
        return;
    if (m_trace.size() == tracedCalls)
        m_trace.removeFirst();
    m_trace.append(u"step %1: %2 %3 %4"_s.arg(m_steps).arg(
        profile, QString::fromLatin1(operation.name),
        code.isEmpty() ? u"done"_s : QString::fromLatin1(code)));
}

void RandomLife::expect(bool isTrue, const QString &what)
{
    if (!isTrue && m_fault.isEmpty())
        m_fault = u"%1\nThe latest calls:\n%2"_s.arg(what, m_trace.join(u'\n'));
}

void RandomLife::expectSame(QStringList listed, QStringList standing, const QString &what)
{
    listed.sort();
    standing.sort();
    expect(listed == standing,
           u"%1 shows (%2) instead of (%3)"_s.arg(what, listed.join(u' '), standing.join(u' ')));
}

QString RandomLife::refusalText(const ServiceError &error)
{
    return u" refused with %1: %2"_s.arg(QString::fromLatin1(error.code), error.message);
}

} // namespace lc
