// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/field.h"
#include "domain/choices.h"

#include <optional>

namespace lc {

/// What becomes of one line of a file of API keys.
enum class KeyImportState {
    New,
    Overwrites, ///< a key with this value exists
    WrongValue, ///< too short, too long, or with other characters
    UnknownPlan,
    Duplicate, ///< the value stands further up, too
    Unusable,
    Imported,
    Warned ///< the service had something to say
};
template <> const ChoiceType &choiceTypeOf<KeyImportState>();

/// One line of the preview and of the result of an import of API keys. Its value is not in it.
struct KeyImportLine {
    qint64 line = 0; ///< in the file; the header is line 1
    QString name;
    QString value; ///< as it is shown: masked, with its length
    Open<KeyImportState> state = KeyImportState::New;
    std::optional<QString> note; ///< why it is left out, whom it overwrites, or a warning
    std::optional<QString> plans; ///< ids of the usage plans it joins
    std::optional<bool> enabled;
    std::optional<QString> description;
    std::optional<QString> keyId; ///< once it is imported

    bool operator==(const KeyImportLine &) const = default;
    static const Type rows;
};

} // namespace lc
