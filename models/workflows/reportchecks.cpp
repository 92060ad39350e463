// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/reportchecks.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

class Checks {
    Q_DECLARE_TR_FUNCTIONS(ReportChecks)

public:
    static void scope(QList<FieldProblem> &problems, const QString &path,
                      const std::optional<QList<QString>> &arns, bool isNeeded)
    {
        const bool isThere = arns && !arns->isEmpty();
        if (isNeeded && !isThere)
            problems.append({path, tr("This report type needs at least one ARN here.")});
        else if (isThere && !isNeeded)
            problems.append({path, tr("None of the report types is about these. Leave it empty.")});
    }
    static QString typeNeeded() { return tr("Choose at least one report type."); }
};

} // namespace

QList<FieldProblem> reportProblems(const QList<Open<ReportType>> &types,
                                   const ReportContext &context)
{
    QList<FieldProblem> problems;
    if (types.isEmpty())
        problems.append({u"Type"_s, Checks::typeNeeded()});
    const bool hasGroups = types.contains(Open(ReportType::LicenseAssetGroupUsageReport));
    const bool hasConfigurations = std::any_of(types.cbegin(), types.cend(), [](const auto &type) {
        return !(type == ReportType::LicenseAssetGroupUsageReport);
    });
    Checks::scope(problems, u"ReportContext.licenseConfigurationArns"_s,
                  context.licenseConfigurationArns, hasConfigurations);
    Checks::scope(problems, u"ReportContext.licenseAssetGroupArns"_s, context.licenseAssetGroupArns,
                  hasGroups);
    return problems;
}

} // namespace lc
