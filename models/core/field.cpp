// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/field.h"

#include <algorithm>

namespace lc {

int Type::indexOf(std::string_view wireName) const
{
    for (size_t i = 0; i < fields.size(); ++i) {
        if (wireName == fields[i].wireName)
            return int(i);
    }
    return -1;
}

const Field *Type::find(std::string_view wireName) const
{
    const int index = indexOf(wireName);
    return index < 0 ? nullptr : &fields[size_t(index)];
}

const Field *Type::findPayload() const
{
    const auto found = std::find_if(fields.begin(), fields.end(), [](const Field &field) {
        return field.place == Place::Payload;
    });
    return found == fields.end() ? nullptr : &*found;
}

} // namespace lc
