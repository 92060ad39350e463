// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/gatewayaccount.h"

#include <QtGlobal>

namespace lc {

static constexpr Field gatewayAccountRows[] = {
    field<&GatewayAccount::cloudwatchRoleArn>("cloudwatchRoleArn")
        .titled(QT_TRANSLATE_NOOP("Field", "CloudWatch role")),
    field<&GatewayAccount::throttleSettings>("throttleSettings")
        .titled(QT_TRANSLATE_NOOP("Field", "Throttle settings")),
    field<&GatewayAccount::features>("features").titled(QT_TRANSLATE_NOOP("Field", "Features")),
    field<&GatewayAccount::apiKeyVersion>("apiKeyVersion")
        .titled(QT_TRANSLATE_NOOP("Field", "API key version")),
};

constinit const Type GatewayAccount::rows = describe<GatewayAccount>("Account", gatewayAccountRows);

} // namespace lc
