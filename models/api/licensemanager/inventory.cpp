// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/licensemanager/inventory.h"

#include "api/licensemanager/service.h"

#include <QtGlobal>

namespace lc::licensemanager {

static constexpr Field listResourceInventoryRequestRows[] = {
    field<&ListResourceInventory::Request::maxResults>("MaxResults"),
    field<&ListResourceInventory::Request::nextToken>("NextToken"),
    field<&ListResourceInventory::Request::filters>("Filters").titled(
        QT_TRANSLATE_NOOP("Field", "Filters")),
};

constinit const Type ListResourceInventory::Request::rows =
    describe<Request>("ListResourceInventoryRequest", listResourceInventoryRequestRows);

static constexpr Field listResourceInventoryResponseRows[] = {
    field<&ListResourceInventory::Response::resourceInventoryList>("ResourceInventoryList")
        .titled(QT_TRANSLATE_NOOP("Field", "Resources")),
    field<&ListResourceInventory::Response::nextToken>("NextToken"),
};

constinit const Type ListResourceInventory::Response::rows =
    describe<Response>("ListResourceInventoryResponse", listResourceInventoryResponseRows);

static constexpr const char *listResourceInventoryErrors[] = {
    "InvalidParameterValueException", "FilterLimitExceededException", "FailedDependencyException"};
const Operation ListResourceInventory::operation{
    .name = "ListResourceInventory",
    .service = &service,
    .request = &typeOf<ListResourceInventory::Request>,
    .response = &typeOf<ListResourceInventory::Response>,
    .errors = listResourceInventoryErrors,
    .pageTokenIn = "NextToken",
    .pageTokenOut = "NextToken",
    .list = "ResourceInventoryList",
};

} // namespace lc::licensemanager
