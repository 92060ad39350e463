// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings.h"
#include "monitoring/sourcerecording.h"

#include <QByteArray>
#include <QStringList>

namespace lc::settings {

inline const Setting<QByteArray> windowGeometry{"Window/geometry"};
inline const Setting<QByteArray> windowState{"Window/state"};
inline const Setting<bool> detailsWanted{"Window/details", true};
inline const Setting<QStringList> openPages{"Window/pages"};
inline const Setting<QString> currentPage{"Window/page"};
inline const Setting<int> scheme{"Window/colors", 0, [](const int &v) { return v >= 0 && v <= 3; }};
inline const Setting<int> density{"Window/rows", 1, [](const int &v) { return v >= 0 && v <= 2; }};
inline const Setting<QString> language{"Window/language"}; ///< empty: the system's
inline const Setting<QStringList> connections{"Connections/open"};
inline const Setting<bool> wasUsed{"Connections/used"}; ///< something was opened before
inline const Setting<QString> region{"Connections/region"}; ///< chosen over the configured one
inline const Setting<int> recordingMinutes{"Recorder/minutes", 15,
                                           [](const int &v) { return v >= 0 && v <= 1440; }};
/// Resources of one self-managed license that are recorded on their own.
inline const Setting<int> recordedResources{"Recorder/resources", RecordingBounds::usualParts,
                                            [](const int &v) { return v >= 0 && v <= 1000; }};

} // namespace lc::settings
