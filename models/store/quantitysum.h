// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/exactnumber.h"

namespace lc {

/// Adds quantities up exactly, whatever their number of digits; what is no number is passed over.
class QuantitySum {
public:
    void add(const Quantity &quantity);
    /// units * 10^-scale; scale 0 to Quantity::maxScale.
    void add(qint64 units, int scale);

    Quantity total() const;

private:
    __extension__ using Wide = __int128;

    void spill();

    Wide m_units = 0; ///< at m_scale
    int m_scale = 0;
    ExactNumber m_rest; ///< what did not fit
};

} // namespace lc
