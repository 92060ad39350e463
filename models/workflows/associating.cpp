// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/associating.h"

#include "api/licensemanager/associations.h"
#include "domain/arn.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

using Update = licensemanager::UpdateLicenseSpecificationsForResource;
using ListSpecifications = licensemanager::ListLicenseSpecificationsForResource;
using Specifications = std::optional<QList<LicenseSpecification>>;

bool names(const QList<LicenseSpecification> &list, const LicenseSpecification &specification)
{
    return std::any_of(list.cbegin(), list.cend(), [&](const LicenseSpecification &one) {
        return one.licenseConfigurationArn == specification.licenseConfigurationArn;
    });
}

/// Those of `wanted` for which naming them in `present` is what `keep` says; absent where none is.
template <class Keep> Specifications thoseThat(const Specifications &wanted, Keep keep)
{
    QList<LicenseSpecification> kept;
    for (const LicenseSpecification &one : wanted.value_or(QList<LicenseSpecification>())) {
        if (keep(one))
            kept.append(one);
    }
    return kept.isEmpty() ? std::nullopt : Specifications(kept);
}

bool isEmpty(const Associating::Request &request)
{
    return !request.addLicenseSpecifications && !request.removeLicenseSpecifications;
}

} // namespace

Associating::Request whatIsLeft(const Associating::Request &request,
                                const QList<LicenseSpecification> &present)
{
    Associating::Request left;
    left.resourceArn = request.resourceArn;
    left.addLicenseSpecifications =
        thoseThat(request.addLicenseSpecifications,
                  [&](const LicenseSpecification &one) { return !names(present, one); });
    left.removeLicenseSpecifications =
        thoseThat(request.removeLicenseSpecifications,
                  [&](const LicenseSpecification &one) { return names(present, one); });
    return left;
}

void Associating::apply(const Request &request)
{
    m_request = request;
    Attempt attempt;
    attempt.operation = QString::fromLatin1(Update::operation.name);
    const auto arn = Arn::parse(request.resourceArn);
    attempt.object = arn ? arn->id() : request.resourceArn;
    if (arn) {
        attempt.homeRegion = arn->region;
        attempt.rightfulAccount = arn->account;
    }
    setAttempt(attempt);
    dispatch();
}

void Associating::retry()
{
    if (state() != State::Failed)
        return;
    isOutcomeUnknown(error()) ? lookThenDispatch() : dispatch();
}

void Associating::dispatch()
{
    enter(State::Working);
    send<Update>(m_request, [this](const Result<Update::Response, ApiError> &answer) {
        answer ? enter(State::Done) : fail(answer.error());
    });
}

void Associating::lookThenDispatch()
{
    enter(State::Settling);
    // A resource has ten licenses at most: one page.
    send<ListSpecifications>(
        {m_request.resourceArn, {}, {}},
        [this](const Result<ListSpecifications::Response, ApiError> &answer) {
            if (!answer) {
                ApiError unknown = answer.error();
                unknown.executed = ApiError::Executed::Unknown;
                return fail(unknown);
            }
            m_request = whatIsLeft(
                m_request, answer->licenseSpecifications.value_or(QList<LicenseSpecification>()));
            isEmpty(m_request) ? enter(State::Done) : dispatch();
        });
}

} // namespace lc
