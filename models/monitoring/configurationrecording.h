// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/licenseconfiguration.h"
#include "monitoring/partrecording.h"

#include <QHash>

namespace lc {

/// Consumed licenses of every license configuration: in all, by type of resource, by the account
/// that owns the resources, and by single resource.
class ConfigurationRecording final : public PartRecording {
    Q_OBJECT
public:
    /// `mostParts`: so many resources, and so many accounts, of a configuration have series of
    /// their own, the largest; the others are recorded as one.
    ConfigurationRecording(const RecordingSource &source, int mostParts, QObject *parent = nullptr);

    void begin() override;

private:
    /// By type, account or ARN of the resource.
    using Amounts = QHash<QString, qint64>;
    struct Consumed {
        Amounts byType;
        Amounts byOwner;
        Amounts byResource;
    };
    struct KnownPart {
        SeriesKey key;
        bool isInUse = false; ///< by its newest sample
    };

    void findKnown();
    void take(const LicenseConfiguration &configuration);
    void takeUsage(const QString &arn);
    void takeTypes(const QString &arn, Amounts consumed);
    void takeParts(const QString &arn, QStringView metric, const Amounts &consumed);

    const int m_mostParts;
    QHash<QString, QList<KnownPart>> m_known; ///< by configuration ARN: its series of parts
    QHash<QString, Consumed> m_consumed; ///< by configuration ARN
};

} // namespace lc
