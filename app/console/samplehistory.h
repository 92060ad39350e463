// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QObject;

namespace lc {

class HistoryStore;

/// Brings the consumption that belongs to the sample data of the local service in `serviceFolder`
/// into the history, once, marked as sample. `done` gets a sentence when it failed, else nothing.
void importSampleHistory(const QString &serviceFolder, HistoryStore &history, QObject *context,
                         std::function<void(const QString &problem)> done);

} // namespace lc
