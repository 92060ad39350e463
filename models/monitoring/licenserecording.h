// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/licensemanager/licenses.h"
#include "monitoring/partrecording.h"

namespace lc {

/// Consumption of the licenses an account issued or received: GetLicenseUsage of each.
class LicenseRecording final : public PartRecording {
    Q_OBJECT
public:
    /// `part` is IssuedLicenses or ReceivedLicenses.
    using PartRecording::PartRecording;
    static LicenseRecording *issued(const RecordingSource &source, QObject *parent);
    static LicenseRecording *received(const RecordingSource &source, QObject *parent);

    void begin() override;

private:
    void take(const License &license);
    void takeUsage(const QString &arn, const LicenseUsage &usage);
    void takeVersion(const QString &arn, const QString &version);

    bool m_isReceived = false;
};

} // namespace lc
