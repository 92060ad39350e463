// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <initializer_list>
#include <utility>

namespace lc {

struct Operation;

/// An error as the service models it; the protocol gives it its form.
struct ServiceError {
    QByteArray code; ///< bare shape name, e.g. "ConflictException"
    QString message;
    int status = 400;
    /// Further modelled members, e.g. Location of a RedirectException.
    QList<std::pair<QByteArray, QString>> members = {};
    /// Of the front end all services share: outside the model, with a lower-case "message".
    bool isFrontEnd = false;

    bool operator==(const ServiceError &) const = default;
};

template <class T> using Served = Result<T, ServiceError>;

Unexpected<ServiceError> refuse(const char *code, const QString &message);
/// The first of the codes that the operation models; every License Manager operation models one of
/// InvalidParameterValueException and ValidationException.
Unexpected<ServiceError> refuse(const Operation &operation,
                                std::initializer_list<const char *> codes, const QString &message);
/// A bad request member: ValidationException, InvalidParameterValueException or
/// BadRequestException, whichever the operation models.
Unexpected<ServiceError> refuseInput(const Operation &operation, const QString &message);
/// A named resource that the caller cannot see, where ResourceNotFoundException is modelled or not.
Unexpected<ServiceError> refuseMissing(const Operation &operation, const QString &message);
/// Wrong Region: `homeRegion` is told as Location.
Unexpected<ServiceError> redirect(const QString &homeRegion);

/// Whether the operation, or its service for all of its operations, models this code.
bool isModelled(const Operation &operation, QByteArrayView code);

} // namespace lc
