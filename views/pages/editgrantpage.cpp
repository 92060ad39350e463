// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/editgrantpage.h"

#include "forms/choicelisteditor.h"
#include "workflows/granting.h"
#include "workflows/grantprecheck.h"
#include "workflows/licenserequests.h"

using namespace Qt::StringLiterals;

namespace lc {

namespace {

QList<FormSection> sections()
{
    return {{EditGrantPage::tr("Grant"), {}, {u"GrantName"_s, u"StatusReason"_s}},
            {EditGrantPage::tr("Rights"), {}, {u"AllowedOperations"_s}}};
}

} // namespace

EditGrantPage::EditGrantPage(PageContext &context, const Grant &grant, const RowOrigin &origin,
                             QWidget *parent)
    : FormPage(context, typeOf<Request>(), sections(), parent), m_form(&form()), m_grant(grant),
      m_origin(origin)
{
    setConnection(origin.connection);
    m_initial.grantArn = grant.grantArn;
    m_initial.grantName = grant.grantName;
    m_initial.allowedOperations = grant.grantedOperations;
    m_initial.sourceVersion = grant.version;
    m_form->setEditor(
        u"AllowedOperations"_s,
        new ChoiceListEditor(
            context.theme, valueTypeOf<std::optional<QList<Open<AllowedOperation>>>>, {}, m_form));
    m_form->setHint(u"StatusReason"_s, tr("The receiver sees it."));
    m_form->load(m_initial);
    setHeading(grant.grantName,
               tr("Editing version %1 · for account %2").arg(grant.version, granteeAccount(grant)));
    check();
}

void EditGrantPage::restore(const Grant &earlier)
{
    Request request = m_initial;
    request.grantName = earlier.grantName;
    request.allowedOperations = earlier.grantedOperations;
    m_form->edit(request);
    setHeading(m_grant.grantName,
               tr("Restoring version %1 over version %2 · for account %3")
                   .arg(earlier.version, m_grant.version, granteeAccount(m_grant)));
    review();
}

EditGrantPage::Request EditGrantPage::changed() const
{
    Request request = edited();
    if (request.grantName == m_initial.grantName)
        request.grantName.reset();
    if (request.allowedOperations == m_initial.allowedOperations)
        request.allowedOperations.reset();
    return request;
}

QList<FieldProblem> EditGrantPage::findProblems() const
{
    Request request = edited();
    request.clientToken = previewToken();
    QList<FieldProblem> problems = rowProblems(request);
    if (request.grantName.value_or(QString()).trimmed().isEmpty())
        problems.append({u"GrantName"_s, tr("A grant needs a name.")});
    if (request.allowedOperations.value_or(QList<Open<AllowedOperation>>()).isEmpty())
        problems.append({u"AllowedOperations"_s, tr("Choose at least one right.")});
    return problems;
}

Review EditGrantPage::makeReview() const
{
    const Request request = changed();
    const QString next = versionAfter(m_grant.version);
    Review review;
    review.warning =
        tr("This creates version %1. The receiver need not accept it again.").arg(next);
    review.fromTo = tr("Version %1 → version %2").arg(m_grant.version, next);
    review.changes = fieldDiff(m_initial, edited());
    review.call = callText<licensemanager::CreateGrantVersion>(request, m_grant.homeRegion);
    review.sendText = tr("Create version %1").arg(next);
    if (!request.grantName && !request.allowedOperations)
        review.blockedBy = tr("Name and rights are as they were.");
    return review;
}

void EditGrantPage::send()
{
    // Parented to the session: closing this tab ends nothing.
    auto *granting = new Granting(context().session, m_origin.connection, &context().session);
    follow(granting);
    granting->createVersion(m_grant, changed());
}

void EditGrantPage::discard()
{
    m_form->load(m_initial);
    check();
}

} // namespace lc
