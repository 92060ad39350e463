// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/grant.h"

#include "domain/patterns.h"

#include <QtGlobal>

namespace lc {

static constexpr Field grantOptionsRows[] = {
    field<&GrantOptions::activationOverrideBehavior>("ActivationOverrideBehavior")
        .titled(QT_TRANSLATE_NOOP("Field", "Activation override behavior")),
};

constinit const Type GrantOptions::rows = describe<GrantOptions>("Options", grantOptionsRows);

static constexpr Field grantRows[] = {
    field<&Grant::grantArn>("GrantArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Grant ARN"))
        .with(Required | Key | ReadOnly)
        .within(0, 2048)
        .matching(arnPattern),
    field<&Grant::grantName>("GrantName")
        .titled(QT_TRANSLATE_NOOP("Field", "Grant name"))
        .with(Required),
    field<&Grant::parentArn>("ParentArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Parent ARN"))
        .with(Required | ReadOnly)
        .within(0, 2048)
        .matching(arnPattern),
    field<&Grant::licenseArn>("LicenseArn")
        .titled(QT_TRANSLATE_NOOP("Field", "License ARN"))
        .with(Required | ReadOnly)
        .within(0, 2048)
        .matching(arnPattern),
    field<&Grant::granteePrincipalArn>("GranteePrincipalArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Grantee"))
        .with(Required | ReadOnly)
        .within(0, 2048)
        .matching(arnPattern),
    field<&Grant::homeRegion>("HomeRegion")
        .titled(QT_TRANSLATE_NOOP("Field", "Home Region"))
        .with(Required | ReadOnly),
    field<&Grant::grantStatus>("GrantStatus")
        .titled(QT_TRANSLATE_NOOP("Field", "Status"))
        .with(Required | ReadOnly),
    field<&Grant::statusReason>("StatusReason")
        .titled(QT_TRANSLATE_NOOP("Field", "Reason"))
        .with(LongText)
        .within(0, 400)
        .matching(R"([\s\S]+)"),
    field<&Grant::version>("Version")
        .titled(QT_TRANSLATE_NOOP("Field", "Version"))
        .with(Required | ReadOnly),
    field<&Grant::grantedOperations>("GrantedOperations")
        .titled(QT_TRANSLATE_NOOP("Field", "Rights"))
        .with(Required)
        .within(1, 8),
    field<&Grant::options>("Options").titled(QT_TRANSLATE_NOOP("Field", "Options")),
};

constinit const Type Grant::rows = describe<Grant>("Grant", grantRows);

} // namespace lc
