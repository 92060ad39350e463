// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"
#include "localservice/httpmessage.h"
#include "localservice/serviceerror.h"

#include <memory>

namespace lc {

/// How a service speaks: finds the operation of a request, reads its members, writes answers.
/// The bindings come from the operations' rows; no operation has code of its own here.
namespace wireform {

/// An object of a described type that ends itself.
using Described = std::unique_ptr<void, void (*)(void *)>;
Described create(const Type &type);

/// The service a request is meant for, by its headers and body; decides before anything is
/// believed.
const Service &serviceOf(const HttpRequest &request);
/// nullptr when the request names no operation this service has.
const Operation *operationOf(const HttpRequest &request, const Service &service);

/// Fills `object` from the places its rows name, and checks it against them.
Served<void> readRequest(const Operation &operation, const HttpRequest &request, void *object);

/// The answer with its status, from JSON or XML text made by `writeResponse`.
QByteArray writeResponse(const Operation &operation, const HttpRequest &request,
                         const void *response, const QByteArray &requestId);
HttpAnswer success(const Operation &operation, const HttpRequest &request, QByteArray body,
                   const QByteArray &requestId);
HttpAnswer failure(const Service &service, const ServiceError &error, const QByteArray &requestId);

} // namespace wireform
} // namespace lc
