// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/allocation.h"

#include "reports/cellform.h"

#include <algorithm>
#include <numeric>

namespace lc {

std::optional<ExactNumber> amountOf(QStringView text)
{
    return isPlainNumber(text.toString().toStdString()) ? ExactNumber::fromText(text)
                                                        : std::nullopt;
}

std::vector<ExactNumber> allocated(const std::vector<ExactNumber> &parts, int decimals)
{
    const ExactNumber total =
        std::accumulate(parts.begin(), parts.end(), ExactNumber()).rounded(decimals);
    std::vector<ExactNumber> shares;
    std::vector<size_t> byLoss(parts.size());
    std::vector<ExactNumber> losses;
    ExactNumber given;
    for (const ExactNumber &part : parts) {
        shares.push_back(part.floored(decimals));
        losses.push_back(part - shares.back());
        given += shares.back();
    }
    std::iota(byLoss.begin(), byLoss.end(), size_t(0));
    std::stable_sort(byLoss.begin(), byLoss.end(),
                     [&](size_t left, size_t right) { return losses[left] > losses[right]; });
    const ExactNumber unit = ExactNumber::unitOf(decimals);
    for (const size_t part : byLoss) {
        if (given >= total)
            break;
        shares[part] += unit;
        given += unit;
    }
    return shares;
}

} // namespace lc
