// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/grantactivation.h"

#include "api/licensemanager/grants.h"
#include "pages/activationdialog.h"
#include "pages/page.h"
#include "workflows/granting.h"

using namespace Qt::StringLiterals;

namespace lc {

using List = licensemanager::ListReceivedGrants;

GrantActivation::GrantActivation(PageContext &context, const QString &connectionId, QWidget *parent)
    : QObject(parent), m_context(context), m_connectionId(connectionId), m_window(parent)
{
}

void GrantActivation::start(const QString &license)
{
    Client *client = m_context.session.client(m_connectionId);
    if (!client)
        return emit notFound();
    const QString by = license.startsWith(u"arn:") ? u"LicenseArn"_s : u"ProductSKU"_s;
    List::Request request;
    request.filters = QList<Filter>{{by, QList<QString>{license}},
                                    {u"GrantStatus"_s, QList<QString>{u"DISABLED"_s}}};
    m_grants =
        client->call<List>(request, this, [this](const Result<List::Response, ApiError> &answer) {
            if (!answer) {
                Attempt attempt;
                attempt.operation = u"ListReceivedGrants"_s;
                attempt.connection = m_context.session.connection(m_connectionId).name;
                attempt.changesState = false;
                return emit failed(explain(answer.error(), attempt));
            }
            const QList<Grant> grants = answer->grants.value_or(QList<Grant>());
            grants.isEmpty() ? emit notFound() : ask(grants.first());
        });
}

void GrantActivation::ask(const Grant &grant)
{
    auto *dialog =
        new ActivationDialog(m_context.theme, m_context.session, m_connectionId, grant, m_window);
    connect(dialog, &ActivationDialog::agreed, this,
            [this, grant](const ActivationDialog::Request &request) {
                // Parented to the session: closing this tab ends nothing.
                auto *granting =
                    new Granting(m_context.session, m_connectionId, &m_context.session);
                connect(granting, &Workflow::finished, this, [this, granting, grant] {
                    granting->deleteLater();
                    if (granting->state() == Workflow::State::Done)
                        emit activated(grant.grantName);
                    else
                        emit failed(granting->errorText());
                });
                granting->createVersion(grant, request);
            });
    dialog->open();
}

} // namespace lc
