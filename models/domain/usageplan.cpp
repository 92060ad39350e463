// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/usageplan.h"

#include <QtGlobal>

namespace lc {

static constexpr Field throttleSettingsRows[] = {
    field<&ThrottleSettings::burstLimit>("burstLimit").titled(QT_TRANSLATE_NOOP("Field", "Burst")),
    field<&ThrottleSettings::rateLimit>("rateLimit")
        .titled(QT_TRANSLATE_NOOP("Field", "Requests per second")),
};

constinit const Type ThrottleSettings::rows =
    describe<ThrottleSettings>("ThrottleSettings", throttleSettingsRows);

static constexpr Field quotaSettingsRows[] = {
    field<&QuotaSettings::limit>("limit").titled(QT_TRANSLATE_NOOP("Field", "Limit")),
    field<&QuotaSettings::offset>("offset").titled(
        QT_TRANSLATE_NOOP("Field", "Period starts on day")),
    field<&QuotaSettings::period>("period").titled(QT_TRANSLATE_NOOP("Field", "Period")),
};

constinit const Type QuotaSettings::rows =
    describe<QuotaSettings>("QuotaSettings", quotaSettingsRows);

static constexpr Field apiStageRows[] = {
    field<&ApiStage::apiId>("apiId").titled(QT_TRANSLATE_NOOP("Field", "Api ID")).with(Key),
    field<&ApiStage::stage>("stage").titled(QT_TRANSLATE_NOOP("Field", "Stage")).with(Key),
    field<&ApiStage::throttle>("throttle").titled(QT_TRANSLATE_NOOP("Field", "Throttle")),
};

constinit const Type ApiStage::rows = describe<ApiStage>("ApiStage", apiStageRows);

static constexpr Field usagePlanRows[] = {
    field<&UsagePlan::id>("id").titled(QT_TRANSLATE_NOOP("Field", "ID")).with(Key | ReadOnly),
    field<&UsagePlan::name>("name").titled(QT_TRANSLATE_NOOP("Field", "Name")),
    field<&UsagePlan::description>("description")
        .titled(QT_TRANSLATE_NOOP("Field", "Description"))
        .with(LongText),
    field<&UsagePlan::apiStages>("apiStages").titled(QT_TRANSLATE_NOOP("Field", "API stages")),
    field<&UsagePlan::throttle>("throttle").titled(QT_TRANSLATE_NOOP("Field", "Throttle")),
    field<&UsagePlan::quota>("quota").titled(QT_TRANSLATE_NOOP("Field", "Quota")),
    field<&UsagePlan::productCode>("productCode")
        .titled(QT_TRANSLATE_NOOP("Field", "Product code")),
    field<&UsagePlan::tags>("tags").titled(QT_TRANSLATE_NOOP("Field", "Tags")),
};

constinit const Type UsagePlan::rows = describe<UsagePlan>("UsagePlan", usagePlanRows);

static constexpr Field usagePlanKeyRows[] = {
    field<&UsagePlanKey::id>("id").titled(QT_TRANSLATE_NOOP("Field", "ID")).with(Key),
    field<&UsagePlanKey::type>("type").titled(QT_TRANSLATE_NOOP("Field", "Type")),
    field<&UsagePlanKey::value>("value")
        .titled(QT_TRANSLATE_NOOP("Field", "Value"))
        .with(Sensitive),
    field<&UsagePlanKey::name>("name").titled(QT_TRANSLATE_NOOP("Field", "Name")),
};

constinit const Type UsagePlanKey::rows = describe<UsagePlanKey>("UsagePlanKey", usagePlanKeyRows);

} // namespace lc
