// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/rightsizing.h"

#include "monitoring/heldamounts.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>

namespace lc {

namespace {

constexpr std::chrono::days shortestRecord{7};

/// 1, 2 or 5 times a power of ten, not below `width`.
double roundWidth(double width)
{
    const double power = std::pow(10, std::floor(std::log10(width)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= width * (1 - 1e-9))
            return factor * power;
    }
    return 10 * power;
}

void fillBins(Distribution &result)
{
    const double lowest = result.amounts.front().value;
    const double highest = result.amounts.back().value;
    double width = 1;
    if (!result.isWhole || highest - lowest >= Distribution::maxBins)
        width = roundWidth(std::max((highest - lowest) / (Distribution::maxBins - 2), 1e-12));
    if (result.isWhole)
        width = std::max(width, 1.0);
    const double first = std::floor(lowest / width);
    const auto indexOf = [&](double value) { return std::floor(value / width) - first; };
    const double count = std::min(indexOf(highest) + 1, double(Distribution::maxBins));
    for (int i = 0; i < int(count); ++i)
        result.bins.push_back({(first + i) * width, (first + i + 1) * width, 0});
    for (const Distribution::Amount &amount : result.amounts) {
        const double index = std::clamp(indexOf(amount.value), 0.0, count - 1);
        result.bins[std::size_t(index)].share += amount.share;
    }
}

} // namespace

double Distribution::shareAbove(double amount) const
{
    double share = 0;
    for (auto each = amounts.rbegin(); each != amounts.rend() && each->value > amount; ++each)
        share += each->share;
    return share;
}

double Distribution::sufficient(double share) const
{
    double above = 0;
    for (auto each = amounts.rbegin(); each != amounts.rend(); ++each) {
        above += each->share;
        if (above > share)
            return each->value;
    }
    return amounts.empty() ? 0 : amounts.front().value;
}

Distribution distributionOf(const std::vector<Bucket> &buckets)
{
    Distribution result;
    std::map<double, double> times; // milliseconds by amount
    double sum = 0;
    double total = 0;
    for (const HeldAmount &held : heldAmounts(buckets)) {
        const double time = double((held.to - held.from).count());
        for (const double value : held.values) {
            if (!std::isfinite(value))
                continue;
            const double part = time / double(held.values.size());
            times[value] += part;
            sum += value * part;
            total += part;
        }
    }
    if (total <= 0)
        return result;
    bool isFirst = true;
    for (const Bucket &bucket : buckets) {
        const double highest = bucket.maximum.toDouble();
        if (std::isfinite(highest) && (isFirst || highest > result.peak)) {
            result.peak = highest;
            result.peakTime = bucket.first;
            isFirst = false;
        }
    }
    for (const auto &[value, time] : times) {
        result.amounts.push_back({value, time / total});
        result.isWhole = result.isWhole && value == std::floor(value);
    }
    result.recorded = std::chrono::milliseconds(std::llround(total));
    result.mean = sum / total;
    fillBins(result);
    return result;
}

std::optional<double> amountToRenew(const Distribution &distribution)
{
    if (distribution.isEmpty() || distribution.recorded < shortestRecord)
        return std::nullopt;
    return distribution.sufficient(tolerableShare);
}

QString rightsizingSentence(const Distribution &distribution, const std::optional<Quantity> &bought,
                            const QLocale &locale)
{
    const auto translated = [](const char *text) {
        return QCoreApplication::translate("Rightsizing", text);
    };
    const auto renewed = amountToRenew(distribution);
    if (!renewed)
        return translated(
            QT_TRANSLATE_NOOP("Rightsizing", "Too little data to say how much to renew."));
    const auto amount = [&](double value) {
        return locale.toString(value, 'f', QLocale::FloatingPointShortest);
    };
    const double above = distribution.shareAbove(*renewed);
    QString text = above > 0
        ? translated(QT_TRANSLATE_NOOP("Rightsizing",
                                       "Renew %1: more than %1 were in use in %2 of the time."))
              .arg(amount(*renewed),
                   QCoreApplication::translate("Cell", "%1%")
                       .arg(locale.toString(std::max(above * 100, 0.01), 'f',
                                            above < 0.001 ? 2 : 1)))
        : translated(QT_TRANSLATE_NOOP("Rightsizing", "Renew %1: never were more than %1 in use."))
              .arg(amount(*renewed));
    if (bought && bought->isNumber()) {
        text += u' '
            + translated(QT_TRANSLATE_NOOP("Rightsizing", "%1 are bought, the peak was %2."))
                  .arg(bought->isText() ? bought->toText()
                                        : locale.toString(bought->toDouble(), 'f', bought->scale()),
                       amount(distribution.peak));
    }
    return text;
}

} // namespace lc
