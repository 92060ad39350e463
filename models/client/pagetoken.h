// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArrayView>
#include <QString>

#include <string_view>

namespace lc {

/// The text member `name` of the outermost object, found without decoding the page; empty when
/// there is none. Answers put it last or first: both are found in a few steps, any other place by a
/// scan. An error: what stands there is not text.
Result<QString, QString> findPageToken(QByteArrayView json, std::string_view name);

} // namespace lc
