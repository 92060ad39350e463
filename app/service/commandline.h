// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "localservice/localservice.h"

#include <QProcessEnvironment>
#include <QStringList>

#include <optional>

namespace lc {

/// What license-console-service was asked to do.
struct CommandLine {
    LocalServiceOptions options;
    QString logFile; ///< empty: no log; "-": standard error
    std::optional<QString> publicKey; ///< print the key of this SignKey instead of serving
    std::optional<QString> text; ///< print this instead of serving

    /// The arguments, and the environment for what they leave open. Fails with a sentence.
    static Result<CommandLine, QString> read(const QStringList &arguments,
                                             const QProcessEnvironment &environment);
};

} // namespace lc
