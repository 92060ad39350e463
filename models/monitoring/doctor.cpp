// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitoring/doctor.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

int rankOf(const QString &severity)
{
    return severity == "error"_L1 ? 0 : severity == "warning"_L1 ? 1 : 2;
}

} // namespace

QString doctorText(const char *source)
{
    return QCoreApplication::translate("Doctor", source);
}

QList<const DoctorCheck *> doctorChecks()
{
    QList<const DoctorCheck *> checks;
    for (const auto family :
         {licenseChecks(), grantChecks(), configurationChecks(), usagePlanChecks()}) {
        for (const DoctorCheck &check : family)
            checks += &check;
    }
    return checks;
}

QList<DoctorFinding> examine(const Estate &estate, Instant now)
{
    QList<DoctorFinding> findings;
    for (const DoctorCheck *check : doctorChecks()) {
        check->find(
            estate, now,
            [&](const QString &object, const QString &objectId, const QString &explanation) {
                DoctorFinding finding;
                finding.check = QString::fromLatin1(check->id);
                finding.id =
                    QStringList{finding.check, estate.account, estate.region, objectId, object}
                        .join(u'|');
                finding.severity = QString::fromLatin1(check->severity);
                finding.title = doctorText(check->title);
                finding.explanation = explanation;
                finding.advice = doctorText(check->advice);
                finding.object = object.isEmpty() ? objectId : object;
                finding.objectId = objectId;
                finding.page = QString::fromLatin1(check->page);
                finding.connection = estate.connection;
                finding.connectionName = estate.connectionName;
                finding.account = estate.account;
                finding.region = estate.region;
                findings += finding;
            });
    }
    std::ranges::stable_sort(findings, {},
                             [](const DoctorFinding &finding) { return rankOf(finding.severity); });
    return findings;
}

} // namespace lc
