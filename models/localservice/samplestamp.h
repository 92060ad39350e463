// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "domain/quotaperiod.h"

#include <QByteArray>
#include <QLatin1StringView>
#include <QString>

#include <optional>

namespace lc {

/// The name of the stamp among the store's values.
inline constexpr QLatin1StringView sampleStampName{"sample"};

/// Enough to make the same sample again.
struct SampleStamp {
    quint64 seed = 20'260'319;
    Instant madeAt{};

    /// Made now: a quarter of an hour is the finest step of the sample.
    static SampleStamp at(Instant now);
    Day day() const { return dayOf(madeAt); }
    /// That of the sample which the service of this folder holds, whichever process runs it;
    /// nothing when it holds none or there is no service yet.
    static std::optional<SampleStamp> ofFolder(const QString &serviceFolder);
    /// How a service keeps it, as text.
    QByteArray text() const;
    static std::optional<SampleStamp> fromText(const QByteArray &text);
    /// The first instant of the day that lies so many days after that of the sample.
    Instant inDays(int days) const { return Instant(day() + std::chrono::days(days)); }

    bool operator==(const SampleStamp &) const = default;
};

} // namespace lc
