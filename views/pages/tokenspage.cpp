// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/tokenspage.h"

#include "api/licensemanager/tokens.h"
#include "connections/session.h"
#include "domain/token.h"
#include "items/resourcetables.h"
#include "pages/accesstokendialog.h"
#include "pages/confirmation.h"
#include "pages/jobpanel.h"
#include "pages/operationform.h"
#include "pages/tokendialog.h"
#include "workflows/bulkcalls.h"

#include <QAction>
#include <QPointer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

using Create = licensemanager::CreateToken;
using Delete = licensemanager::DeleteToken;

TablePageFacts facts()
{
    TablePageFacts facts;
    facts.title = TokensPage::tr("Tokens");
    facts.symbol = Symbol::Key;
    facts.plural = TokensPage::tr("tokens");
    facts.listOperation = u"ListTokens"_s;
    facts.empty = {Symbol::Key,
                   TokensPage::tr("No tokens here. Make one with New: a program without AWS "
                                  "credentials signs in with it."),
                   {}};
    return facts;
}

} // namespace

TokensPage::TokensPage(PageContext &context, QWidget *parent)
    : ResourcePage(context, facts(), tokensTable(), tr("Choose a token to see its details."),
                   tr("ID"), parent),
      m_jobs(new JobPanel(context, *this))
{
    layout()->addWidget(m_jobs);
    connect(m_jobs, &JobPanel::finished, this, &TokensPage::refresh);
    m_new = addChangeAction(tr("&New token…"), Symbol::Plus, "license", QKeySequence::New);
    m_exchange = addChangeAction(tr("Get an &access token…"), Symbol::Key, "license");
    m_license = addPageAction(tr("Show its &license"), Symbol::License, "license");
    connect(m_license, &QAction::triggered, this, [this] {
        const auto token = model().record<TokenData>(currentRow());
        emit openRequested(linkToArn(token.licenseArn.value_or(QString())));
    });
    m_delete = addChangeAction(tr("&Delete…"), Symbol::Delete, "license", Qt::Key_Delete);
    setPrimaryAction(m_new, tr("New"), Symbol::Plus);
    connect(m_new, &QAction::triggered, this, &TokensPage::create);
    connect(m_exchange, &QAction::triggered, this, &TokensPage::exchange);
    connect(m_delete, &QAction::triggered, this, &TokensPage::remove);
    setList<licensemanager::ListTokens>();
    updateActions();
}

void TokensPage::showDetailsOf(int row)
{
    if (row < 0)
        return recordDetails().clear();
    const auto token = model().record<TokenData>(row);
    const QString id = token.tokenId.value_or(QString());
    showRecord<TokenData>(row, tr("Refresh token"), id, {"TokenId", "Status"});
}

void TokensPage::updateActions()
{
    offer(m_delete, currentRow() >= 0 && !m_jobs->isRunning(),
          m_jobs->isRunning() ? tr("The job is still running.") : tr("Choose a token first."));
    offer(m_license, currentRow() >= 0 && selectedRows().size() <= 1, tr("Choose one token."));
    for (QAction *action : {m_new, m_exchange})
        offer(action, !connectionForNew().isEmpty(), tr("Open a connection first."));
}

void TokensPage::create()
{
    const CallPlace place = placeForNew();
    const int row = currentRow();
    const QString license =
        row < 0 ? QString() : model().record<TokenData>(row).licenseArn.value_or(QString());
    openForm(makeTokenForm(context(), place.connection, place.region, license, window()));
}

void TokensPage::exchange()
{
    const CallPlace place = placeForNew();
    auto *dialog = new AccessTokenDialog(context(), place.connection, place.region, this);
    dialog->open();
}

void TokensPage::remove()
{
    BulkCalls<Delete> tokens;
    for (const int row : selectedRows()) {
        const QString id = model().record<TokenData>(row).tokenId.value_or(QString());
        tokens.calls.append({id, connectionOf(row), model().origin(row).region, {id}});
    }
    if (tokens.calls.isEmpty())
        return;
    const int count = int(tokens.size());
    const QString id = tokens.calls.first().object;
    const bool one = count == 1;
    confirm(context().holdBack, this,
            {one ? tr("Delete token %1?").arg(id) : tr("Delete %n token(s)?", nullptr, count),
             tr("Programs that use it cannot sign in any more. This cannot be undone."),
             one ? tr("Delete token") : tr("Delete %n token(s)", nullptr, count),
             tokens.text(context().session),
             one ? tr("Deleting token %1").arg(id) : tr("Deleting %n token(s)", nullptr, count),
             typedBefore(context().session, tokens.connections(), count, id)},
            [this, tokens, count] {
                m_jobs->start(
                    tokens.job(context().session, tr("Delete %n token(s)", nullptr, count)));
                updateActions();
            });
}

FormPage *makeTokenForm(PageContext &context, const QString &connectionId, const QString &region,
                        const QString &licenseArn, QWidget *window)
{
    const QList<FormSection> sections = {
        {TokensPage::tr("License"), {}, {u"LicenseArn"_s}},
        {TokensPage::tr("Token"),
         TokensPage::tr("Roles are assumed with the access token; one ARN a line."),
         {u"ExpirationInDays"_s, u"RoleArns"_s, u"TokenProperties"_s}}};
    OperationFormWords words;
    words.heading = TokensPage::tr("New token");
    words.note = region;
    words.warning = TokensPage::tr("The token is shown once, right after it is made.");
    words.sendText = TokensPage::tr("Create token");
    Create::Request initial;
    initial.licenseArn = licenseArn;
    initial.expirationInDays = 365;
    auto *form = new OperationForm<Create>(context, connectionId, region, sections, words, initial);
    form->setAnswered(
        [&context, window = QPointer<QWidget>(window)](const Create::Response &answer) {
            auto *dialog = new TokenDialog(
                context.theme, context.clipboard,
                TokensPage::tr("Refresh token %1").arg(answer.tokenId.value_or(QString())),
                answer.token.value_or(QString()), window);
            dialog->open();
        });
    form->begin();
    return form;
}

} // namespace lc
