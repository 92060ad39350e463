// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/entitlement.h"
#include "items/cell.h"
#include "style/theme.h"

#include <QWidget>

class QLabel;

namespace lc {

class PillLabel;

/// One entitlement in a details pane: name, unit, figures, usage bar and what is allowed.
class EntitlementLine final : public QWidget {
    Q_OBJECT
public:
    EntitlementLine(const Theme &theme, const Entitlement &entitlement,
                    const std::optional<UsageFigure> &figure, QWidget *parent = nullptr);

private:
    class Bar;
};

/// "Overage allowed, check-in allowed"; for an uncounted one its value.
QString rulesInWords(const Entitlement &entitlement);

} // namespace lc
