// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/reportrecord.h"

#include "core/json.h"
#include "localservice/store.h"

namespace lc {

static constexpr Field reportGeneratorRecordRows[] = {
    field<&ReportGeneratorRecord::generator>("Generator").with(Required),
    field<&ReportGeneratorRecord::nextRunAt>("NextRunAt"),
    field<&ReportGeneratorRecord::updateDay>("UpdateDay"),
    field<&ReportGeneratorRecord::updates>("Updates"),
};

constinit const Type ReportGeneratorRecord::rows =
    describe<ReportGeneratorRecord>("ReportGeneratorRecord", reportGeneratorRecordRows);

namespace reportgenerators {

ReportGeneratorRecord read(const Resource &resource)
{
    return readJson<ReportGeneratorRecord>(resource.document).value_or(ReportGeneratorRecord());
}

std::optional<std::chrono::hours> periodOf(const ReportFrequency &frequency)
{
    const auto period = frequency.period ? frequency.period->known() : std::nullopt;
    switch (period.value_or(ReportFrequencyType::OneTime)) {
    case ReportFrequencyType::Day:
        return std::chrono::hours(24);
    case ReportFrequencyType::Week:
        return std::chrono::hours(24 * 7);
    case ReportFrequencyType::Month:
        return std::chrono::hours(24 * 30);
    case ReportFrequencyType::OneTime:
        break;
    }
    return std::nullopt;
}

std::optional<Instant> nextRun(const ReportFrequency &frequency, Instant due, Instant now)
{
    const auto period = periodOf(frequency);
    if (!period)
        return std::nullopt;
    const auto past = now < due ? 0 : (now - due) / *period;
    return due + *period * (past + 1);
}

} // namespace reportgenerators
} // namespace lc
