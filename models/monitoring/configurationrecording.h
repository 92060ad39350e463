// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/licenseconfiguration.h"
#include "monitoring/partrecording.h"

#include <QHash>

namespace lc {

/// Consumed licenses of every license configuration, in all and by type of resource.
class ConfigurationRecording final : public PartRecording {
    Q_OBJECT
public:
    explicit ConfigurationRecording(const RecordingSource &source, QObject *parent = nullptr);

    void begin() override;

private:
    void take(const LicenseConfiguration &configuration);
    void takeTypes(const QString &arn);

    QHash<QString, QHash<QString, qint64>> m_consumed; ///< configuration ARN, then resource type
};

} // namespace lc
