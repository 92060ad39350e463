// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/control/control.h"

#include <QtGlobal>

namespace lc::control {

const Service service{.signingName = "license-console",
                      .environmentName = "LICENSE_CONSOLE",
                      .configName = "license_console",
                      .cliName = "license-console",
                      .protocol = Service::Protocol::RestJson,
                      .targetPrefix = "",
                      .version = "1"};

static constexpr Field clockTimeRows[] = {
    field<&ClockTime::time>("time")
        .titled(QT_TRANSLATE_NOOP("Field", "Service time"))
        .with(Required),
    field<&ClockTime::aheadSeconds>("aheadSeconds")
        .titled(QT_TRANSLATE_NOOP("Field", "Seconds ahead"))
        .with(Required),
};

constinit const Type ClockTime::rows = describe<ClockTime>("ClockTime", clockTimeRows);

constinit const Type GetClock::Request::rows = describe<Request>("GetClockRequest");

// A century each way.
static constexpr Field setClockRequestRows[] = {
    field<&SetClock::Request::time>("time").titled(QT_TRANSLATE_NOOP("Field", "Service time")),
    field<&SetClock::Request::advanceSeconds>("advanceSeconds")
        .titled(QT_TRANSLATE_NOOP("Field", "Advance by seconds"))
        .within(-3'200'000'000, 3'200'000'000),
};

constinit const Type SetClock::Request::rows =
    describe<Request>("SetClockRequest", setClockRequestRows);

static constexpr Field usageLagRows[] = {
    field<&UsageLag::seconds>("seconds")
        .titled(QT_TRANSLATE_NOOP("Field", "Lag in seconds"))
        .with(Required)
        .within(0, UsageLag::longest),
};

constinit const Type UsageLag::rows = describe<UsageLag>("UsageLag", usageLagRows);

constinit const Type GetUsageLag::Request::rows = describe<Request>("GetUsageLagRequest");

constinit const Type SetUsageLag::Response::rows = describe<Response>("SetUsageLagResponse");

static constexpr Field makeTrafficRequestRows[] = {
    field<&MakeTraffic::Request::usagePlanId>("usagePlanId")
        .titled(QT_TRANSLATE_NOOP("Field", "Usage plan"))
        .with(Required),
    field<&MakeTraffic::Request::keyId>("keyId")
        .titled(QT_TRANSLATE_NOOP("Field", "API key"))
        .with(Required),
    field<&MakeTraffic::Request::requests>("requests")
        .titled(QT_TRANSLATE_NOOP("Field", "Requests"))
        .with(Required)
        .within(1, 1'000'000'000),
    field<&MakeTraffic::Request::day>("day").titled(QT_TRANSLATE_NOOP("Field", "Day")),
};

constinit const Type MakeTraffic::Request::rows =
    describe<Request>("MakeTrafficRequest", makeTrafficRequestRows);

static constexpr Field makeTrafficResponseRows[] = {
    field<&MakeTraffic::Response::counted>("counted")
        .titled(QT_TRANSLATE_NOOP("Field", "Counted requests"))
        .with(Required),
};

constinit const Type MakeTraffic::Response::rows =
    describe<Response>("MakeTrafficResponse", makeTrafficResponseRows);

static constexpr Field defineRestApiRequestRows[] = {
    field<&DefineRestApi::Request::id>("id")
        .titled(QT_TRANSLATE_NOOP("Field", "ID"))
        .with(Required),
    field<&DefineRestApi::Request::name>("name").titled(QT_TRANSLATE_NOOP("Field", "Name")),
    field<&DefineRestApi::Request::stages>("stages")
        .titled(QT_TRANSLATE_NOOP("Field", "Stages"))
        .with(Required),
};

constinit const Type DefineRestApi::Request::rows =
    describe<Request>("DefineRestApiRequest", defineRestApiRequestRows);

constinit const Type PutInventoryResource::Response::rows =
    describe<Response>("PutInventoryResourceResponse");

static constexpr Field removeInventoryResourceRequestRows[] = {
    field<&RemoveInventoryResource::Request::resourceArn>("resourceArn")
        .titled(QT_TRANSLATE_NOOP("Field", "Resource ARN"))
        .with(Required)
        .inQuery(),
};

constinit const Type RemoveInventoryResource::Request::rows =
    describe<Request>("RemoveInventoryResourceRequest", removeInventoryResourceRequestRows);

constinit const Type RemoveInventoryResource::Response::rows =
    describe<Response>("RemoveInventoryResourceResponse");

constinit const Type AddFault::Response::rows = describe<Response>("AddFaultResponse");

constinit const Type GetFaults::Request::rows = describe<Request>("GetFaultsRequest");

static constexpr Field getFaultsResponseRows[] = {
    field<&GetFaults::Response::faults>("faults")
        .titled(QT_TRANSLATE_NOOP("Field", "Faults"))
        .with(Required),
};

constinit const Type GetFaults::Response::rows =
    describe<Response>("GetFaultsResponse", getFaultsResponseRows);

constinit const Type ClearFaults::Request::rows = describe<Request>("ClearFaultsRequest");

constinit const Type ClearFaults::Response::rows = describe<Response>("ClearFaultsResponse");

const Operation GetClock::operation{
    .name = "GetClock",
    .service = &service,
    .request = &typeOf<GetClock::Request>,
    .response = &typeOf<GetClock::Response>,
    .method = "GET",
    .path = "/_control/clock",
};

const Operation SetClock::operation{
    .name = "SetClock",
    .service = &service,
    .request = &typeOf<SetClock::Request>,
    .response = &typeOf<SetClock::Response>,
    .repeat = Operation::Repeat::State,
    .path = "/_control/clock",
};

const Operation GetUsageLag::operation{
    .name = "GetUsageLag",
    .service = &service,
    .request = &typeOf<GetUsageLag::Request>,
    .response = &typeOf<GetUsageLag::Response>,
    .method = "GET",
    .path = "/_control/usage-lag",
};

const Operation SetUsageLag::operation{
    .name = "SetUsageLag",
    .service = &service,
    .request = &typeOf<SetUsageLag::Request>,
    .response = &typeOf<SetUsageLag::Response>,
    .repeat = Operation::Repeat::State,
    .path = "/_control/usage-lag",
};

const Operation MakeTraffic::operation{
    .name = "MakeTraffic",
    .service = &service,
    .request = &typeOf<MakeTraffic::Request>,
    .response = &typeOf<MakeTraffic::Response>,
    .repeat = Operation::Repeat::Never,
    .path = "/_control/traffic",
};

const Operation DefineRestApi::operation{
    .name = "DefineRestApi",
    .service = &service,
    .request = &typeOf<DefineRestApi::Request>,
    .response = &typeOf<DefineRestApi::Response>,
    .repeat = Operation::Repeat::State,
    .path = "/_control/restapis",
};

const Operation PutInventoryResource::operation{
    .name = "PutInventoryResource",
    .service = &service,
    .request = &typeOf<PutInventoryResource::Request>,
    .response = &typeOf<PutInventoryResource::Response>,
    .repeat = Operation::Repeat::State,
    .path = "/_control/inventory",
};

const Operation RemoveInventoryResource::operation{
    .name = "RemoveInventoryResource",
    .service = &service,
    .request = &typeOf<RemoveInventoryResource::Request>,
    .response = &typeOf<RemoveInventoryResource::Response>,
    .repeat = Operation::Repeat::State,
    .method = "DELETE",
    .path = "/_control/inventory",
};

const Operation AddFault::operation{
    .name = "AddFault",
    .service = &service,
    .request = &typeOf<AddFault::Request>,
    .response = &typeOf<AddFault::Response>,
    .repeat = Operation::Repeat::Never,
    .path = "/_control/faults",
};

const Operation GetFaults::operation{
    .name = "GetFaults",
    .service = &service,
    .request = &typeOf<GetFaults::Request>,
    .response = &typeOf<GetFaults::Response>,
    .method = "GET",
    .path = "/_control/faults",
};

const Operation ClearFaults::operation{
    .name = "ClearFaults",
    .service = &service,
    .request = &typeOf<ClearFaults::Request>,
    .response = &typeOf<ClearFaults::Response>,
    .repeat = Operation::Repeat::State,
    .method = "DELETE",
    .path = "/_control/faults",
};

std::span<const Operation *const> operations()
{
    static const Operation *const all[] = {&GetClock::operation,
                                           &SetClock::operation,
                                           &GetUsageLag::operation,
                                           &SetUsageLag::operation,
                                           &MakeTraffic::operation,
                                           &DefineRestApi::operation,
                                           &PutInventoryResource::operation,
                                           &RemoveInventoryResource::operation,
                                           &AddFault::operation,
                                           &GetFaults::operation,
                                           &ClearFaults::operation};
    return all;
}

} // namespace lc::control
