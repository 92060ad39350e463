// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace lc::packed {

// The compact form of lists and maps inside a RecordBlock. Numbers are variable-length; texts and
// lists carry their length; a record is a bit set of its present rows followed by their values in
// row order.

void appendVarint(std::string &out, std::uint64_t value);
void appendSigned(std::string &out, std::int64_t value);
void appendText(std::string &out, std::string_view text);
void appendReal(std::string &out, double value);

std::uint64_t takeVarint(std::string_view &in);
std::int64_t takeSigned(std::string_view &in);
std::string_view takeText(std::string_view &in);

/// Packs the C++ value that `type` describes.
void appendValue(std::string &out, const ValueType &type, const void *value);
/// Unpacks into a default-constructed C++ value.
void takeValue(std::string_view &in, const ValueType &type, void *value);

} // namespace lc::packed
