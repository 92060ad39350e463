// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/associationchecks.h"

#include "domain/arn.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

using Verdict = ResourceCheck::Verdict;

Verdict verdictOf(Association what, const QString &text, const AssociationFacts &facts)
{
    const auto arn = Arn::parse(text);
    if (!arn)
        return Verdict::NotAnArn;
    if (!resourceTypeOf(text))
        return Verdict::NotAResource;
    if (arn->region != facts.region)
        return Verdict::OtherRegion;
    // ARNs of images have no account.
    if (!arn->account.isEmpty() && arn->account != facts.account)
        return Verdict::OtherAccount;
    const bool isAttached = facts.attached.contains(text);
    if (what == Association::Detach)
        return isAttached ? Verdict::Ready : Verdict::NotAttached;
    if (isAttached)
        return Verdict::AlreadyAttached;
    return facts.inventory && !facts.inventory->contains(text) ? Verdict::NotInInventory
                                                               : Verdict::Ready;
}

class VerdictWords {
    Q_DECLARE_TR_FUNCTIONS(VerdictWords)

public:
    static QString of(Verdict verdict)
    {
        switch (verdict) {
        case Verdict::Ready:
            return {};
        case Verdict::NotInInventory:
            return tr("Not in the inventory, which may be a day old.");
        case Verdict::NotAnArn:
            return tr("Not an ARN: it reads arn:aws:ec2:us-east-1:111122223333:instance/i-….");
        case Verdict::NotAResource:
            return tr("Licenses are attached to instances, hosts, images and managed servers "
                      "only.");
        case Verdict::OtherRegion:
            return tr("In another Region than the license.");
        case Verdict::OtherAccount:
            return tr("Belongs to another account.");
        case Verdict::Repeated:
            return tr("Named before.");
        case Verdict::AlreadyAttached:
            return tr("The license is attached already.");
        case Verdict::NotAttached:
            return tr("The license is not attached to it.");
        }
        return {};
    }
};

} // namespace

QStringList resourcesIn(const QString &text)
{
    static const QRegularExpression between(uR"([\s,;"'\[\]]+)"_s);
    return text.split(between, Qt::SkipEmptyParts);
}

std::optional<ResourceType> resourceTypeOf(const QString &text)
{
    const auto arn = Arn::parse(text);
    if (!arn || arn->id().isEmpty())
        return std::nullopt;
    const QString kind = arn->resource.section(u'/', 0, 0);
    if (!arn->resource.contains(u'/'))
        return std::nullopt;
    if (arn->service == u"ssm" && kind == u"managed-instance")
        return ResourceType::SystemsManagerManagedInstance;
    if (arn->service != u"ec2")
        return std::nullopt;
    if (kind == u"instance")
        return ResourceType::Ec2Instance;
    if (kind == u"dedicated-host")
        return ResourceType::Ec2Host;
    return kind == u"image" ? std::optional(ResourceType::Ec2Ami) : std::nullopt;
}

QList<ResourceCheck> checkResources(Association what, const QStringList &arns,
                                    const AssociationFacts &facts)
{
    QList<ResourceCheck> checks;
    QSet<QString> seen;
    for (const QString &text : arns) {
        ResourceCheck check;
        check.text = text;
        check.type = resourceTypeOf(text);
        check.verdict = seen.contains(text) ? Verdict::Repeated : verdictOf(what, text, facts);
        seen.insert(text);
        checks.append(check);
    }
    return checks;
}

QString verdictWords(Verdict verdict)
{
    return VerdictWords::of(verdict);
}

} // namespace lc
